import type { Sensitivity } from '@phonehome/shared';
import type { Part } from './script.ts';

/** How often a client sends: not at all; once; again after failures, starts and changes of network; or when it is touched, too. */
export const frequencies = ['never', 'once', 'again', 'every-touch'] as const;
export type Frequency = (typeof frequencies)[number];

/** What the phone of a cell does with its last build. */
export interface CellAnswer {
  /** What is in the build: `on`, `default-off`, `off`, or `absent`. */
  readonly client: string;
  readonly sends: Frequency;
  /** For never: the gate that held the last try back; null where none was made. */
  readonly held_back: string | null;
  /** Servers that it reports to, `host:port`, in clear text. */
  readonly to: readonly string[];
  /** What the server decided, in the order of the words. */
  readonly outcomes: readonly string[];
  /** Classes of data in what it reports. */
  readonly classes: readonly Sensitivity[];
  /** Reports in each part of the script. */
  readonly reports: Readonly<Record<Part, number>>;
  /** Whether the maker's own activation was sent, within TLS. */
  readonly maker_activation: boolean;
}

/** An answer in one line: what matters to who reads a matrix, and what makes two answers the same to them. */
export function answerName({ sends, held_back, client, to, outcomes, maker_activation }: CellAnswer): string {
  const maker = maker_activation ? "; the maker's activation, once, over TLS" : '';
  if (sends !== 'never') return `${words[sends]} to ${to.join(', ')} in clear text (${outcomes.join(', ')})${maker}`;
  if (client === 'absent') return `nothing: no such client${maker}`;
  return `nothing: ${held_back ?? 'no try'}${maker}`;
}

const words: Readonly<Record<Frequency, string>> = {
  never: 'nothing',
  once: 'once',
  again: 'again and again',
  'every-touch': 'at every touch',
};
