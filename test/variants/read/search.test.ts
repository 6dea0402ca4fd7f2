import fc from 'fast-check';
import t from 'tap';
// The search is not public: readers give its results as facts.
import { createSearcher, prepareNeedles } from '../../../packages/variants/src/read/search/searcher.ts';

function search(needles: readonly string[], bytes: Uint8Array, piece = bytes.length): string[] {
  const found: string[] = [];
  const searcher = createSearcher(prepareNeedles(needles), (text) => found.push(text));
  for (let at = 0; at < bytes.length; at += piece) searcher.push(bytes.subarray(at, at + piece));
  searcher.end();
  return found.sort();
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'latin1');
const NEEDLES = ['report.example.cn', 'example.cn', 'REGVER', 'persist.a.enabled'];

for (const [text, expected] of [
  ['report.example.cn', ['report.example.cn']],
  ['http://report.example.cn:9998/x', ['report.example.cn']],
  ['http://other.example.cn/', ['other.example.cn']],
  ['see example.cn.', ['example.cn']],
  ['.example.cn', ['example.cn']],
  ['HTTP://REPORT.Example.CN/', ['report.example.cn']],
  ['myexample.cn', []],
  ['my-example.cn', ['my-example.cn']],
  ['example.cnx', []],
  ['example.cn.org', ['example.cn.org']],
  ['REGVER', ['REGVER']],
  ['{"REGVER":"1.0"}', ['REGVER']],
  ['regver REGVERS XREGVER', []],
  ['persist.a.enabled=1', ['persist.a.enabled']],
  ['xpersist.a.enabled', []],
  ['persist.a.enabled2', []],
] as const) {
  t.test(`in ${text}: ${expected.join(', ') || 'nothing'}`, async (t) => {
    t.strictSame(search(NEEDLES, utf8(text)), expected);
    t.strictSame(search(NEEDLES, Buffer.from(text, 'utf16le')), expected, 'in UTF-16');
    t.strictSame(search(NEEDLES, Buffer.concat([utf8('\x00'), Buffer.from(text, 'utf16le')])), expected, 'and odd');
  });
}

t.test('the length before a string is no letter of it', async (t) => {
  // 0x61 is both the length 97 and the letter a.
  const long = `example.cn/${'x'.repeat(86)}`;
  t.strictSame(search(NEEDLES, utf8(`\x00${String.fromCharCode(97)}${long}\x00`)), ['example.cn']);
  t.strictSame(search(NEEDLES, utf8(`\x00${String.fromCharCode(98)}${long}\x00`)), [], 'another length is a letter');
  const wide = Buffer.concat([Buffer.from([97, 0]), Buffer.from(long, 'utf16le'), Buffer.from([0, 0])]);
  t.strictSame(search(NEEDLES, wide), ['example.cn']);
});

t.test('each text once, however often it stands there', async (t) => {
  t.strictSame(search(NEEDLES, utf8('example.cn '.repeat(50_000))), ['example.cn']);
});

t.test('where pieces begin and end makes no difference', async (t) => {
  const noise = 'repREGreport.examplepersistexample.REGVREGVER'.repeat(30);
  const text = utf8(`${noise} report.example.cn ${noise} REGVER\x00${noise}:example.cn/ ${noise}`);
  const whole = search(NEEDLES, text);
  t.strictSame(whole, ['REGVER', 'example.cn', 'report.example.cn']);
  for (const piece of [1, 2, 3, 7, 64, 511, 512, 513, 1024])
    t.strictSame(search(NEEDLES, text, piece), whole, `${piece}`);
});

t.test('it finds what looking for one needle after another finds', async (t) => {
  // Of letters that often touch each other, in which needles overlap and are parts of others.
  const alphabet = fc.constantFrom('a', 'b', ' ', '/');
  const needle = fc.array(fc.constantFrom('a', 'b'), { minLength: 3, maxLength: 5 }).map((all) => all.join(''));
  const text = fc.array(alphabet, { maxLength: 200 }).map((all) => all.join(''));
  fc.assert(
    fc.property(
      fc.uniqueArray(needle, { minLength: 1, maxLength: 6 }),
      text,
      fc.integer({ min: 1, max: 50 }),
      (needles, text, piece) => {
        const words = new Set(text.split(/[ /]/));
        const expected = needles.filter((one) => words.has(one)).sort();
        t.strictSame(search(needles, utf8(text), piece), expected);
      },
    ),
    { numRuns: 300 },
  );
});

t.test('without needles, and in nothing, nothing is found', async (t) => {
  t.strictSame(search([], utf8('example.cn')), []);
  t.strictSame(search(NEEDLES, new Uint8Array(0), 1), []);
});
