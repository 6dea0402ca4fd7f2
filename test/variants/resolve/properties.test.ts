import { type BuildFacts, factKinds, knownClients, needlesOf, resolve } from '@phonehome/variants';
import fc from 'fast-check';
import t from 'tap';
import { factsOf, type Given, HOST, QUALCOMM, SWITCH } from '../facts.ts';
import { carried } from './support.ts';

const knowledge = [...knownClients, carried];
const layers = ['default', 'system', 'vendor', 'odm', 'product', 'unknown-partition', 'persisted', 'init', 'effective'];
const value = fc.constantFrom('true', 'false', '1', 'perhaps', '');
const anyState = fc.constantFrom('enabled', 'disabled', 'disabled-by-user', 'state-unknown' as const);
const anyGiven = fc.record<Given>({
  packages: fc.dictionary(
    fc.constantFrom(QUALCOMM, 'com.mediatek.selfregister', 'com.example.ct', 'com.example.renamed', 'com.x.y'),
    anyState,
  ),
  properties: fc.array(
    fc.oneof(
      fc.tuple(fc.constantFrom(...layers), value).map(([layer, said]) => `${layer} ${SWITCH}=${said}`),
      fc.constantFrom('system ro.build.version.sdk=28', 'system ro.build.version.sdk=22'),
    ),
    { maxLength: 5 },
  ),
  texts: fc.dictionary(
    fc.constantFrom(QUALCOMM, 'com.example.renamed'),
    fc.uniqueArray(fc.constantFrom(HOST, SWITCH, ...needlesOf(knownClients)), { maxLength: 8 }),
  ),
  overlays: fc.array(
    fc.tuple(value, fc.nat(2)).map(([said, priority]) => `com.example.ct bool/enabled=${said} ${priority}`),
    { maxLength: 3 },
  ),
  carriers: fc.array(
    fc
      .tuple(fc.constantFrom('*', '460', '460-03', '242-01'), value)
      .map(([of, said]) => `${of} ct_register_bool=${said}`),
    { maxLength: 4 },
  ),
  torn: fc.subarray([...factKinds]),
});
const anyLookedAt = fc.subarray([...factKinds]);
const livenesses = (facts: BuildFacts) =>
  Object.fromEntries(
    resolve(facts, knowledge).map((one) => [`${one.client.id} ${one.package}`, [one.live, one.live_in_build]]),
  );
const holds = (property: Parameters<typeof fc.assert>[0]) => fc.assert(property, { numRuns: 1000, seed: 1 });

t.test('looking at more never makes a known answer unknown', async () => {
  holds(
    fc.property(anyGiven, anyLookedAt, anyLookedAt, (given, some, more) => {
      const before = livenesses(factsOf({ ...given, looked_at: some }));
      const after = livenesses(factsOf({ ...given, looked_at: [...some, ...more] }));
      return Object.entries(before).every(([key, live]) =>
        live.every((one, i) => one === 'unknown' || after[key]?.[i] !== 'unknown'),
      );
    }),
  );
});

// Where no software was found that reads it, a switch that is on raises a question.
t.test('of software that was found, a dump of a running phone never makes a known answer unknown', async () => {
  holds(
    fc.property(anyGiven, anyLookedAt, value, (given, looked_at, said) => {
      const before = livenesses(factsOf({ ...given, looked_at }));
      const properties = [...(given.properties ?? []), `effective ${SWITCH}=${said}`];
      const after = livenesses(factsOf({ ...given, properties, looked_at: [...looked_at, 'effective-properties'] }));
      return Object.entries(before)
        .filter(([key]) => !key.endsWith(' null'))
        .every(([key, [live]]) => live === 'unknown' || after[key]?.[0] !== 'unknown');
    }),
  );
});

t.test('the order of facts does not matter, whichever files they are from', async () => {
  holds(
    fc.property(anyGiven, fc.infiniteStream(fc.nat()), (given, numbers) => {
      const facts = factsOf(given);
      const turned = <T>(all: readonly T[]): T[] =>
        all
          .map((one) => ({ one, at: numbers.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
      const other = {
        ...facts,
        properties: turned(facts.properties),
        packages: turned(facts.packages),
        texts: turned(facts.texts),
        overlays: turned(facts.overlays),
        carrier_config: turned(facts.carrier_config),
      };
      return same(livenesses(facts), livenesses(other));
    }),
  );
});

t.test('the last step is what is said, and unknown always names what would tell', async () => {
  holds(
    fc.property(anyGiven, anyLookedAt, (given, looked_at) =>
      resolve(factsOf({ ...given, looked_at }), knowledge).every(
        ({ live, live_in_build, steps, missing }) =>
          steps.at(-1)?.live === live && (live === 'unknown' || live_in_build === 'unknown') === missing.length > 0,
      ),
    ),
  );
});

t.test('what a running phone tells of the switch is the last word, whatever the layers below it say', async () => {
  holds(
    fc.property(anyGiven, fc.boolean(), (given, on) => {
      const below = (given.properties ?? []).filter((one) => !one.startsWith('effective'));
      const properties = [...below, `effective ${SWITCH}=${on}`];
      const packages = { [QUALCOMM]: 'enabled' } as const;
      const facts = factsOf({ packages, properties, texts: { [QUALCOMM]: [SWITCH] } });
      return livenesses(facts)[`qualcomm-autoregistration ${QUALCOMM}`]?.[0] === (on ? 'live' : 'off');
    }),
  );
});

function same(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]))
  );
}
