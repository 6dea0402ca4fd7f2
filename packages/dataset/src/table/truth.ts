import type { Truth } from '../truth.ts';
import { columnOf, type Table } from './table.ts';

const { text, textOrNull, integer } = columnOf;

/** A row of the truth; lists are texts with spaces between. */
export interface TruthRow extends Omit<Truth, 'gates' | 'leaked'> {
  readonly exchange_id: string;
  readonly gates: string;
  readonly leaked_fields: string;
  readonly leaked_kinds: string;
}

export const truthTable: Table<TruthRow> = {
  id: 'truth',
  about: 'What each exchange truly is, which no observer is told: one row for each, in the order of the exchanges.',
  key: ['exchange_id'],
  columns: [
    text('exchange_id', 'joins the exchange'),
    text(
      'label',
      'leak: a report by a build that is not labelled for the region of its client; registration: one by a build that is; activation: the one of the maker, within TLS; background: of any other application',
    ),
    integer('device', 'index of the phone'),
    integer('person', 'index of the person whose habits it has; twins share one'),
    text('split', 'train, validation or test: 70, 15 and 15 of 100 persons; no person and no phone is in two'),
    text('cohort', 'group of phones in the scenario'),
    text('phase', 'interval of the scenario'),
    text('build', 'build that the phone ran then'),
    text('region', 'region label of that build'),
    textOrNull('application', 'of the background: the kind of application'),
    textOrNull('trigger', 'of a report: the event of the client that led to it'),
    textOrNull('root_cause', 'of a report: boot, wake, unlock, alarm, ...: where the chain of causes began'),
    text('gates', 'of a report: the gates that held the client back since its last report, with spaces between'),
    textOrNull('outcome', 'of a report: what the server decided'),
    textOrNull('policy_rule', 'of a report: the rule by which it did'),
    text('leaked_fields', 'identifying fields that went in clear text and were not empty, with spaces between'),
    text('leaked_kinds', 'what they tell about, each once: device, subscriber, network-identifier, location'),
    text('network', 'how the phone was online: wifi or mobile'),
    textOrNull('place', 'where the person truly was; only of people whose behaviour has `mobility`'),
    text('cell', 'the cell that the phone was in, as a number of the fictional grid'),
  ],
};

/** The row of the truth of an exchange. */
export function truthRow(exchange_id: string, truth: Truth): TruthRow {
  const { leaked_fields, leaked_kinds } = leakedTexts(truth.leaked);
  return {
    exchange_id,
    label: truth.label,
    device: truth.device,
    person: truth.person,
    split: truth.split,
    cohort: truth.cohort,
    phase: truth.phase,
    build: truth.build,
    region: truth.region,
    application: truth.application,
    trigger: truth.trigger,
    root_cause: truth.root_cause,
    gates: truth.gates.join(' '),
    outcome: truth.outcome,
    policy_rule: truth.policy_rule,
    leaked_fields,
    leaked_kinds,
    network: truth.network,
    place: truth.place,
    cell: truth.cell,
  };
}

/** What has leaked, as a row has it. */
export function leakedTexts(leaked: Truth['leaked']): LeakedTexts {
  const known = texts.get(leaked);
  if (known) return known;
  const made = {
    leaked_fields: leaked.map(({ field }) => field).join(' '),
    leaked_kinds: [...new Set(leaked.map(({ sensitivity }) => sensitivity))].join(' '),
  };
  texts.set(leaked, made);
  return made;
}

type LeakedTexts = Pick<TruthRow, 'leaked_fields' | 'leaked_kinds'>;

/** There are few lists, and each is that of many truths. */
const texts = new WeakMap<Truth['leaked'], LeakedTexts>();
