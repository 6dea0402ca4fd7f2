import { createWorld, type Scenario } from '@phonehome/shared';
import { fixUpdatesOf } from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { shipped } from '../support.ts';

/** The names of the updates that are a fix, by cohort. */
function fixes(scenario: Scenario): Record<string, string[]> {
  const { cohorts } = createWorld(scenario, clientState);
  return Object.fromEntries(
    cohorts.map((cohort) => [cohort.id, fixUpdatesOf(cohort).map(({ index }) => scenario.updates[index]?.id ?? '')]),
  );
}

t.test('the fix takes the client away from phones that have it; what brings it is none', async (t) => {
  t.strictSame(fixes(shipped('incident')), { mispackaged: ['february-fix'], clean: [], china: [] });
  const factory = shipped('incident');
  for (const cohort of factory.cohorts) cohort.origin = 'factory';
  t.strictSame(fixes(factory).mispackaged, ['february-fix'], 'from the factory, too');
  const removed = shipped('incident');
  removed.fix = 'remove';
  t.strictSame(fixes(removed).mispackaged, ['february-fix'], 'however it is done');
});

t.test('a wrong fix is none: a switch that persists, another server, a new number', async (t) => {
  const scenario = shipped('wrong-fixes');
  const { builds, updates } = scenario;
  const found = new Set(Object.values(fixes(scenario)).flat());
  for (const { id, to } of updates)
    t.equal(found.has(id), builds[to]?.client === 'off', `${id}: ${builds[to]?.client}`);
  t.ok(found.size > 0 && found.size < updates.length);
});

t.test('an update that takes nothing away is no fix', async (t) => {
  const scenario = shipped('incident');
  scenario.updates = scenario.updates.filter(({ brings_client }) => !brings_client);
  t.strictSame(fixes(scenario).mispackaged, [], 'the phones never had the client');
});
