import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { filesOf } from '../dataset/support.ts';
import { changedStory, type Ended, hasEscapes, hasStack, json, phonehome, temporaryFolder } from './support.ts';

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
    const { code, stdout } = await phonehome(['generate', ...args, '--json'], { cwd });
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
    [['incident', '--shard', '4/3'], 2, /i\/n, such as 3\/16/],
    [['incident', '--background', '21'], 2, /number from 0 to 20/],
    [['incident', '--devices', '400000000', '--days', '1'], 2, /range .* holds \d+ numbers; .* Run fewer phones/],
    [['incident', '--out', 'file/set'], 3, /file\/set: a part of the path is a file, not a folder\. Make room there/],
    [['incident', '--out', '.'], 2, /the folder holds something that is no data set\. Choose another folder/],
  ];
  const ended = await Promise.all(mistakes.map(([args]) => phonehome(['generate', ...args], { cwd })));
  for (const [at, [args, expected, message]] of mistakes.entries()) {
    const { code, stdout, stderr } = ended[at] as Ended;
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
