import t from 'tap';
import { holdsUpBroken } from './messages.ts';
import { findings, phone, post } from './support.ts';

/** The same JSON by the programs and libraries that are usual for each: bzip2, xz, lzip, lz4, python-snappy, ncompress. */
const packed: readonly (readonly [name: string, base64: string])[] = [
  [
    'bzip2',
    'QlpoOTFBWSZTWRNuEU0AADKZgFAEf7AGZ5TKIABISlD1BkaeptQPU0EqnpMmmTJiMmmN06C4JQzrz9MxFmjPRuKYFXfMWSV1TwIvgIusFtSyuQTANV/s/AcbgOBmU0LuSKcKEgJtwimg',
  ],
  [
    'xz',
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ABmAD9dAD2IiScTugPzfmfQexo4ClWNW9yOZtRLZqtDDs4hZWQkySvNe03z9Ak5N3dV8KvmnZW7RdvhWiqhSfIJJTGYoAAA/raPye7GL8MAAVtnT8Ufqh+2830BAAAAAARZWg==',
  ],
  [
    'lzma',
    'XQAAgAD//////////wA9iIknE7oD835n0HsaOApVjVvcjmbUS2arQw7OIWVkJMkrzXtN8/QJOTd3VfCr5p2Vu0Xb4VoqoUnyCSlSHOmf/eFRQA==',
  ],
  [
    'lzip',
    'TFpJUAEMAD2IiScTugPzfmfQexo4ClWNW9yOZtRLZqtDDs4hZWQkySvNe03z9Ak5N3dV8KvmnZW7RdvhWiqhSfIJKVIc6Z/94VFA9GkcxGcAAAAAAAAAXwAAAAAAAAA=',
  ],
  [
    'lz4',
    'BCJNGGhAZwAAAAAAAABCRwAAAP8teyJpbWVpIjoiMDA5OTkwNDMyMTc2NTA0IiwibW9kZWwiOiJ4Iiwibm90ZSI6Im9uZSB0d28gdGhyZWUgDgATUHJlZSJ9AAAAAA==',
  ],
  [
    'lz4, the size in front',
    'ZwAAAP8teyJpbWVpIjoiMDA5OTkwNDMyMTc2NTA0IiwibW9kZWwiOiJ4Iiwibm90ZSI6Im9uZSB0d28gdGhyZWUgDgATUHJlZSJ9',
  ],
  [
    'lz4, the older frame',
    'AiFMGEcAAAD/LXsiaW1laSI6IjAwOTk5MDQzMjE3NjUwNCIsIm1vZGVsIjoieCIsIm5vdGUiOiJvbmUgdHdvIHRocmVlIA4AE1ByZWUifQ==',
  ],
  ['snappy', 'Z/A8eyJpbWVpIjoiMDA5OTkwNDMyMTc2NTA0IiwibW9kZWwiOiJ4Iiwibm90ZSI6Im9uZSB0d28gdGhyZWUgb54OAAQifQ=='],
  [
    'snappy, a stream',
    '/wYAAHNOYVBwWQBKAAAAAAAAZ/A8eyJpbWVpIjoiMDA5OTkwNDMyMTc2NTA0IiwibW9kZWwiOiJ4Iiwibm90ZSI6Im9uZSB0d28gdGhyZWUgb54OAAQifQ==',
  ],
  [
    'compress',
    'H52Qe0SkaVMmjQgdImDAyMEQBo0ZMmLcsFHDoQgWItq8IVOGzUEReC6KcPOGTpmPb9yUAUHnzhuWaOSUWZlyZcuXdGLOBFGTpUuYMmmq9IlT58k+',
  ],
];
const chain = (request: Buffer): string[] =>
  findings([request])
    .filter(({ kind, value_masked }) => kind === 'imei' && value_masked === phone.imei)
    .map((one) => one.encoding_chain.join(' '));

for (const [name, base64] of packed) {
  const bytes = Buffer.from(base64, 'base64');
  const [codec = ''] = name.split(',');
  t.test(name, async (t) => {
    t.strictSame(chain(post(bytes)), [`${codec} json`], 'a body');
    t.strictSame(chain(post(JSON.stringify({ d: base64 }))), [`json base64 ${codec} json`], 'in base64 in JSON');
    t.strictSame(chain(post(`d=${bytes.toString('hex')}`)), [`form hex ${codec} json`], 'in hex in a form');
    const twice = Buffer.from(base64).toString('base64');
    t.strictSame(chain(post(twice)), [`base64 base64 ${codec} json`], 'in base64 twice');
  });
}

t.test('behind a head of their own', async (t) => {
  for (const [name, base64] of packed.filter(([name]) => ['bzip2', 'xz', 'lz4'].includes(name))) {
    const body = Buffer.concat([Buffer.from([7, 0, 0, 200]), Buffer.from(base64, 'base64')]);
    t.strictSame(chain(post(body)), [`${name} within json`]);
  }
});

t.test('what is cut is read as far as it is there, what is broken does no harm', async (t) => {
  for (const [name, base64] of packed) {
    const bytes = Buffer.from(base64, 'base64');
    holdsUpBroken(t, [[name, bytes]], 7, (other) => findings([post(other)]));
    const cut = chain(post(bytes.subarray(0, bytes.length - 14)));
    if (['xz', 'lzma', 'lzip', 'lz4', 'compress'].includes(name)) t.equal(cut.length, 1, name);
  }
});

t.test('a bomb ends at the bound', async (t) => {
  // A block of LZ4 that repeats one byte: 255 more for each byte of its length.
  const block = Buffer.concat([Buffer.from([0x1f, 0x00, 1, 0]), Buffer.alloc(200_000, 0xff), Buffer.from([0])]);
  const head = Buffer.from('04224d186040820000000000'.slice(0, 14), 'hex');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(block.length);
  const before = process.memoryUsage().arrayBuffers;
  t.strictSame(findings([post(Buffer.concat([head, size, block]))]), []);
  t.ok(process.memoryUsage().arrayBuffers - before < 200_000_000);
});
