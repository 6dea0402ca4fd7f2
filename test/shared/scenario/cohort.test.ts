import { createWorld, MS_PER_DAY, MS_PER_HOUR, type ResolvedCohort } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { type Change, fixtureScenario } from '../support.ts';

function cohort(id: string, ...changes: Change[]): ResolvedCohort {
  const found = createWorld(fixtureScenario(...changes), clientState).cohorts.find((one) => one.id === id);
  if (!found) throw new Error(`no cohort ${id}`);
  return found;
}

const builds = ({ first_build, updates }: ResolvedCohort) => [first_build, ...updates.map(({ build }) => build)];

t.test('every name of a cohort is replaced by the thing', async (t) => {
  const { model, sims, behaviour, utc_offset_ms, data_sim } = cohort('twin');
  t.match(model, { model: 'HMD-Nokia 7 plus', sim_slots: 2 });
  t.match(sims, [{ country: 'NO' }, { country: 'CN', card: 'china-telecom' }]);
  t.equal(behaviour.unlock_share, 0.46);
  t.equal(utc_offset_ms, 5.5 * MS_PER_HOUR);
  t.equal(cohort('factory').utc_offset_ms, -3 * MS_PER_HOUR);
  t.equal(data_sim, 2);
});

t.test('origin update: the phones begin without the client and get it by the update', async (t) => {
  t.strictSame(
    builds(cohort('updated')).map(({ id }) => id),
    ['old', 'leaky', 'fixed'],
  );
});

t.test(
  'origin factory: the phones run the build with the client from the first day, and skip that update',
  async (t) => {
    t.strictSame(
      builds(cohort('factory')).map(({ id }) => id),
      ['leaky', 'fixed'],
    );
  },
);

t.test('origin factory without an update that brings the client is the build of the cohort', async (t) => {
  const plain = cohort('factory', ['    brings_client: true\n', '']);
  t.strictSame(
    builds(plain).map(({ id }) => id),
    ['old', 'leaky', 'fixed'],
  );
});

t.test('an update reaches only its cohorts', async (t) => {
  t.strictSame(
    builds(cohort('twin')).map(({ id }) => id),
    ['old', 'leaky'],
  );
});

t.test('an update keeps its place in the file, day and uptake', async (t) => {
  t.match(cohort('factory').updates, [{ index: 1, released_ms: 14 * MS_PER_DAY, median_days: 3, never_share: 0.1 }]);
});

t.test('fix switch: a fixed build still has the client, switched off', async (t) => {
  t.strictSame(
    builds(cohort('updated')).map(({ client }) => client),
    ['absent', 'on', 'off'],
  );
});

t.test('fix remove: a fixed build has no client', async (t) => {
  t.strictSame(
    builds(cohort('updated', ['fix: switch', 'fix: remove'])).map(({ client }) => client),
    ['absent', 'on', 'absent'],
  );
});
