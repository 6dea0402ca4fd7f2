import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { counterMeasures } from '@phonehome/observe';
import t from 'tap';
import { hasEscapes, hasStack, phonehome, start, temporaryFolder } from './support.ts';

const FEW = ['prevent', 'people-who-move', '--seeds', '1', '--devices', '2', '--days', '2'];

t.test('prevent tells tables, theory, a finding and its limits, in 100 columns', async (t) => {
  const cwd = await temporaryFolder(t);
  const { code, stdout, stderr } = await phonehome([...FEW, '--scenarios', 'countered'], { cwd });
  t.same({ code, stderr }, { code: 0, stderr: '' });
  t.match(
    stdout,
    /^seed 23\nreplay: phonehome prevent people-who-move --seed 23 --seeds 1 --devices 2 --days 2\n\npeople-who-move: 1 affected phone of 2, 2 days, seed 23\n/,
  );
  const headings = [
    "What the operator's server learns of affected phones",
    'What can be read on the way',
    'What it gives and costs those whom a client is for',
    'Whether each does what its theory says',
    'What was found',
    'What the tables can not show',
    'The counter-measures',
  ];
  const places = headings.map((heading) => stdout.indexOf(`\n${heading}\n`));
  t.ok(
    places.every((place, i) => place > (places[i - 1] ?? 0)),
    'in this order',
  );
  for (const { title } of counterMeasures) t.match(stdout, `\n  ${title} `);
  t.match(stdout, "\n  - Nothing reaches the operator's server with right variant, client removed, release gate");
  t.notOk(hasEscapes(stdout));
  for (const line of stdout.split('\n').slice(2)) t.ok(line.length <= 100, line);

  t.test('the scenario of each counter-measure is written, and runs as any other', async (t) => {
    const files = await readdir(join(cwd, 'countered'));
    t.same(files.sort(), counterMeasures.map(({ id }) => `${id}.yaml`).sort());
    t.match(await readFile(join(cwd, 'countered/send-once.yaml'), 'utf8'), '"tries_max": 1');
    const run = await phonehome(['run', './countered/send-once.yaml', '--json'], { cwd });
    t.match(JSON.parse(run.stdout), { devices: 4, manifest: { counts: { records: 2 } } }, run.stderr);
  });
});

t.test('as JSON there is one document and nothing else', async (t) => {
  const cwd = await temporaryFolder(t);
  const json = await phonehome([...FEW, '--seed', '3', '--format', 'json'], { cwd });
  t.match(JSON.parse(json.stdout), { format: 'phonehome-prevention/1', seed: 3, seeds: 1, devices: 2, days: 2 });
  t.equal(JSON.parse(json.stdout).rows.length, 1 + counterMeasures.length);
});

t.test('what cannot be examined is refused with a remedy', async (t) => {
  const cwd = await temporaryFolder(t);
  for (const [args, says] of [
    [['prevent', 'china-as-intended'], /no phone gets a build that the release gate refuses/],
    [['prevent', 'people-who-move', '--days', '99'], /people-who-move has 30 days, not 99/],
    [['prevent', 'no-such-story'], /no shipped scenario is called/],
    [['prevent', 'people-who-move', '--format', 'pdf'], /Allowed choices are text, json, md/],
  ] as const) {
    const { code, stderr } = await phonehome(args, { cwd });
    t.equal(code, 2);
    t.match(stderr, says);
    t.notOk(hasStack(stderr));
  }
});

t.test('an interrupt ends it, and says that there is no result', async (t) => {
  const { process: child, ended } = start(['prevent', 'people-who-move', '--seeds', '100'], {
    cwd: await temporaryFolder(t),
  });
  child.stdout?.once('data', () => setTimeout(() => child.kill('SIGINT'), 300));
  const { code, stderr } = await ended;
  t.equal(code, 130);
  t.match(stderr, /interrupted; there is no result\. Start it again/);
});
