import { markupText, visible } from '@phonehome/shared';

/** A fragment of HTML. Only `html` and `raw` make one: a text is never taken for markup. */
export class Html {
  readonly #text: string;

  constructor(text: string, _made_by: typeof FRAGMENT) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

const FRAGMENT = Symbol('made here');

/** What may stand in a template: fragments as they are, all else as text. Nothing is written for null. */
export type HtmlPart = Html | string | number | null | readonly HtmlPart[];

/**
 * A text within HTML or SVG, between tags or in a quoted attribute: nothing in it is markup, no character of it steers a
 * reader or turns the direction of writing, and none is one that a document must not have.
 */
export function htmlText(text: string): string {
  const allowed = visible(text)
    .toWellFormed()
    .replace(/[\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd');
  return markupText(allowed);
}

/** Fills a template of ours: what is filled in is escaped, unless it is a fragment. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const text = strings.reduce(
    (all, string, i) => all + string + (i < parts.length ? written(parts[i] ?? null) : ''),
    '',
  );
  return new Html(text, FRAGMENT);
}

/** Markup of our own, word for word. Never for anything that came from a file. */
export function raw(text: string): Html {
  return new Html(text, FRAGMENT);
}

function written(part: HtmlPart): string {
  if (part === null) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'string') return htmlText(part);
  if (typeof part === 'number') return String(part);
  return (part as readonly HtmlPart[]).map(written).join('');
}
