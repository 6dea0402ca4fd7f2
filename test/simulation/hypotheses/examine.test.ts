import { loadClaims } from '@phonehome/shared';
import {
  examineHypotheses,
  type Hypotheses,
  hypothesesJson,
  hypothesesPage,
  restrictGrid,
} from '@phonehome/simulation';
import t from 'tap';
import { repositoryText } from '../../shared/support.ts';
import { shipped } from '../support.ts';

const claims = loadClaims(repositoryText('scenarios/claims.yaml'), 'claims.yaml');
const only = 'origin=update,triggers=as-reported,wifi_sleep=always,slots=1,network=wifi';

async function examine(
  part: string,
  seed: number,
  seeds: number,
): Promise<{ found: Hypotheses; steps: { done: number; total: number }[] }> {
  const run = examineHypotheses({ base: shipped('incident'), claims, grid: restrictGrid(part), seed, seeds });
  const steps: { done: number; total: number }[] = [];
  for (let step = await run.next(); ; step = await run.next()) {
    if (step.done) return { found: step.value, steps };
    steps.push(step.value);
  }
}

t.test('the same seeds give the same table, to the byte', async (t) => {
  const part = `${only},family=phone-2017,server=silent|refuse`;
  const [{ found: one }, { found: other }] = [await examine(part, 7, 2), await examine(part, 7, 2)];
  t.equal(hypothesesJson(one), hypothesesJson(other));
  t.equal(hypothesesPage(one), hypothesesPage(other));
  t.notSame((await examine(part, 8, 2)).found.cells, one.cells, 'another seed gives other people');
});

t.test('hypotheses.json holds the whole result', async (t) => {
  const { found } = await examine(`${only},family=phone-2017,server=refuse`, 7, 1);
  t.match(JSON.parse(hypothesesJson(found)), { ...found, finding: Array, limits: Array });
});

t.test('progress is told after each run of a cell under a seed', async (t) => {
  const { steps } = await examine(`${only},family=phone-2017,server=accept|refuse`, 7, 2);
  t.strictSame(
    steps.map(({ done, total }) => [done, total]),
    [1, 2, 3, 4].map((done) => [done, 4]),
  );
});

t.test('an aborted signal ends it', async (t) => {
  const stop = new AbortController();
  const options = { base: shipped('incident'), claims, grid: restrictGrid(only), seed: 7, seeds: 2 };
  const run = examineHypotheses({ ...options, signal: stop.signal });
  t.match(await run.next(), { done: false });
  stop.abort();
  await t.rejects(run.next(), { code: 'INTERRUPTED' });
});

t.test('a cell does not depend on which other cells are run with it', async (t) => {
  const [alone] = (await examine(`${only},family=phone-2017,server=refuse`, 7, 1)).found.cells;
  const among = (await examine(`${only},family=phone-2017`, 7, 1)).found.cells;
  t.strictSame(
    among.find(({ cell }) => cell.server === 'refuse'),
    alone,
  );
});

t.test('what each of these cells is known for shows in its verdicts', async (t) => {
  const { found } = await examine(only, 7, 1);
  const of = (family: string, server: string) =>
    found.cells.find(({ cell }) => cell.family === family && cell.server === server)?.verdicts ?? {};
  t.match(of('phone-2017', 'refuse'), {
    'sends-on-each-unlock': { verdict: 'fits' },
    'sends-location': { verdict: 'fits' },
  });
  t.match(of('phone-2017', 'accept'), {
    'sends-on-each-unlock': { verdict: 'contradicts', decided_by: 'unlocks-with-report' },
    'server-did-not-accept': { verdict: 'contradicts' },
  });
  t.match(of('phone-2014', 'refuse'), {
    'sends-location': { verdict: 'contradicts', decided_by: 'reports-with-cell' },
    'sends-serial-number': { verdict: 'fits' },
    'sends-imei': { verdict: 'undecided', decided_by: 'reports-with-imei' },
  });
});

t.test('the claims are told apart: observations, disputed ones, statements, and those without a measure', async (t) => {
  const { found } = await examine(`${only},family=phone-2014,server=accept`, 7, 1);
  const role = (id: string) => found.claims.find((claim) => claim.id === id)?.role;
  t.strictSame(
    ['sends-location', 'origin-update', 'origin-factory', 'tried-again-and-again', 'client-code-age'].map(role),
    ['observation', 'disputed', 'disputed', 'statement', undefined],
  );
  t.match(
    found.unmeasured.find(({ id }) => id === 'client-code-age'),
    { why: /no run reads/ },
  );
  t.notOk(
    found.unmeasured.some(({ id }) => id === 'never-processed'),
    'only observations are told of here',
  );
});
