import { gzipSync } from 'node:zlib';
import { createCaptureReader } from '@phonehome/capture';
import { createCaptureFlows, createLeakFinder, hearBytes } from '@phonehome/observe';
import fc from 'fast-check';
import t from 'tap';
import { phone, post } from './support.ts';

/** Texts that a pattern, a recursion or a table could be made to choke on. */
const hostile: Readonly<Record<string, string>> = {
  'a megabyte of digits': '7'.repeat(400_000),
  'digits with spaces': '1 '.repeat(120_000),
  'plus signs': '+1 '.repeat(120_000),
  colons: 'aa:'.repeat(120_000),
  'equals signs': '='.repeat(400_000),
  ampersands: 'a=1&'.repeat(80_000),
  'percent signs': '%25'.repeat(120_000),
  backslashes: '\\u0031'.repeat(60_000),
  brackets: '['.repeat(80_000),
  'objects within objects': '{"a":'.repeat(60_000),
  elements: '<a b="c">'.repeat(40_000),
  'an element without an end': `<a ${'b="c" '.repeat(40_000)}`,
  'quoted-printable': '=41'.repeat(120_000),
  'telephone numbers without an end': `+${'89'.repeat(100)} `.repeat(1_500),
  'degrees without an end': `lat${'12 '.repeat(20_000)}N`,
  spaces: `x${' '.repeat(300_000)}x`,
  'sections without an end': `<a></a>${'<![CDATA['.repeat(30_000)}`,
  'declarations without an end': `<a></a>${'<!'.repeat(150_000)}`,
  'padding without base32': `${'='.repeat(300_000)}x`,
  'files of uuencode without an end': 'begin 644 a\n'.repeat(25_000),
  words: 'word '.repeat(80_000),
  'a thousand parameters of base64': `a=${'QUJDREVGR0hJSktMTU5PUA=='.repeat(1)}&`.repeat(20_000),
  lines: 'a: b\n'.repeat(80_000),
  'base64 within base64': Array.from({ length: 12 }).reduce<string>(
    (text) => Buffer.from(text).toString('base64'),
    'imei'.repeat(3_000),
  ),
  'a statement of one word': `SELECT ${'a'.repeat(190_000)}`,
  'a statement into one word': `SELECT into ${'a'.repeat(190_000)}`,
  'a statement of quotation marks': `SELECT a = 1, ${"'\\".repeat(90_000)}`,
  'a statement of names and marks': `SELECT ${"a='".repeat(60_000)}`,
  'rows without an end': `SELECT a=1 ${'into d(a)values('.repeat(12_000)}`,
  'rows within rows': `SELECT a=1 ${'into d(a)values('.repeat(11_000)}${')'.repeat(11_000)}`,
  'frames of STOMP': 'SEND\na:b\n\n\0'.repeat(36_000),
  'names of prototypes': JSON.stringify({ __proto__: 1, constructor: { prototype: phone.imei } }),
};

for (const [name, text] of Object.entries(hostile)) {
  t.test(`it gets through ${name}`, async (t) => {
    const begin_ms = performance.now();
    const observer = createLeakFinder();
    hearBytes(observer, post(text.slice(0, 400_000)), { id: '0', time_us: 1 });
    hearBytes(observer, Buffer.from(text), { id: '1', time_us: 1 });
    t.equal(observer.end().flow_count > 0, true);
    t.ok(performance.now() - begin_ms < 20_000, 'a pattern of quadratic time takes minutes');
  });
}

t.test('lists of a property list that hold themselves', async (t) => {
  const objects = Buffer.from([0xae, ...Array<number>(14).fill(0)]);
  const trailer = Buffer.alloc(32);
  trailer.set([1, 1], 6);
  trailer.writeBigUInt64BE(1n, 8);
  trailer.writeBigUInt64BE(BigInt(8 + objects.length), 24);
  const observer = createLeakFinder();
  hearBytes(observer, post(Buffer.concat([Buffer.from('bplist00'), objects, Buffer.from([8]), trailer])), {
    id: '0',
    time_us: 1,
  });
  t.strictSame(observer.end().leaks, []);
});

t.test('many small pieces that unpack to a lot are looked at in part, and that is said', async (t) => {
  const bomb = gzipSync(Buffer.alloc(4_000_000, 'word ')).toString('base64');
  const observer = createLeakFinder();
  const begin_ms = performance.now();
  hearBytes(observer, post(JSON.stringify(Array<string>(60).fill(bomb))), { id: '0', time_us: 1 });
  t.equal(observer.end().in_part, 1);
  t.ok(performance.now() - begin_ms < 20_000);
});

t.test('whatever the bytes of a body, it ends and says something', async (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 200, unit: 'binary' }), (bytes, text) => {
      const observer = createLeakFinder();
      hearBytes(observer, post(bytes), { id: '0', time_us: 1 });
      hearBytes(observer, post(text), { id: '1', time_us: 1 });
      hearBytes(observer, Buffer.from(bytes), { id: '2', time_us: 1 });
      const { leaks, look_alikes } = observer.end();
      return [...leaks, ...look_alikes].every(({ confidence }) => confidence >= 0 && confidence <= 1);
    }),
    { numRuns: 100 },
  );
  t.pass();
});

t.test('whatever the frames of a capture, it ends', async (t) => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 120 }), { maxLength: 20 }), (all) => {
      const observer = createLeakFinder();
      const flows = createCaptureFlows(observer);
      for (const bytes of all) flows.add({ time_us: 0, link_type: 1, bytes, length: bytes.length, comments: [] });
      flows.end();
      observer.end();
    }),
    { numRuns: 100 },
  );
  t.ok(createCaptureReader());
});
