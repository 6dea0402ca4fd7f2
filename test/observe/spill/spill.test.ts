import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { memorySpill, type Spill } from '@phonehome/observe';
import fc from 'fast-check';
import t from 'tap';
import { createSpillFile } from '../../../packages/cli/src/observe/spill-file.ts';

/** What is appended, and how much of it is read back at a time. */
const given = fc.array(fc.record({ length: fc.oneof(fc.nat(300), fc.nat(200_000)), fill: fc.nat(255) }), {
  minLength: 1,
  maxLength: 12,
});

/** Whether all that is appended can be read where it was said to be, also while more comes, and no more than that. */
function keeps(spill: Spill, pieces: readonly { readonly length: number; readonly fill: number }[]): boolean {
  const places: { readonly at: number; readonly bytes: Buffer }[] = [];
  const isThere = ({ at, bytes }: (typeof places)[number]): boolean => {
    const read = Buffer.alloc(bytes.length);
    return spill.read(at, read) === bytes.length && read.equals(bytes);
  };
  const are = pieces.map(({ length, fill }) => {
    const bytes = Buffer.alloc(length, fill);
    places.push({ at: spill.append(bytes), bytes: Buffer.from(bytes) });
    // Its memory may be used again.
    bytes.fill(fill + 1);
    return places.slice(-3).every(isThere);
  });
  const last = Buffer.alloc(10);
  return are.every(Boolean) && places.every(isThere) && spill.read(Math.max(0, spill.size() - 1), last) <= 1;
}

t.test('what is put into a spill is read back, in memory and in a file', async (t) => {
  fc.assert(
    fc.property(given, (pieces) => keeps(memorySpill(), pieces)),
    { numRuns: 50 },
  );
  fc.assert(
    fc.property(given, (pieces) => {
      const file = createSpillFile();
      const is_kept = keeps(file, pieces);
      file.close();
      return is_kept;
    }),
    { numRuns: 50 },
  );
  t.pass();
});

t.test('a file has no name while it is used, and a folder that is in the way is named', async (t) => {
  const before = process.env.TMPDIR;
  t.teardown(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  process.env.TMPDIR = join(t.testdir(), 'temporary');
  const file = createSpillFile();
  t.throws(() => file.append(Buffer.alloc(1_000_000)), { code: 'ENVIRONMENT', message: /temporary/ });
  await mkdir(process.env.TMPDIR);
  const second = createSpillFile();
  t.equal(second.append(Buffer.alloc(1_000_000, 7)), 0);
  t.strictSame(await readdir(process.env.TMPDIR), [], 'so that nothing is left of it however the process ends');
  const read = Buffer.alloc(3);
  t.equal(second.read(999_990, read), 3);
  t.equal(read[2], 7);
  second.close();
});
