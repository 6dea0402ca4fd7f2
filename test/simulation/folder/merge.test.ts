import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { createHashedFile } from '../../../packages/simulation/src/folder/hashed-file.ts';
import { mergeSegments } from '../../../packages/simulation/src/folder/merge.ts';
import { temporaryFolder } from '../support.ts';

const folder = await temporaryFolder(t);
const LARGE = 3 << 20;
let numbered = 0;

/** Writes segments of these lines, in batches of two lines, and merges them. */
async function merged(kind: 'records' | 'timeline', segments: readonly (readonly string[])[], ways?: number) {
  const scratch = folder;
  const run = numbered++;
  const paths: string[] = [];
  for (const [i, lines] of segments.entries()) {
    const path = join(folder, `${run}.${i}`);
    const file = await createHashedFile(path, true);
    for (let at = 0; at < lines.length; at += 2) {
      const batch = lines.slice(at, at + 2).map((line) => `${line}\n`);
      await file.write(Buffer.from(batch.join('')), batch.length);
    }
    await file.close();
    paths.push(path);
  }
  const target = join(folder, `${run}.merged`);
  const facts = await mergeSegments({
    kind,
    segments: paths,
    target,
    scratch,
    ...(ways === undefined ? {} : { ways }),
  });
  return { facts, text: await readFile(target, 'utf8') };
}

const record = (time_ms: number, id: string, more = ''): string =>
  `{"v":1,"exchange_id":"${id}","time_ms":${time_ms},"x":"${more}"}`;
const happened = (device: number, seq: number, time_ms: number): string =>
  `{"device":${device},"seq":${seq},"time_ms":${time_ms}}`;

t.test('records are merged by time, then by exchange id', async (t) => {
  const { text, facts } = await merged('records', [
    [record(1, 'b'), record(9, 'a')],
    [record(1, 'a'), record(10, 'a')],
  ]);
  const lines = [record(1, 'a'), record(1, 'b'), record(9, 'a'), record(10, 'a')];
  t.equal(text, lines.map((line) => `${line}\n`).join(''));
  t.same(facts, { bytes: text.length, lines: 4, sha256: createHash('sha256').update(text).digest('hex') });
});

t.test('a timeline is merged by time, then by device, and keeps the order of what a device did', async (t) => {
  const first = [happened(0, 5, 7), happened(1, 0, 7), happened(1, 1, 7)];
  const second = [happened(2, 8, 1), happened(2, 9, 7)];
  const { text } = await merged('timeline', [first, second]);
  t.equal(text, [second[0], ...first, second[1], ''].join('\n'));
});

t.test('a line larger than a batch is kept whole; empty segments are none', async (t) => {
  const lines = [record(1, 'a', 'x'.repeat(LARGE)), record(3, 'a')];
  const { text } = await merged('records', [[], lines, [record(2, 'a')], []]);
  t.ok(text === [lines[0], record(2, 'a'), lines[1], ''].join('\n'));
  t.equal((await merged('records', [])).text, '');
});

t.test('however many segments there are, and however few are read at once, the whole is sorted', async (t) => {
  const times = fc.array(fc.array(fc.nat({ max: 20 }), { maxLength: 8 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(times, fc.integer({ min: 2, max: 5 }), async (segments, ways) => {
      let id = 0;
      const all = segments.map((of) =>
        of.map((time_ms) => ({ time_ms, id: `${String.fromCharCode(97 + ((id * 7) % 26))}${id++}` })),
      );
      const order = (a: { time_ms: number; id: string }, b: { time_ms: number; id: string }): number =>
        a.time_ms - b.time_ms || (a.id < b.id ? -1 : 1);
      const lines = (of: readonly { time_ms: number; id: string }[]): string[] =>
        of.toSorted(order).map((one) => record(one.time_ms, one.id));
      const { text } = await merged('records', all.map(lines), ways);
      const expected = lines(all.flat())
        .map((line) => `${line}\n`)
        .join('');
      if (text !== expected) throw new Error(`${text}\nis not\n${expected}`);
    }),
    { numRuns: 60 },
  );
  t.same(
    (await readdir(folder)).filter((name) => name.startsWith('merged-')),
    [],
    'nothing of the rounds is left',
  );
});
