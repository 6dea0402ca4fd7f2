import { svgNumber } from '@phonehome/simulation';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';

/** What a picture is, beside what is in it. */
export interface Picture {
  /** Unique in the report, but for the size. */
  readonly id: string;
  readonly size: PictureSize;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The same in a sentence or two, for those who do not see it. */
  readonly description: string;
  readonly body: readonly Html[];
}

/** How wide pictures are, in units of which a letter is 13 high. */
export const pictureWidth: Readonly<Record<PictureSize, number>> = { wide: 760, narrow: 350 };

/** A picture as SVG within the page: coloured by the rules of the page, without a style or script of its own. */
export function pictureSvg({ id, size, width, height, title, description, body }: Picture): Html {
  const name = `${id}-${size}`;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${name}-t ${name}-d">
<title id="${name}-t">${title}</title>
<desc id="${name}-d">${description}</desc>
${body.map((part) => html`${part}\n`)}</svg>`;
}

/** A text in a picture. */
export function label(
  x: number,
  y: number,
  text: string,
  { anchor = 'start', kind = '' }: { anchor?: 'start' | 'middle' | 'end'; kind?: string } = {},
): Html {
  return html`<text class="${kind}" text-anchor="${anchor}" x="${svgNumber(x)}" y="${svgNumber(y)}">${text}</text>`;
}

/** A line, level or upright. */
export function rule(kind: string, x0: number, y0: number, x1: number, y1: number): Html {
  return html`<path class="${kind}" d="M${svgNumber(x0)},${svgNumber(y0)}L${svgNumber(x1)},${svgNumber(y1)}"/>`;
}

/** A rectangle. */
export function box(kind: string, x: number, y: number, width: number, height: number, round = 0): Html {
  const radius = round > 0 ? html` rx="${round}"` : null;
  return html`<rect class="${kind}" x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(width)}" height="${svgNumber(height)}"${radius}/>`;
}

/** A text cut to so many characters. */
export function short(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters - 1)}…` : text;
}
