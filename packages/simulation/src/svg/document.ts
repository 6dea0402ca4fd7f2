import { svgStyle } from './style.ts';
import { svgText } from './text.ts';

/** A picture: what it is for those who see it, and for those who do not. */
export interface SvgPicture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  /** Rules beside those of the house. */
  readonly style?: string;
  /** Elements, a line each. */
  readonly body: readonly string[];
}

/** A picture as SVG 1.1 with a title and a description; no script, nothing from elsewhere. */
export function svgDocument({ width, height, title, description, style = '', body }: SvgPicture): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `  <title id="title">${svgText(title)}</title>`,
    `  <desc id="desc">${svgText(description)}</desc>`,
    `  <style>${svgStyle}${style}</style>`,
    `  <rect class="ground" width="${width}" height="${height}"/>`,
    ...body,
    '</svg>',
  ].join('\n')}\n`;
}
