import { gzipSync } from 'node:zlib';
import { createCaptureReader } from '@phonehome/capture';
import { createCaptureFlows, createLeakFinder, hearBytes } from '@phonehome/observe';
import fc from 'fast-check';
import t from 'tap';
import type { Codec } from '../../../packages/observe/src/find/codec/codec.ts';
import { metrics } from '../../../packages/observe/src/find/codec/metrics.ts';
import { callRecords } from '../../../packages/observe/src/find/codec/protocol/call-records.ts';
import { sflow } from '../../../packages/observe/src/find/codec/protocol/flow-exports.ts';
import { mongodb } from '../../../packages/observe/src/find/codec/protocol/mongodb.ts';
import { phone, post } from './support.ts';

/** Texts that a pattern, a recursion or a table could be made to choke on. */
const hostile: Readonly<Record<string, string>> = {
  'a megabyte of digits': '7'.repeat(400_000),
  'digits with spaces': '1 '.repeat(120_000),
  'plus signs': '+1 '.repeat(120_000),
  'plus signs alone': '+'.repeat(400_000),
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
  'squares of the zone of number zero': '{"mgrs":"00CAA12345678"}',
  'latitudes without a longitude': 'lat:1.0,'.repeat(50_000),
  'latitudes in two parts without a longitude': 'lat_i=1&lat_f=123&'.repeat(22_000),
  'lists within a name in braces': `lat { b: ${'['.repeat(90_000)}`,
  'groups of nothing but separators': JSON.stringify({ mac: `${'_'.repeat(110)}!` }),
  'groups between two separators': JSON.stringify({ mac: `${'a_'.repeat(55)}!` }),
  'numbers of characters without an end': `String.fromCharCode(${'1'.repeat(4_000)}`,
  'numbers between two signs': JSON.stringify({ imei: `${'1--'.repeat(260)}x` }),
};

for (const [name, text] of Object.entries(hostile)) {
  t.test(`it gets through ${name}`, async (t) => {
    const begin_ms = performance.now();
    const observer = createLeakFinder();
    hearBytes(observer, post(text.slice(0, 400_000)), { id: '0', time_us: 1 });
    hearBytes(observer, Buffer.from(text), { id: '1', time_us: 1 });
    t.equal(observer.end().flow_count > 0, true);
    t.ok(performance.now() - begin_ms < 90_000, 'a pattern of quadratic time takes minutes');
  });
}

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const PIECES = 200_000;
const many = (piece: string): Buffer => Buffer.alloc(PIECES * (piece.length / 2), Buffer.from(piece, 'hex'));

/** The same in bytes: values within values. */
const hostileBytes: Readonly<Record<string, Buffer>> = {
  'a label of SenML that is a name of all objects': Buffer.from(
    '81a200656162636466' + '6b636f6e7374727563746f7201',
    'hex',
  ),
  'tuples within tuples': bytes(`\x80\x02K\x01${'\x85'.repeat(100_000)}.`),
  'lists within lists of a pickle': bytes(`\x80\x02${']'.repeat(60_000)}${'a'.repeat(59_999)}.`),
  'lengths that are bytes themselves': bytes(`${'\x0d\0'.repeat(19_000)}\xff\xfe\x80`),
};

for (const [name, content] of Object.entries(hostileBytes)) {
  t.test(`it gets through ${name}`, async (t) => {
    const observer = createLeakFinder();
    hearBytes(observer, post(content), { id: '0', time_us: 1 });
    t.equal(observer.end().flow_count, 1);
  });
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const sample = many('0000000100000024000000010000004000000000000000400200000000010200000000020800450000000000');
const fields = many('830821436587092143f5');
const pushed = many('0500000000');
const section = Buffer.concat([number(pushed.length + 6).reverse(), bytes('a\0'), pushed]);
const head = Buffer.concat([number(section.length + 21).reverse(), Buffer.alloc(8), number(2013).reverse()]);

/** More pieces than a call takes arguments. */
const manyPieces: readonly (readonly [codec: Codec, content: Buffer])[] = [
  [mongodb, Buffer.concat([head, Buffer.alloc(4), bytes('\x01'), section])],
  [callRecords, Buffer.concat([bytes('\xbfO\x83'), number(fields.length).subarray(1), fields])],
  [
    sflow,
    Buffer.concat([
      number(5),
      number(1),
      Buffer.alloc(20),
      number(1),
      number(32 + sample.length),
      Buffer.alloc(32),
      sample,
    ]),
  ],
  [metrics, bytes(`ab{${'b="c"'.repeat(PIECES)}} 1`)],
];

for (const [codec, content] of manyPieces) {
  t.test(`${codec.name} takes more pieces than a call takes arguments`, async (t) => {
    const is_text = codec === metrics;
    t.ok((codec.decode(is_text ? content.toString('latin1') : content)?.length ?? 0) >= PIECES);
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
  t.ok(performance.now() - begin_ms < 90_000);
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
