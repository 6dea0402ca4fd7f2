import { fieldDefinition, type Report, type Sensitivity } from '@phonehome/shared';
import type { Met, PhoneRun, Witnessed } from '@phonehome/simulation';
import { includes, regionNamed } from '@phonehome/variants';
import { type Application, applications } from '../background/applications.ts';
import { splitOf } from '../split.ts';
import type { Label, Truth } from '../truth.ts';

/** The country whose variant the clients are made for (dossier 5). */
const CLIENT_COUNTRY = 'CN';

/** What is the same for all exchanges of a phone at a moment. */
type Standing = Omit<
  Truth,
  'exchange_id' | 'label' | 'application' | 'trigger' | 'root_cause' | 'gates' | 'outcome' | 'policy_rule' | 'leaked'
>;

function standing(run: PhoneRun, phase: string, seed: number): Standing {
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

/** The truth of a report that is about to go. */
export function truthOfReport(
  { happening, run }: Pick<Witnessed, 'run'> & { happening: Extract<Witnessed['happening'], { event: 'report' }> },
  phase: string,
  gates: readonly string[],
  seed: number,
): Truth {
  const { exchange_id, trigger, root_cause } = happening;
  const label = labelOf(run.phone.build.region_label);
  const rest = { application: null, trigger, root_cause, gates, outcome: null, policy_rule: null, leaked: [] };
  return { exchange_id, label, ...standing(run, phase, seed), ...rest };
}

/** What the server made of a report, and what of it anybody on the path could read. */
export type Consequence = Pick<Truth, 'outcome' | 'policy_rule' | 'leaked'>;

/** What follows of what a report met with. */
export function consequenceOf({ decision, report }: Met): Consequence {
  const { outcome, policy_rule } = decision;
  return { outcome, policy_rule, leaked: report ? leakedBy(report) : [] };
}

/** The truth of the maker's activation: nothing of it can be read on the way. */
export function truthOfActivation(run: PhoneRun, exchange_id: string, phase: string, seed: number): Truth {
  const nothing = { application: null, trigger: null, root_cause: null, gates: [], leaked: [] };
  return {
    exchange_id,
    label: 'activation',
    ...standing(run, phase, seed),
    ...nothing,
    outcome: null,
    policy_rule: null,
  };
}

/** The truth of an exchange of another application. */
export function truthOfBackground(
  run: PhoneRun,
  exchange_id: string,
  application: Application,
  phase: string,
  seed: number,
): Truth {
  const nothing = { trigger: null, root_cause: null, gates: [], outcome: null, policy_rule: null };
  const leaked = leakedByApplication.get(application) ?? [];
  const { id } = application;
  return { exchange_id, label: 'background', ...standing(run, phase, seed), application: id, ...nothing, leaked };
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
  return Object.entries(report).flatMap(([field, value]) => {
    const sensitivity = fieldDefinition(field)?.sensitivity ?? 'configuration';
    return value === '' || sensitivity === 'configuration' ? [] : [{ field, sensitivity }];
  });
}
