import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { hasEscapes, hasStack, json, phonehome, root, start, temporaryFolder, untilThere } from './support.ts';

/** Four explanations, which take a second. */
const FOUR = ['--only', 'origin=update,family=phone-2017,wifi_sleep=always,server=refuse,slots=1,network=wifi|mobile'];
const FEW = ['hypotheses', ...FOUR, '--seeds', '1'];

t.test('hypotheses tells tables, a finding and its limits, without colours where no terminal is', async (t) => {
  const { code, stdout, stderr } = await phonehome([...FEW, '--seed', '7'], { cwd: await temporaryFolder(t) });
  t.same({ code, stderr }, { code: 0, stderr: '' });
  t.match(stdout, /^seed 7\nreplay: phonehome hypotheses incident --seed 7 --seeds 1 --only '?origin=update,/);
  const headings = [
    'Value by value',
    'Compatible explanations',
    'Claim by claim',
    'What was found',
    'What this does not say',
  ];
  const places = headings.map((heading) => stdout.indexOf(`\n${heading}\n`));
  t.ok(
    places.every((place, i) => place > (places[i - 1] ?? 0)),
    'in this order',
  );
  t.match(
    stdout,
    /^ {2}- Of 4 explanations, held against \d+ undisputed observations, 2 fit all of them\. The other 2/m,
  );
  t.match(stdout, /^ {2}- No explanation with triggers connectivity is compatible: /m);
  t.notOk(hasEscapes(stdout));
  for (const line of stdout.split('\n').slice(2)) t.ok(line.length <= 100, line);
});

t.test('the same seeds give the same words', async (t) => {
  const cwd = await temporaryFolder(t);
  t.same(await phonehome(FEW, { cwd }), await phonehome(FEW, { cwd }));
});

t.test('--json prints hypotheses.json and nothing else; --out writes it and a page', async (t) => {
  const cwd = await temporaryFolder(t);
  const { code, stdout } = await phonehome([...FEW, '--json', '--out', 'found'], { cwd });
  t.equal(code, 0);
  t.match(JSON.parse(stdout), { format: 'phonehome-hypotheses/1', scenario: 'incident', seeds: 1, finding: Array });
  t.equal(JSON.parse(stdout).cells.length, 4);
  t.same((await readdir(join(cwd, 'found'))).sort(), ['hypotheses.json', 'hypotheses.md']);
  t.same(await json(join(cwd, 'found/hypotheses.json')), JSON.parse(stdout));
  const page = await readFile(join(cwd, 'found/hypotheses.md'), 'utf8');
  t.match(page, /^# Hypotheses\n\nThe affected phones of the scenario incident: 4 explanations, .* under seed 5\.\n/);

  t.test('a folder with a result is refused before anything is run, unless --force is given', async (t) => {
    const again = await phonehome([...FEW, '--out', 'found', '--json'], { cwd });
    t.equal(again.code, 2);
    t.match(JSON.parse(again.stdout), { error: { code: 'FOLDER_OCCUPIED', problems: [{ file: 'found' }] } });
    t.equal((await phonehome([...FEW, '--out', 'found', '--force'], { cwd })).code, 0);
  });
});

t.test('what cannot be written is told all the same', async (t) => {
  const cwd = await temporaryFolder(t);
  await mkdir(join(cwd, 'found/hypotheses.md.partial'), { recursive: true });
  const { code, stdout, stderr } = await phonehome([...FEW, '--out', 'found'], { cwd });
  t.equal(code, 3);
  t.match(stdout, /\nWhat was found\n/);
  t.notMatch(stdout, /Written:/);
  t.match(stderr, /^phonehome: found\/hypotheses\.md: this is a folder, not a file\. /);
});

t.test('other claims, with other bounds, give other verdicts', async (t) => {
  const cwd = await temporaryFolder(t);
  const shipped = await readFile(join(root, 'scenarios/claims.yaml'), 'utf8');
  const strict = shipped.replace(
    'figure: reports-in-clear-text, fits: { at_least: 1 }, contradicts: { at_most: 0 }',
    'figure: reports-in-clear-text, fits: { at_most: 0 }, contradicts: { at_least: 1 }',
  );
  t.not(strict, shipped);
  await writeFile(join(cwd, 'mine.yaml'), strict);
  const { stdout } = await phonehome([...FEW, '--claims', './mine.yaml'], { cwd });
  t.match(stdout, /^ {2}- Of 4 explanations, .*, none is compatible/m);
});

t.test('bad input is refused with a remedy', async (t) => {
  const cwd = await temporaryFolder(t);
  const refuses = async (args: string[], problem: RegExp) => {
    const { code, stderr } = await phonehome(['hypotheses', ...args], { cwd });
    t.equal(code, 2, args.join(' '));
    t.match(stderr, problem);
    t.notOk(hasStack(stderr));
  };
  await refuses(['--only', 'colour=red'], /the grid has no dimension "colour"\. Use one of origin, family, /);
  await refuses(['--only', 'server=deaf'], /server has no value "deaf"\. Use one or more of accept\|refuse\|silent/);
  await refuses(['--seeds', '0'], /It must be a whole number from 1 to 1000/);
  await refuses(['--seed', '-1'], /It must be a whole number/);
  await refuses(['nowhere'], /no shipped scenario is called "nowhere"/);
  await refuses(['fix-alone'], /fix-alone: no update brings the client\. Use a scenario like `incident`/);
  await refuses(['--claims', './nowhere.yaml'], /nowhere\.yaml: there is no such file\. Check the path/);
});

t.test('Ctrl-C ends it, and nothing is written', async (t) => {
  const cwd = await temporaryFolder(t);
  const { process, ended } = start(['hypotheses', '--seeds', '20', '--out', 'found'], { cwd });
  await untilThere(join(cwd, 'found'));
  process.kill('SIGINT');
  const { code, stderr } = await ended;
  t.equal(code, 130);
  t.match(stderr, /^phonehome: interrupted; nothing was written\. Start it again/m);
  t.same(await readdir(join(cwd, 'found')), []);
});
