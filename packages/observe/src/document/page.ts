import { createHash } from 'node:crypto';
import type { Section } from './block.ts';
import { type Html, html, raw } from './html.ts';
import { reportStyle } from './style.ts';
import { sectionHtml } from './to-html.ts';

/** What a page is headed with. */
export interface PageHead {
  readonly kicker: string;
  readonly title: string;
  readonly byline: string;
  readonly foot: string;
  /** The section that a keyboard gets to first. */
  readonly first: string;
}

/** What the page may do: show itself in its own style. Nothing is fetched, run, framed or sent. */
export const reportPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A whole page, in one file that needs no other. */
export function pageHtml({ kicker, title, byline, foot, first }: PageHead, sections: readonly Section[]): string {
  const page: Html = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${reportPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(reportStyle)}</style>
</head>
<body>
<a class="skip" href="#${first}">Skip the contents</a>
<header>
<p class="kicker">${kicker}</p>
<h1>${title}</h1>
<p class="byline">${byline}</p>
<nav aria-label="Contents"><ol>
${sections.map(({ id, title: name }, i) => html`<li><a href="#${id}"><span class="number">${i + 1}</span> ${name}</a></li>\n`)}</ol></nav>
</header>
<main>
${sections.map((section, i) => sectionHtml(section, i + 1))}</main>
<footer><p>${foot}</p></footer>
</body>
</html>
`;
  return page.toString();
}
