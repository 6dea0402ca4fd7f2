import type { Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import type { Affected } from './affected.ts';
import type { CounterMeasure } from './counter-measure.ts';
import type { Theory } from './theory.ts';
import { listed } from './words.ts';

/** Nothing of an affected phone reaches the operator or is read on the way; phones where the client belongs are as before. */
const silenced: readonly Theory[] = [
  { measure: 'recipient.phones-seen', direction: 'to-zero', because: 'no client of another region runs' },
  { measure: 'recipient.days-followed', direction: 'to-zero', because: 'no client of another region runs' },
  { measure: 'recipient.homes-found', direction: 'to-zero', because: 'no client of another region runs' },
  { measure: 'path.phones-identified', direction: 'to-zero', because: 'nothing goes in clear text' },
  { measure: 'registration.at-home', direction: 'same', because: 'builds of the region of the client are as before' },
  { measure: 'warranty.at-home', direction: 'same', because: 'builds of the region of the client are as before' },
];

type Builds = Scenario['builds'];
type Build = Builds[string];

/** A build without the client, whatever it had of it; its family still says which reports its version is of. */
function without(build: Build, fix: Scenario['fix']): Build {
  const { facts: _f, host: _h, ...rest } = build;
  return { ...rest, family: clientState(build, fix).family, client: 'absent' };
}

function changeBuilds({ builds }: Scenario, which: (id: string) => boolean, how: (build: Build) => Build): Builds {
  return Object.fromEntries(Object.entries(builds).map(([id, build]) => [id, which(id) ? how(build) : build]));
}

/** `fix` says what `client: fixed` means; where no build says that any more, it would mean nothing. */
function fixOf(builds: Builds, fix: Scenario['fix']): Pick<Scenario, 'fix'> {
  return { fix: Object.values(builds).some(({ client }) => client === 'fixed') ? fix : undefined } as Pick<
    Scenario,
    'fix'
  >;
}

/** The builds of affected phones, but for those whose client is where it belongs. */
function theirs({ cohorts, builds_of, intended }: Affected): ReadonlySet<string> {
  const all = [...cohorts].flatMap((cohort) => builds_of.get(cohort) ?? []);
  return new Set(all.filter((id) => !intended.has(id)));
}

export const rightVariant: CounterMeasure = {
  id: 'right-variant',
  title: 'right variant',
  says: "affected phones have builds of their own region from the first day: without this client, and with the maker's own activation, once, after consent, over HTTPS",
  wire: 'clear',
  figures: {},
  theory: [
    ...silenced,
    { measure: 'maker.phones-identified', direction: 'up', because: "the maker's own activation tells the IMEI" },
    { measure: 'warranty.affected', direction: 'up', because: "the maker's own server takes the activation" },
  ],
  apply: (scenario, affected) => {
    const which = theirs(affected);
    const builds = changeBuilds(
      scenario,
      (id) => which.has(id),
      (build) => ({ ...without(build, scenario.fix), maker_activation: true }),
    );
    return { change: { builds, ...fixOf(builds, scenario.fix) }, notes: [] };
  },
};

export const removal: CounterMeasure = {
  id: 'removal',
  title: 'client removed',
  says: 'builds that the release gate would refuse have no such client, and nothing in its place',
  wire: 'clear',
  figures: {},
  theory: [...silenced, { measure: 'warranty.affected', direction: 'same', because: 'nothing comes in its place' }],
  apply: (scenario, { refused }) => {
    const builds = changeBuilds(
      scenario,
      (id) => refused.has(id),
      (build) => without(build, scenario.fix),
    );
    return { change: { builds, ...fixOf(builds, scenario.fix) }, notes: [] };
  },
};

export const releaseGate: CounterMeasure = {
  id: 'release-gate',
  title: 'release gate',
  says: 'builds that `phonehome check` refuses are not released: phones keep the build that they have',
  wire: 'clear',
  figures: {},
  theory: [...silenced, { measure: 'warranty.affected', direction: 'same', because: 'nothing comes in its place' }],
  apply: (scenario, { refused }) => {
    const notes = [...refused].map(([id, rules]) => `the gate refuses ${id} by ${listed(rules)}`);
    const updates = scenario.updates.filter(({ to }) => !refused.has(to));
    const cohorts = scenario.cohorts.map((cohort) => {
      if (!refused.has(cohort.build)) return cohort;
      const build = insteadOf(cohort.build, scenario, refused);
      notes.push(`${cohort.id}: sold with ${build}, since ${cohort.build} is refused and there is none before it`);
      return { ...cohort, build };
    });
    // A build that no passing one can stand for is sold once its client is out.
    const builds = changeBuilds(
      scenario,
      (id) => refused.has(id) && cohorts.some(({ build }) => build === id),
      (build) => without(build, scenario.fix),
    );
    return { change: { updates, cohorts, builds, ...fixOf(builds, scenario.fix) }, notes };
  },
};

/** What phones are sold with in the place of a refused build: the first of the same label that passes, else itself, mended. */
function insteadOf(id: string, { builds }: Scenario, refused: Affected['refused']): string {
  const label = builds[id]?.region_label;
  const passing = Object.entries(builds).find(([other, build]) => !refused.has(other) && build.region_label === label);
  return passing?.[0] ?? id;
}
