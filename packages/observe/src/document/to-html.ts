import type { Block, CardBlock, FigureBlock, Inline, Section, TableBlock, Text } from './block.ts';
import { type Html, html } from './html.ts';

/** A section as HTML. */
export function sectionHtml({ id, title, blocks }: Section, number: number): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title"><span class="number">${number}</span> ${title}</h2>
${blocks.map((block, i) => blockHtml(block, `${id}-${i}`))}
</section>
`;
}

function blockHtml(block: Block, id: string): Html {
  switch (block.block) {
    case 'paragraph':
      return html`<p${block.tone ? html` class="${block.tone}"` : null}>${textHtml(block.text)}</p>\n`;
    case 'heading':
      return html`<h3>${block.text}</h3>\n`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${textHtml(item)}</li>\n`);
      return block.ordered ? html`<ol>\n${items}</ol>\n` : html`<ul>\n${items}</ul>\n`;
    }
    case 'table':
      return tableHtml(block, id);
    case 'figure':
      return figureHtml(block);
    case 'code':
      return html`<figure class="${block.has_columns ? 'code columns' : 'code'}"><figcaption id="${id}">${block.caption}</figcaption>
<pre${block.has_columns ? movable(id) : null}><code>${lines(block.text)}</code></pre></figure>\n`;
    case 'numbers':
      return html`<dl class="numbers">\n${block.items.map(
        ({ value, label, tone }) =>
          html`<div${tone ? html` class="${tone}"` : null}><dt>${label}</dt><dd>${value}</dd></div>\n`,
      )}</dl>\n`;
    case 'dates':
      return html`<ol class="dates">\n${block.items.map(
        ({ date, text, tone }) =>
          html`<li${tone ? html` class="${tone}"` : null}><b class="date">${date}</b> <span>${textHtml(text)}</span></li>\n`,
      )}</ol>\n`;
    case 'cards':
      return html`<div class="cards">\n${block.items.map(cardHtml)}</div>\n`;
  }
}

/** Line feeds in what is shown word for word are line breaks; all other control characters are shown as such. */
function lines(text: string): Html {
  return html`${text.split('\n').map((line, i) => html`${i > 0 ? html`\n` : null}${line}`)}`;
}

function cardHtml({ id, title, mark, parts }: CardBlock): Html {
  return html`<article class="card" aria-labelledby="${id}">
<h3 id="${id}">${textHtml(title)}</h3>
${mark && html`<p class="mark ${mark.tone}">${mark.text}</p>\n`}<dl>
${parts.map(
  ({ name, lines }) => html`<dt>${name}</dt>\n${lines.map((line) => html`<dd>${textHtml(line)}</dd>\n`)}`,
)}</dl>
</article>
`;
}

function figureHtml({ id, draw, caption, table }: FigureBlock): Html {
  return html`<figure id="${id}" class="picture">
<div class="wide">${draw('wide')}</div><div class="narrow">${draw('narrow')}</div>
<figcaption>${textHtml(caption)}</figcaption>
<details><summary>The same in figures</summary>
${tableHtml(table, `${id}-table`, true)}</details>
</figure>
`;
}

/** What may be wider than its place is moved within it, which the keyboard must reach. */
function movable(labelled_by: string): Html {
  return html` tabindex="0" role="region" aria-labelledby="${labelled_by}"`;
}

/**
 * A table. One whose rows become cards on a narrow page is never too wide.
 * @param is_framed whether it stands where little room is, and may be too high, too
 */
function tableHtml(
  { caption, head, rows, numbers = [], stack = false }: TableBlock,
  id: string,
  is_framed = false,
): Html {
  const side = (column: number): Html | null => (numbers.includes(column) ? html` class="number"` : null);
  return html`<div class="frame"${!stack || is_framed ? movable(id) : null}><table role="table" class="${stack ? 'stack' : 'plain'}">
<caption id="${id}">${textHtml(caption)}</caption>
<thead role="rowgroup"><tr role="row">${head.map((name, i) => html`<th role="columnheader" scope="col"${side(i)}>${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  (row) =>
    html`<tr role="row">${row.map((cell, i) =>
      i === 0
        ? html`<th role="rowheader" scope="row"${side(0)}>${textHtml(cell)}</th>`
        : html`<td role="cell"${side(i)} data-head="${head[i] ?? ''}">${textHtml(cell)}</td>`,
    )}</tr>\n`,
)}</tbody>
</table></div>
`;
}

function textHtml(text: Text): Html {
  return html`${(isLine(text) ? text : [text]).map(inlineHtml)}`;
}

function isLine(text: Text): text is readonly Inline[] {
  return Array.isArray(text);
}

function inlineHtml(part: Inline): Html {
  if (typeof part === 'string') return html`${part}`;
  if ('code' in part) return html`<code>${part.code}</code>`;
  if ('strong' in part) return html`<strong>${part.strong}</strong>`;
  if ('quote' in part) return html`<q>${part.quote}</q>`;
  return html`<span class="mark ${part.tone}">${part.mark}</span>`;
}
