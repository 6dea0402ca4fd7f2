import { fieldDefinition, type Report, type Sensitivity } from '@phonehome/shared';
import type { Met, PhoneRun } from '@phonehome/simulation';
import { includes, regionNamed } from '@phonehome/variants';
import { type Application, applications } from '../background/applications.ts';
import { splitOf } from '../split.ts';
import type { Label, Truth } from '../truth.ts';

/** The country whose variant the clients are made for (dossier 5). */
const CLIENT_COUNTRY = 'CN';

/** What is the same for all exchanges of a phone at a moment. */
export type Standing = Pick<
  Truth,
  'device' | 'person' | 'split' | 'cohort' | 'phase' | 'build' | 'region' | 'network' | 'place' | 'cell'
>;

/** How a phone stands. */
export function standingOf(run: PhoneRun, phase: string, seed: number): Standing {
  const { device, person, cohort, phone, whereabouts } = run;
  return {
    device,
    person: person.index,
    split: splitOf(seed, person.index),
    cohort: cohort.id,
    phase,
    build: phone.build.id,
    region: phone.build.region_label,
    network: phone.network,
    place: whereabouts?.place ?? null,
    cell: String(phone.cell),
  };
}

/** What the server made of a report, and what of it anybody on the path could read. */
export type Consequence = Pick<Truth, 'outcome' | 'policy_rule' | 'leaked'>;

/** What follows of what a report met with. */
export function consequenceOf({ decision, report }: Met): Consequence {
  const { outcome, policy_rule } = decision;
  return { outcome, policy_rule, leaked: report ? leakedBy(report) : [] };
}

/** How a report came to be. */
export type Origin = Pick<Truth, 'trigger' | 'root_cause' | 'gates'>;

/** The truth of a report. */
export function truthOfReport(standing: Standing, origin: Origin, consequence: Consequence): Truth {
  return { label: labelOf(standing.region), ...standing, application: null, ...origin, ...consequence };
}

/** Of what is no report: nothing led to it, and no policy was asked. */
const NO_REPORT = { trigger: null, root_cause: null, gates: [], outcome: null, policy_rule: null } as const;

/** The truth of the maker's activation: nothing of it can be read on the way. */
export function truthOfActivation(standing: Standing): Truth {
  return { label: 'activation', ...standing, application: null, ...NO_REPORT, leaked: [] };
}

/** The truth of an exchange of another application. */
export function truthOfBackground(standing: Standing, application: Application): Truth {
  const leaked = leakedByApplication.get(application) ?? [];
  return { label: 'background', ...standing, application: application.id, ...NO_REPORT, leaked };
}

const SENSITIVITY: Readonly<Record<string, Sensitivity>> = {
  IMEI: 'device',
  MAC: 'network-identifier',
  ICCID: 'subscriber',
  IMSI: 'subscriber',
};

/** The same for each exchange of an application, of which there are many. */
const leakedByApplication = new Map(
  applications.map((application): [Application, Truth['leaked']] => [
    application,
    application.identifiers.map((field) => ({ field, sensitivity: SENSITIVITY[field] as Sensitivity })),
  ]),
);

function labelOf(region_label: string): Label {
  const { countries } = regionNamed(region_label);
  const intended = 'only' in countries && includes(countries, CLIENT_COUNTRY);
  return intended ? 'registration' : 'leak';
}

function leakedBy(report: Report): Truth['leaked'] {
  const leaked = Object.entries(report).flatMap(([field, value]) => {
    const sensitivity = fieldDefinition(field)?.sensitivity ?? 'configuration';
    return value === '' || sensitivity === 'configuration' ? [] : [{ field, sensitivity }];
  });
  const name = leaked.map(({ field }) => field).join(' ');
  const known = leaks.get(name);
  if (known) return known;
  if (leaks.size >= LEAKS_MAX) leaks.clear();
  leaks.set(name, leaked);
  return leaked;
}

/** By their fields: which of them are filled is the same for many reports, and so then is the object. */
const leaks = new Map<string, Truth['leaked']>();
const LEAKS_MAX = 1_024;
