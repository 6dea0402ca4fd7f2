import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createCaptureReader, type Frame } from '@phonehome/capture';
import { mergeDataset } from '@phonehome/dataset';
import t from 'tap';
import { generate, generateWhole, moving, temporaryFolder } from './support.ts';

const whole = { scenario: moving(), devices: 10, days: 1, background: 0.5, formats: ['ndjson', 'pcapng'] } as const;
const blocks = { ...whole, block_devices: 2 };

const framesOf = (path: string): Frame[] => {
  const frames: Frame[] = [];
  createCaptureReader().push(readFileSync(path), (frame) => frames.push(frame));
  return frames;
};
const told = ({ time_us, bytes, comments }: Frame): string =>
  `${time_us} ${comments} ${Buffer.from(bytes).toString('base64')}`;
const partsOf = (folder: string, format: string): string[] =>
  readdirSync(join(folder, format))
    .filter((name) => name.startsWith('exchanges-'))
    .sort()
    .map((name) => join(folder, format, name));

t.test('of one block, the merge is its part, byte for byte', async (t) => {
  const folder = await temporaryFolder(t);
  await generateWhole({ ...whole, out: join(folder, 'data') });
  for (const format of ['ndjson', 'pcapng']) {
    const out = join(folder, `merged.${format}`);
    await mergeDataset({ folders: [join(folder, 'data')], out });
    const [part = ''] = partsOf(join(folder, 'data'), format);
    t.ok(readFileSync(out).equals(readFileSync(part)), format);
  }
});

t.test(
  'of many blocks, it has everything that they have, in order of time, however many are read at once',
  async (t) => {
    const folder = await temporaryFolder(t);
    const data = join(folder, 'data');
    await generateWhole({ ...blocks, out: data });
    const merge = async (name: string, ways?: number) => {
      const out = join(folder, name);
      await mergeDataset({ folders: [data], out, ...(ways && { ways }) });
      return out;
    };
    const capture = await merge('all.pcapng');
    const frames = framesOf(capture);
    const parts = partsOf(data, 'pcapng').flatMap(framesOf);
    t.ok(partsOf(data, 'pcapng').length === 5 && frames.length > 1000);
    t.strictSame(frames.map(told).sort(), parts.map(told).sort());
    t.ok(frames.every(({ time_us }, at) => at === 0 || (frames[at - 1] as Frame).time_us <= time_us));
    t.ok(
      readFileSync(await merge('again.pcapng', 2)).equals(readFileSync(capture)),
      'by way of intermediate files, too',
    );
    const lines = readFileSync(await merge('all.ndjson'), 'utf8')
      .split('\n')
      .slice(0, -1);
    const times = lines.map((line) => (JSON.parse(line) as { time_us: number }).time_us);
    t.strictSame(
      times,
      times.toSorted((a, b) => a - b),
    );
    t.strictSame(
      lines.toSorted(),
      partsOf(data, 'ndjson')
        .flatMap((path) => readFileSync(path, 'utf8').split('\n').slice(0, -1))
        .sort(),
    );
    t.same(readdirSync(folder).sort(), ['again.pcapng', 'all.ndjson', 'all.pcapng', 'data'], 'nothing else is left');
  },
);

t.test('the folders of shards are merged as one', async (t) => {
  const folder = await temporaryFolder(t);
  const shards = [1, 2, 3].map((index) => ({ index, count: 3 }));
  const folders = shards.map(({ index }) => join(folder, `shard-${index}`));
  for (const [at, shard] of shards.entries()) await generate({ ...blocks, shard, out: folders[at] as string });
  await generateWhole({ ...blocks, out: join(folder, 'data') });
  const [one, other] = [join(folder, 'one.pcapng'), join(folder, 'other.pcapng')];
  await mergeDataset({ folders: folders.toReversed(), out: one });
  await mergeDataset({ folders: [join(folder, 'data')], out: other });
  t.ok(readFileSync(one).equals(readFileSync(other)));
});

t.test('what cannot be merged is said, and nothing is written', async (t) => {
  const folder = await temporaryFolder(t);
  const [data, other, out] = [join(folder, 'data'), join(folder, 'other'), join(folder, 'out.pcapng')];
  await generate({ ...blocks, formats: ['ndjson'], shard: { index: 1, count: 5 }, out: data });
  await generateWhole({ ...whole, seed: 99, formats: ['ndjson'], out: other });
  const refuses = (folders: string[], what: RegExp, to = out) =>
    t.rejects(mergeDataset({ folders, out: to }), { code: 'USAGE', problems: [{ what }] });
  await refuses([data], /^its name does not tell the format$/, join(folder, 'out.pcap'));
  await refuses([folder], /^this is no data set$/);
  await refuses([data, other], /^it is of another data set than /);
  await refuses([data], /^block 1 is in none of the folders$/);
  await refuses([other], /^block 0 has no exchanges as pcapng$/);
  const part = partsOf(other, 'ndjson')[0] as string;
  copyFileSync(join(other, 'key.json'), part);
  await refuses([other], /^it is cut: /, join(folder, 'out.ndjson'));
  rmSync(part);
  await refuses([other], /^it is missing$/, join(folder, 'out.ndjson'));
  const signal = AbortSignal.abort();
  await t.rejects(mergeDataset({ folders: [other], out, signal }), { code: 'USAGE' });
  t.same(readdirSync(folder).sort(), ['data', 'other']);
});

t.test('an interrupt leaves nothing', async (t) => {
  const folder = await temporaryFolder(t);
  await generateWhole({ ...whole, out: join(folder, 'data') });
  const aborted = new AbortController();
  const merging = mergeDataset({
    folders: [join(folder, 'data')],
    out: join(folder, 'out.pcapng'),
    signal: aborted.signal,
    onProgress: () => aborted.abort(),
  });
  await t.rejects(merging, { code: 'INTERRUPTED' });
  t.same(readdirSync(folder), ['data']);
});
