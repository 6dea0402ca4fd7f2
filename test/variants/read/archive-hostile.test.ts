import { deflateRawSync } from 'node:zlib';
import { readBuild, type Unpacking } from '@phonehome/variants';
import t from 'tap';
import { unpacking } from '../../../packages/cli/src/build/unpacking.ts';
import { deflateLiterals } from '../../../scripts/builds/deflate.ts';
import { type ZipFile, zip } from '../../../scripts/builds/zip-writer.ts';
import { input, NEEDLES, read } from './support.ts';

const content = Buffer.from('report.example.cn');
const dex = (more: Partial<ZipFile> = {}): ZipFile => ({ name: 'classes.dex', content, ...more });

async function first(bytes: Buffer): Promise<string | undefined> {
  const { problems, texts } = await read({ 'f/system/framework/x.jar': bytes });
  t.strictSame(texts, []);
  return problems[0] && `${problems[0].source.file}: ${problems[0].what}`;
}

t.test('entries that cannot be read are named, with the reason', async (t) => {
  const at = 'f/system/framework/x.jar!classes.dex: it cannot be read: ';
  t.equal(await first(zip([dex({ flags: 1 })])), `${at}it is encrypted`);
  t.equal(await first(zip([dex({ method: 12 })])), `${at}it is packed by method 12, which is not known here`);
  t.equal(await first(zip([dex({ crc32: 1 })])), `${at}its checksum does not fit: it is damaged`);
  t.equal(
    await first(zip([dex({ claims_bytes: 600_000_000 })])),
    `${at}it would have 600000000 bytes, more than 536870912`,
  );
  t.equal(
    await first(zip([dex({ claims_bytes: 5 })])),
    `${at}it cannot be unpacked: it is damaged, or larger than it claims`,
  );
  t.equal(await first(zip([dex({ claims_bytes: 50 })])), `${at}it has 17 bytes, and should have 50`);
  t.equal(
    await first(zip([dex({ packed: Buffer.from('no deflate') })])),
    `${at}it cannot be unpacked: it is damaged, or larger than it claims`,
  );
  const moved = zip([dex()]);
  moved[0] = 0x51;
  t.match(await first(moved), 'is not where it should be');
});

t.test('a bomb of one entry is not unpacked further than it claims', async (t) => {
  const zeros = deflateRawSync(Buffer.alloc(300 * 1024 * 1024));
  let asked = 0;
  const watched: Unpacking = {
    ...unpacking,
    inflateRaw(bytes, max) {
      asked = max;
      return unpacking.inflateRaw(bytes, max);
    },
  };
  const bomb = zip([dex({ packed: zeros, claims_bytes: 1000 })]);
  const { problems } = await readBuild('b', [input('f/system/x.jar', bomb)], { needles: NEEDLES, unpacking: watched });
  t.equal(asked, 1000);
  t.match(problems[0]?.what, /larger than it claims/);
});

t.test('a bomb of many entries ends when the archive has unpacked to far more than it has', async (t) => {
  const claims_bytes = 500 * 1024 * 1024;
  const entries = [1, 2, 3, 4].map((i) => dex({ name: `classes${i}.dex`, claims_bytes }));
  let unpacked = 0;
  const counting: Unpacking = {
    ...unpacking,
    inflateRaw(_, max) {
      unpacked += max;
      throw new Error('as if it were damaged');
    },
  };
  const { problems } = await readBuild('b', [input('f/system/x.jar', zip(entries))], {
    needles: NEEDLES,
    unpacking: counting,
  });
  t.equal(unpacked, 2 * claims_bytes);
  t.match(problems.at(-1)?.what, /unpacks to far more than it has/);
});

t.test('entries that share their bytes', async (t) => {
  const one = zip([dex({ name: 'a.dex' }), dex({ name: 'b.dex' })]);
  // The second entry of the directory points to where the first one is.
  const second = one.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  one.writeUInt32LE(0, second + 42);
  const { problems, texts } = await read({ 'f/system/x.jar': one });
  t.match(problems, [{ what: /are those of another file/, source: { file: 'f/system/x.jar!b.dex' } }]);
  t.equal(texts.length, 1, 'the other is read');
});

t.test('archives within archives end', async (t) => {
  let bytes = zip([dex()]);
  for (let depth = 0; depth < 10; depth += 1) bytes = zip([{ name: 'x.zip', content: bytes, stored: true }]);
  const { problems, texts } = await read({ 'f/x.zip': bytes });
  t.match(problems, [{ what: /^archives stand within 4 others/ }]);
  t.strictSame(texts, []);
});

t.test('a directory that promises more than there is', async (t) => {
  const one = zip([dex()]);
  const end = one.length - 22;
  const changed = (at: number, value: number): Buffer => {
    const copy = Buffer.from(one);
    copy.writeUInt16LE(value, end + at);
    return copy;
  };
  t.match(await first(changed(10, 9)), 'promises 9 files and has 1');
  t.match(await first(changed(16, 0xfff)), 'lies outside');
});

t.test('an archive with ZIP64 records is read', async (t) => {
  const one = zip([dex()]);
  const end = one.length - 22;
  const directory_at = one.readUInt32LE(end + 16);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(1n, 24);
  record.writeBigUInt64LE(1n, 32);
  record.writeBigUInt64LE(BigInt(end - directory_at), 40);
  record.writeBigUInt64LE(BigInt(directory_at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  const last = Buffer.from(one.subarray(end));
  last.writeUInt16LE(0xffff, 10);
  last.writeUInt32LE(0xffffffff, 16);
  const { problems, texts } = await read({
    'f/system/x.jar': Buffer.concat([one.subarray(0, end), record, locator, last]),
  });
  t.strictSame([problems, texts.length], [[], 1]);
});

t.test('DEFLATE of the fixtures is DEFLATE', async (t) => {
  for (const bytes of [Buffer.alloc(0), content, Buffer.from(Array.from({ length: 256 }, (_, i) => i))]) {
    t.strictSame(Buffer.from(unpacking.inflateRaw(deflateLiterals(bytes), bytes.length)), bytes);
  }
});

t.test('a partition or archive that nobody unpacked', async (t) => {
  const ext4 = Buffer.alloc(4096);
  ext4.writeUInt16LE(0xef53, 1080);
  for (const [path, bytes] of Object.entries({
    'f/system.img': ext4,
    'f/super.img': Buffer.from([0x3a, 0xff, 0x26, 0xed, 1, 0, 0, 0]),
    'f/payload.bin': Buffer.from('CrAU\0\0\0'),
  })) {
    const { problems } = await read({ [path]: bytes });
    t.match(
      problems,
      [{ what: /packed/, affects: ['packages', 'files', 'texts', 'overlays', 'build-properties'] }],
      path,
    );
  }
  const { problems } = await read({ 'f/dumps.tar.gz': Buffer.from([0x1f, 0x8b, 8, 0]) });
  t.match(problems, [{ what: /packed/ }]);
  t.ok(problems[0]?.affects.includes('effective-properties'), 'dumps may be in it');
});

t.test('a build leaves images beside the folders that they are made of', async (t) => {
  const sparse = Buffer.from([0x3a, 0xff, 0x26, 0xed, 1, 0, 0, 0]);
  const tree = { 'out/system/build.prop': 'a.b=1\n', 'out/vendor/build.prop': 'a.b=1\n' };
  const images = {
    'out/system.img': sparse,
    'out/vendor_a.img': sparse,
    'out/super.img': sparse,
    'out/userdata.img': sparse,
  };
  t.strictSame((await read({ ...tree, ...images })).problems, []);
  const { problems } = await read({ ...tree, ...images, 'out/product.img': sparse, 'out/disk.img': sparse });
  t.strictSame(
    problems.map(({ source }) => source.file),
    ['out/product.img', 'out/disk.img'],
  );
});

t.test('a note that quotes a dump is none', async (t) => {
  const facts = await read({ 'f/README.md': '[ro.build.id]: [X]\n', 'f/x.json': '{}\n', 'f/notes.txt': 'words\n' });
  t.strictSame([facts.properties, facts.problems], [[], []]);
});
