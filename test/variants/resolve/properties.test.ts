import { type BuildFacts, knownClients, needlesOf, resolve } from '@phonehome/variants';
import fc from 'fast-check';
import t from 'tap';
import { EVERYTHING, factsOf, type Given, HOST, QUALCOMM, SWITCH } from '../facts.ts';

const anyState = fc.constantFrom('enabled', 'disabled', 'disabled-by-user', 'state-unknown' as const);
const anyGiven = fc.record<Given>({
  packages: fc.dictionary(
    fc.constantFrom(QUALCOMM, 'com.mediatek.selfregister', 'com.example.renamed', 'com.x.y'),
    anyState,
  ),
  properties: fc.array(
    fc
      .tuple(fc.constantFrom('system', 'vendor', 'product', 'persisted', 'init', 'effective'), fc.boolean())
      .map(([layer, on]) => `${layer} ${SWITCH}=${on}`),
    { maxLength: 4 },
  ),
  texts: fc.dictionary(
    fc.constantFrom(QUALCOMM, 'com.example.renamed'),
    fc.uniqueArray(fc.constantFrom(HOST, SWITCH, ...needlesOf(knownClients)), { maxLength: 8 }),
  ),
});
const anyLookedAt = fc.subarray([...EVERYTHING]);
const livenesses = (facts: BuildFacts) =>
  Object.fromEntries(resolve(facts, knownClients).map((one) => [`${one.client.id} ${one.package}`, one.live]));

t.test('looking at more never makes a known answer unknown', async () => {
  fc.assert(
    fc.property(anyGiven, anyLookedAt, anyLookedAt, (given, some, more) => {
      const before = livenesses(factsOf({ ...given, looked_at: some }));
      const after = livenesses(factsOf({ ...given, looked_at: [...some, ...more] }));
      return Object.entries(before).every(([key, live]) => live === 'unknown' || after[key] !== 'unknown');
    }),
    { numRuns: 500 },
  );
});

t.test('the order of facts of different layers does not matter', async () => {
  fc.assert(
    fc.property(anyGiven, (given) => {
      const facts = factsOf({
        ...given,
        properties: [...new Map((given.properties ?? []).map((p) => [p.split(' ')[0], p])).values()],
      });
      const turned = { ...facts, properties: [...facts.properties].reverse(), packages: [...facts.packages].reverse() };
      return (
        JSON.stringify(livenesses(facts)) === JSON.stringify(livenesses(turned)) ||
        same(livenesses(facts), livenesses(turned))
      );
    }),
    { numRuns: 500 },
  );
});

t.test('the last step is what is said, and unknown always names what would tell', async () => {
  fc.assert(
    fc.property(anyGiven, anyLookedAt, (given, looked_at) =>
      resolve(factsOf({ ...given, looked_at }), knownClients).every(
        ({ live, live_in_build, steps, missing }) =>
          steps.at(-1)?.live === live && (live === 'unknown' || live_in_build === 'unknown') === missing.length > 0,
      ),
    ),
    { numRuns: 500 },
  );
});

function same(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => a[key] === b[key]);
}
