import fc from 'fast-check';
import t from 'tap';
// Not of the package's door: how fragments are made is its own business.
import { html, htmlText, raw } from '../../../packages/observe/src/document/html.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('<', '"', "'", '&', '`', '\u202e', '\u0000', '\ud800'),
);

/** What a browser makes of a text with references. */
function read(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name] as string);
}

t.test('whatever is filled in stays a text', async (t) => {
  fc.assert(
    fc.property(
      fc.array(anything).map((parts) => parts.join('')),
      (text) => {
        const written = html`<p title="${text}">${text}</p>`.toString();
        const [, attribute = '', content = ''] = /^<p title="([^"<>']*)">([^"<>']*)<\/p>$/.exec(written) ?? [];
        return attribute === content && read(content) === read(htmlText(text)) && (text !== '') === (content !== '');
      },
    ),
    { numRuns: 500 },
  );
  t.equal(html`${'a < b & "c" \'d\''}`.toString(), 'a &lt; b &amp; &quot;c&quot; &#39;d&#39;');
  t.equal(
    html`${'\u202eback\u0007\ud800\uffff'}`.toString(),
    '\\u202eback\\u0007\ufffd\ufffd',
    'nothing steers a reader',
  );
});

t.test('a text that is safe already is not changed', async (t) => {
  fc.assert(fc.property(fc.stringMatching(/^[a-zA-Z0-9 .,:;æøå中文-]*$/), (text) => htmlText(text) === text));
  t.pass();
});

t.test('fragments, numbers, lists and nothing', async (t) => {
  const row = (cell: string) => html`<td>${cell}</td>`;
  t.equal(html`<tr>${['1', '<2>'].map(row)}${null}${3}</tr>`.toString(), '<tr><td>1</td><td>&lt;2&gt;</td>3</tr>');
  t.equal(html`${raw('<b>')}`.toString(), '<b>');
});

t.test('what looks like a fragment is none', async (t) => {
  const forged = { toString: () => '<script>' } as unknown as string;
  t.throws(() => html`${forged}`);
});
