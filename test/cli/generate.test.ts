import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import t from 'tap';
import { filesOf } from '../dataset/support.ts';
import { changedStory, hasEscapes, hasStack, json, phonehome, start, temporaryFolder, untilThere } from './support.ts';

const SMALL = ['--devices', '3', '--days', '2'];

t.test('it says what it has made, and how to get the same again', async (t) => {
  const cwd = await temporaryFolder(t);
  const args = [
    'generate',
    'incident',
    ...SMALL,
    '--format',
    'csv,har',
    '--background',
    '0.5',
    '--events',
    '--seed',
    '9',
  ];
  const { code, stdout, stderr } = await phonehome(args, { cwd });
  t.strictSame({ code, stderr }, { code: 0, stderr: '' });
  t.match(stdout, /^seed 9\n/);
  const out = 'datasets/incident-9';
  const { dataset_sha256, figures } = (await json(join(cwd, out, 'manifest.json'))) as {
    dataset_sha256: string;
    figures: { exchanges: { background: number } };
  };
  t.match(stdout, `sha-256  ${dataset_sha256}\n`);
  t.match(stdout, new RegExp(`\n +background +${figures.exchanges.background} `));
  t.match(stdout, `next     phonehome dataset verify ${out}\n`);
  t.notOk(hasEscapes(stdout));

  const [, replay = ''] = /^replay: phonehome (.+)$/m.exec(stdout) ?? [];
  const again = await phonehome([...replay.split(' '), '--out', 'again', '--workers', '1'], { cwd });
  t.equal(again.code, 0);
  t.strictSame(filesOf(join(cwd, 'again')), filesOf(join(cwd, out)), 'what it says gives the same files');
});

t.test('--json is one document, that of the library', async (t) => {
  const cwd = await temporaryFolder(t);
  const answer = async (...args: string[]): Promise<{ code: number | null; document: Record<string, unknown> }> => {
    const { code, stdout, stderr } = await phonehome(['generate', ...args, '--json'], { cwd });
    t.equal(stderr, '', 'a file and a pipe get nothing else');
    return { code, document: JSON.parse(stdout) };
  };
  const { code, document } = await answer('incident', ...SMALL, '--out', 'set');
  t.equal(code, 0);
  t.strictSame(document, { out: 'set', manifest: await json(join(cwd, 'set/manifest.json')), missing_blocks: [] });
  await mkdir(join(cwd, 'other'));
  await writeFile(join(cwd, 'other/letter'), '');
  t.match(await answer('incident', ...SMALL, '--out', 'other'), {
    code: 2,
    document: {
      error: { code: 'FOLDER_OCCUPIED', problems: [{ file: 'other/letter', what: String, remedy: String }] },
    },
  });
});

t.test('what is wrong is said with its remedy, and nothing is made', async (t) => {
  const cwd = await temporaryFolder(t);
  await writeFile(join(cwd, 'file'), '');
  const broken = await changedStory(cwd, 'incident', [['devices: 15', 'devices: many']]);
  const mistakes: readonly (readonly [string[], number, RegExp])[] = [
    [[], 2, /missing required argument 'scenario'/],
    [['incidence'], 2, /no shipped scenario is called "incidence"\. Use one of/],
    [[broken], 2, /story\.yaml:11:1: devices: /],
    [['incident', '--format', 'xml'], 2, /"xml" is none of ndjson, csv, parquet/],
    [['incident', '--format', 'csv,'], 2, /"" is none of ndjson/],
    [['incident', '--shard', '0/3'], 2, /i\/n, such as 3\/16, with i from 1 to n/],
    [['incident', '--shard', '4/3'], 2, /i\/n, such as 3\/16/],
    [['incident', '--shard', '1'], 2, /i\/n, such as 3\/16/],
    [['incident', '--devices', '0'], 2, /whole number from 1 to/],
    [['incident', '--days', '3661'], 2, /whole number from 1 to 3660/],
    [['incident', '--background', '21'], 2, /number from 0 to 20/],
    [['incident', '--background', '-1'], 2, /number from 0 to 20/],
    [['incident', '--workers', '0'], 2, /whole number from 1 to/],
    [['incident', '--devices', '400000000', '--days', '1'], 2, /range .* holds \d+ numbers; .* Run fewer phones/],
    [['incident', '--out', 'file/set'], 3, /file\/set: a part of the path is a file, not a folder\. Make room there/],
    [['incident', '--out', 'file'], 3, /file: /],
    [['incident', '--out', '.'], 2, /the folder holds something that is no data set\. Choose another folder/],
  ];
  for (const [args, expected, message] of mistakes) {
    const { code, stdout, stderr } = await phonehome(['generate', ...args], { cwd });
    t.equal(code, expected, args.join(' '));
    t.match(stderr, message);
    t.notOk(hasStack(stderr) || hasEscapes(stderr), stderr);
    t.notMatch(stdout, /sha-256/);
  }
  t.strictSame((await readdir(cwd)).sort(), ['file', 'story.yaml'], 'nothing was made');
});

t.test('a folder of another data set is not touched', async (t) => {
  const cwd = await temporaryFolder(t);
  await phonehome(['generate', 'incident', ...SMALL, '--out', 'set'], { cwd });
  const before = filesOf(join(cwd, 'set'));
  const { code, stderr } = await phonehome(['generate', 'incident', ...SMALL, '--out', 'set', '--seed', '6'], { cwd });
  t.equal(code, 2);
  t.match(stderr, /set: the folder holds another data set: seed 5, not 6\. Choose another folder, or delete this one/);
  t.strictSame(filesOf(join(cwd, 'set')), before);
});

t.test('shards: each says which blocks are missing', async (t) => {
  const cwd = await temporaryFolder(t);
  const args = ['generate', 'launch-in-china', '--devices', '1001', '--days', '1', '--background', '0', '--out', 'set'];
  const first = await phonehome([...args, '--shard', '1/2', '--workers', '1'], { cwd });
  t.equal(first.code, 0);
  t.match(
    first.stdout.replace(/\s+/g, ' '),
    /This shard is finished\. Of other shards, 1 blocks? (?:is|are) missing: 1\./,
  );
  t.notOk(await stat(join(cwd, 'set/manifest.json')).catch(() => null));
  const second = await phonehome([...args, '--shard', '2/2', '--workers', '1'], { cwd });
  t.equal(second.code, 0);
  t.match(second.stdout, /^sha-256 {2}[0-9a-f]{64}$/m);
});

t.test('killed or interrupted at any moment, it goes on to the same bytes', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = ['generate', 'china-as-intended', '--devices', '2100', '--days', '1', '--background', '0.05'];
  const args = [...story, '--format', 'ndjson,parquet', '--workers', '2'];
  const out = join(cwd, 'set');
  const moments: readonly (readonly [there: string, then_ms: number, signal: 'SIGKILL' | 'SIGINT'])[] = [
    ['key.json', 0, 'SIGKILL'],
    ['ndjson', 30, 'SIGKILL'],
    ['parquet', 150, 'SIGINT'],
    ['blocks/00000.json', 0, 'SIGKILL'],
    ['blocks/00001.json', 40, 'SIGINT'],
  ];
  for (const [there, then_ms, signal] of moments) {
    const { process, ended } = start([...args, '--out', 'set'], { cwd });
    await untilThere(join(out, there));
    await wait(then_ms);
    process.kill(signal);
    const { code, stdout, stderr } = await ended;
    // It may have ended before the signal came.
    if (code === 0) continue;
    t.equal(code, signal === 'SIGKILL' ? null : 130, `${signal} after ${there}`);
    t.notMatch(stdout, /sha-256/);
    t.notOk(hasStack(stderr), stderr);
    if (signal === 'SIGINT')
      t.match(stderr, /set keeps the finished blocks\. Start the same command to go on from there/);
  }
  // Whatever it had: of this block nothing is left.
  await rm(join(out, 'blocks/00002.json'), { force: true });
  const last = await phonehome([...args, '--out', 'set'], { cwd });
  t.equal(last.code, 0);
  t.match(last.stderr, /^phonehome: going on from what is there: \d+ phones are finished$/m);
  await phonehome([...args.slice(0, -1), '1', '--out', 'once'], { cwd });
  t.strictSame(filesOf(out), filesOf(join(cwd, 'once')));
  t.equal((await phonehome(['dataset', 'verify', 'set'], { cwd })).code, 0);
});
