import type { PhoneRun } from '@phonehome/simulation';
import { splitOf } from '../split.ts';
import { columnOf, type Table } from './table.ts';

const { text, integer } = columnOf;

/** A row: a phone and its person. */
export interface DeviceRow {
  readonly device: number;
  readonly person: number;
  readonly split: string;
  readonly cohort: string;
  readonly model: string;
  readonly first_build: string;
  readonly switched_on_ms: number;
  readonly wakes_per_day_milli: number;
  readonly imeis: string;
  readonly mac: string;
  readonly iccids: string;
  readonly imsis: string;
}

export const devicesTable: Table<DeviceRow> = {
  id: 'devices',
  about: 'The truth of each phone: who has it and which numbers are its own, all from the reserved ranges.',
  key: ['device'],
  columns: [
    integer('device', 'index of the phone'),
    integer('person', 'index of the person whose habits it has; twins share one'),
    text('split', 'train, validation or test'),
    text('cohort', 'group of phones in the scenario'),
    text('model', 'maker code and model'),
    text('first_build', 'build that it ran first'),
    integer('switched_on_ms', 'when it was first switched on: milliseconds since the start of the scenario'),
    integer('wakes_per_day_milli', 'mean screen wakes in a thousand days'),
    text('imeis', 'its IMEIs, with a space between'),
    text('mac', 'MAC address of its Wi-Fi interface'),
    text('iccids', 'numbers of all cards that it has had, with spaces between'),
    text('imsis', 'subscriber numbers of these cards'),
  ],
};

/** The row of a phone at the end of its story. */
export function deviceRow({ device, person, cohort, switched_on_ms, identity, cards }: PhoneRun): DeviceRow {
  return {
    device,
    person: person.index,
    split: splitOf(person.seed, person.index),
    cohort: cohort.id,
    model: cohort.model.model,
    first_build: cohort.first_build.id,
    switched_on_ms,
    wakes_per_day_milli: Math.round(person.wakes_per_day * 1000),
    imeis: identity.imeis.join(' '),
    mac: identity.mac,
    iccids: cards.map(({ iccid }) => iccid).join(' '),
    imsis: cards.map(({ imsi }) => imsi).join(' '),
  };
}
