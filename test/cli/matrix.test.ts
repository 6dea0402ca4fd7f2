import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { repositoryText } from '../shared/support.ts';
import { hasStack, phonehome, temporaryFolder } from './support.ts';

t.test('a matrix is told by label and history, what is sent at every touch first', async (t) => {
  const { code, stdout } = await phonehome(['matrix', 'incident'], { cwd: await temporaryFolder(t) });
  t.equal(code, 0);
  t.match(stdout, /^incident: which phones send what where\n1,008 cells, all that can be\n/);
  t.match(stdout, /builds labelled WW\n {2}ww-november\n {4}nothing: no such client {2}144 cells\n/);
  t.match(stdout, /ww-november > ww-december\n {4}at every touch to zzhc\.vnet\.cn in clear text \(refused\)/);
});

t.test('in CI: a snapshot, compared with the scenario of today', async (t) => {
  const cwd = await temporaryFolder(t);
  t.equal((await phonehome(['matrix', 'slow-rollout', '--out', 'matrix.json'], { cwd })).code, 0);
  const same = await phonehome(['matrix', '--diff', 'matrix.json', 'slow-rollout'], { cwd });
  t.match(same, { code: 0, stdout: /no cell changes/ });
  const changed = repositoryText('scenarios/slow-rollout.yaml').replace('client: "off"', 'client: default-off');
  await writeFile(join(cwd, 'changed.yaml'), changed);
  const { code, stdout } = await phonehome(['matrix', '--diff', '--json', 'matrix.json', 'changed.yaml'], { cwd });
  t.equal(code, 1);
  const { changes } = JSON.parse(stdout);
  t.ok(changes.length > 0);
  for (const { before } of changes) t.equal(before, 'nothing: master-switch-off');
  const told = await phonehome(['matrix', '--diff', 'matrix.json', 'changed.yaml'], { cwd });
  t.match(told.stdout, /before: nothing: master-switch-off\n {2}after: {2}at every touch/);
});

t.test('a part of it, by value or by pairs, and as JSON', async (t) => {
  const { stdout } = await phonehome(
    ['matrix', 'incident', '--only', 'network=wifi,sim1=norwegian|finnish', '--json'],
    { cwd: await temporaryFolder(t) },
  );
  const { grid, reduction } = JSON.parse(stdout);
  t.same([grid.network, grid.sim1], [['wifi'], ['norwegian', 'finnish']]);
  t.equal(reduction.kind, 'full');
  const pairs = await phonehome(['matrix', 'incident', '--families', '--pairwise'], { cwd: await temporaryFolder(t) });
  t.match(pairs.stdout, /\d+ of 6,048 cells; each of the \d+ possible pairs of values is among them/);
});

t.test('bad input is refused in words', async (t) => {
  const cwd = await temporaryFolder(t);
  await writeFile(join(cwd, 'no.json'), '{');
  for (const [args, words] of [
    [['matrix', 'incident', 'roaming'], /2 scenarios are named\. Name one/],
    [['matrix', '--diff', 'incident'], /one scenario is named\. Name two/],
    [['matrix', 'incident', '--only', 'network'], /names no values/],
    [['matrix', 'incident', '--only', 'network=fax'], /network has no value "fax"/],
    [['matrix', '--diff', 'no.json', 'incident'], /no\.json: this is no JSON/],
  ] as const) {
    const { code, stderr } = await phonehome([...args], { cwd });
    t.equal(code, 2, args.join(' '));
    t.match(stderr, words);
    t.notOk(hasStack(stderr));
  }
});

t.test('a snapshot is whole JSON', async (t) => {
  const cwd = await temporaryFolder(t);
  await phonehome(['matrix', 'china-as-intended', '--out', 'm.json'], { cwd });
  t.equal(JSON.parse(await readFile(join(cwd, 'm.json'), 'utf8')).format, 'phonehome-matrix/1');
});
