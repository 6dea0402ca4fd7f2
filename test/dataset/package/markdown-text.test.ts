import fc from 'fast-check';
import t from 'tap';
import { markdownText } from '../../../packages/dataset/src/package/markdown-text.ts';
import { manifestOf, packageOf, titled } from './support.ts';

/** A text in which each sign that is escaped is a letter. */
function bare(markdown: string): string {
  return markdown.replace(/\\[!-/:-@[-`{-~]|&#\d+;/g, 'x');
}

/** The text as a reader of Markdown shows it. */
function shown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])|&#(\d+);/g, (_, sign: string | undefined, code: string) =>
    sign === undefined ? String.fromCodePoint(Number(code)) : sign,
  );
}

t.test('texts from outside are no markup in Markdown', async (t) => {
  t.equal(markdownText('</svg><script>alert(1)</script>'), '\\</svg\\>\\<script\\>alert(1)\\</script\\>');
  t.equal(markdownText('[x](javascript:y) ![z](q)'), '\\[x\\](javascript:y) \\!\\[z\\](q)');
  t.equal(markdownText('a | b'), 'a &#124; b', 'a cell goes on');
  t.equal(markdownText('1. one'), '&#49;. one');
  t.equal(markdownText('12) twelve'), '1&#50;) twelve');
  t.equal(markdownText('- a list'), '\\- a list');
  t.equal(markdownText('a - b, 1.5'), 'a - b, 1.5');
  t.equal(markdownText('one\ntwo'), 'one\\\\u000atwo', 'it stays on its line');
});

t.test('whatever the text, nothing that means something is left, and it is shown as it is', async () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'\\`*_[]<>#|~&!1. -+=:)(x\n') }));
  fc.assert(
    fc.property(texts, (text) => {
      const markdown = markdownText(text);
      const is_quiet = !/[\\`*_{}[\]<>#|~&\n]/.test(bare(markdown)) && !/^\s*([-+=:]|\d+[.)])/.test(bare(markdown));
      return is_quiet && shown(markdown) === markdownPlain(text);
    }),
  );
});

/** As it is shown elsewhere: control characters are named. */
function markdownPlain(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

t.test('a hostile scenario adds no line, no cell and no element to the card', async (t) => {
  const hostile = '</svg><script>x</script> | a ![p](http://x.example/) `c` \\| # d';
  const [tame, wild] = ['tame', hostile].map((text) => packageOf(titled(text), manifestOf())['README.md'] as string);
  // The front matter is YAML.
  const body = (card = ''): string => card.slice(card.indexOf('\n# '));
  const shape = (card: string): number[] => card.split('\n').map((line) => bare(line).split('|').length);
  t.strictSame(shape(body(wild)), shape(body(tame)));
  t.notMatch(body(wild), /(?<!\\)<script|(?<!\\)!\[p/);
});
