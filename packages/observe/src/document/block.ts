import type { Html } from './html.ts';

/** A piece of a line of text. */
export type Inline =
  | string
  /** Word for word, such as what was received. */
  | { readonly code: string }
  | { readonly strong: string }
  /** What somebody said, not we. */
  | { readonly quote: string }
  /** A mark for how it stands, told in words and, where there is any, by colour. */
  | { readonly mark: string; readonly tone: Tone };

/** What a mark or a figure is about. */
export type Tone =
  | 'leak'
  | 'good'
  | 'quiet'
  | 'device'
  | 'subscriber'
  | 'network-identifier'
  | 'location'
  | 'configuration';

/** A line of text. */
export type Text = Inline | readonly Inline[];

/** A table. Its first column names the row. */
export interface TableBlock {
  readonly block: 'table';
  readonly caption: Text;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Text[])[];
  /** Columns of numbers, which stand at the right. */
  readonly numbers?: readonly number[];
  /** On a narrow page, a row becomes a card: for cells of several words. */
  readonly stack?: boolean;
}

/** How a picture is drawn: twice, since on a telephone a wide one cannot be read. */
export type PictureSize = 'wide' | 'narrow';

/** A picture, with the same in words for those who do not see it. */
export interface FigureBlock {
  readonly block: 'figure';
  readonly id: string;
  readonly draw: (size: PictureSize) => Html;
  readonly caption: Text;
  readonly table: TableBlock;
}

/** A piece of a section, the same for every form of the report. */
export type Block =
  | { readonly block: 'paragraph'; readonly text: Text; readonly tone?: 'lede' | 'note' }
  | { readonly block: 'heading'; readonly text: string }
  | { readonly block: 'list'; readonly items: readonly Text[]; readonly ordered?: boolean }
  | TableBlock
  | FigureBlock
  /** What was received or is to be typed, word for word; what stands in columns is not broken. */
  | { readonly block: 'code'; readonly caption: string; readonly text: string; readonly has_columns?: boolean }
  /** A few numbers that say most. */
  | {
      readonly block: 'numbers';
      readonly items: readonly { readonly value: string; readonly label: string; readonly tone?: Tone }[];
    }
  /** Dates and what happened. */
  | {
      readonly block: 'dates';
      readonly items: readonly { readonly date: string; readonly text: Text; readonly tone?: Tone }[];
    }
  /** Things of one kind, each with a heading and pieces of its own. */
  | { readonly block: 'cards'; readonly items: readonly CardBlock[] };

/** One of several things of a kind. */
export interface CardBlock {
  readonly id: string;
  readonly title: Text;
  readonly mark: { readonly text: string; readonly tone: Tone } | null;
  /** Pairs of what it is about and what there is to say. */
  readonly parts: readonly { readonly name: string; readonly lines: readonly Text[] }[];
}

/** A part of the report. */
export interface Section {
  /** What its address ends in. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Why a section has nothing to tell of this run. */
export function absent(why: string): Block {
  return { block: 'paragraph', tone: 'note', text: why };
}
