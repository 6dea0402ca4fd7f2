import { androidBase64, androidJson } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { androidJsonOf } from '../../../packages/shared/src/protocol/android-json.ts';
import { anyText } from '../support.ts';

t.test('JSON is compact and keeps the order in which fields were put in', async (t) => {
  t.equal(androidJson([]), '{}');
  t.equal(
    androidJson([
      ['REGVER', '7.0'],
      ['MEID', ''],
      ['1', 'a number as a name stays in its place'],
    ]),
    '{"REGVER":"7.0","MEID":"","1":"a number as a name stays in its place"}',
  );
});

t.test('JSON writes each special character as Android does, the slash with a backslash before it', async (t) => {
  const written: Readonly<Record<string, string>> = {
    '"': '\\"',
    '\\': '\\\\',
    '/': '\\/',
    '\t': '\\t',
    '\b': '\\b',
    '\n': '\\n',
    '\r': '\\r',
    '\f': '\\f',
    '\u0000': '\\u0000',
    '\u001f': '\\u001f',
    '\u007f': '\u007f',
    æ: 'æ',
    中: '中',
    '\u2028': '\u2028',
  };
  for (const [character, text] of Object.entries(written)) {
    t.equal(androidJson([['x', character]]), `{"x":"${text}"}`, `U+${character.charCodeAt(0).toString(16)}`);
  }
  t.equal(androidJson([['a/b', '']]), '{"a\\/b":""}', 'in names, too');
});

t.test('JSON reads back as what was written', async () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(anyText, anyText), { selector: ([name]) => name }), (entries) => {
      const read: unknown = JSON.parse(androidJson(entries));
      const sorted = (pairs: [string, unknown][]) => JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
      return sorted(Object.entries(read as object)) === sorted(entries);
    }),
  );
});

t.test('base64 has a line feed after every 76 characters and at the end', async (t) => {
  t.equal(androidBase64(new Uint8Array()), '');
  t.equal(androidBase64(Buffer.from('{}')), 'e30=\n');
  const line = 'A'.repeat(76);
  t.equal(androidBase64(new Uint8Array(57)), `${line}\n`, 'a full line ends with one line feed, not two');
  t.equal(androidBase64(new Uint8Array(58)), `${line}\nAA==\n`);
  t.equal(androidBase64(new Uint8Array(171)), `${line}\n${line}\n${line}\n`);
});

t.test('base64 without its line feeds reads back as the same bytes, also from a part of a buffer', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat({ max: 20 }), (bytes, from) => {
      const part = bytes.subarray(from);
      const text = androidBase64(part);
      const lines = text.split('\n');
      return (
        Buffer.from(lines.join(''), 'base64').equals(part) &&
        lines.slice(0, -2).every((line) => line.length === 76) &&
        lines.at(-1) === ''
      );
    }),
  );
});

t.test('JSON of an object is the same, whatever its texts are: halves of characters, too', async () => {
  const texts = fc.oneof(anyText, fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', 'a/\\u', '\u0001/'));
  fc.assert(
    fc.property(fc.dictionary(texts, texts), (object) => androidJsonOf(object) === androidJson(Object.entries(object))),
    { numRuns: 500 },
  );
});
