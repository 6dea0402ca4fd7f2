import { MS_PER_DAY, MS_PER_HOUR, type World } from '@phonehome/shared';
import type { LabelledExchange } from '../block/live-block.ts';
import { NTP_BYTES } from '../exchange.ts';
import { answerBytes, sentBytes } from '../table/payload.ts';
import { type Label, labels, type Split, splits, type Truth } from '../truth.ts';

/** How many of each label. */
export type LabelCounts = Readonly<Record<Label, number>>;

/** What the exchanges of some blocks add up to: what the card and its plots show. */
export interface Figures {
  readonly exchanges: LabelCounts;
  /** Payload in bytes, both ways. */
  readonly payload_bytes: LabelCounts;
  /** By day of the data set, from 0. */
  readonly by_day: readonly LabelCounts[];
  /** By hour of the phone's local day, 0 to 23. */
  readonly by_hour: readonly LabelCounts[];
  /** Of the background: how many by kind of application. */
  readonly applications: Readonly<Record<string, number>>;
  /** How many reports that are leaks a phone has sent in all: `[sent, phones]`, ascending. */
  readonly leaks_by_device: readonly (readonly [sent: number, phones: number])[];
  /** Leaks by the cell that the phone was in: `[cell, leaks]`, ascending. */
  readonly leaks_by_cell: readonly (readonly [cell: number, leaks: number])[];
  /** The names of all servers, in order of the alphabet. */
  readonly hosts: readonly string[];
  readonly phones_by_cohort: Readonly<Record<string, number>>;
  readonly phones_by_split: Readonly<Record<string, number>>;
  /** By part of the data set. */
  readonly by_split: Readonly<Record<Split, LabelCounts>>;
  /** Leaks by field: in how many of them it was filled. */
  readonly leaked_fields: Readonly<Record<string, number>>;
}

type Counts = Record<Label, number>;

const none = (): Counts => Object.fromEntries(labels.map((label) => [label, 0])) as Counts;

/** Adds up the exchanges of a block as they come. */
export interface FigureCounter {
  count(exchanges: readonly LabelledExchange[]): void;
  figures(phones: readonly { readonly device: number; readonly cohort: string; readonly split: string }[]): Figures;
}

/** A counter that has seen nothing yet. */
export function createFigureCounter(world: World, days: number): FigureCounter {
  const offsets = new Map(world.cohorts.map(({ id, utc_offset_ms }) => [id, utc_offset_ms]));
  const by_day = createCounts(days);
  const by_hour = createCounts(24);
  const totals = createTotals();
  /** How many exchanges have a truth since the totals were last added to, and their payload: many have the same. */
  let seen = new Map<Truth, Seen>();
  let last_host = '';
  const settle = (): void => {
    for (const [truth, { exchanges, payload_bytes }] of seen) totals.add(truth, exchanges, payload_bytes);
    seen = new Map();
  };
  const seenOf = (truth: Truth): Seen => {
    const before = seen.get(truth);
    if (before) return before;
    const { label, cohort } = truth;
    const first = { label: labels.indexOf(label), utc_offset_ms: offsets.get(cohort) ?? 0 };
    const begun: Seen = { ...first, exchanges: 0, payload_bytes: 0 };
    seen.set(truth, begun);
    return begun;
  };
  return {
    count(all) {
      for (const { exchange, truth } of all) {
        const { host } = exchange;
        if (host !== last_host) totals.hosts.add(host);
        last_host = host;
        const of_truth = seenOf(truth);
        of_truth.exchanges++;
        of_truth.payload_bytes += payloadOf(exchange);
        const time_ms = Math.floor(exchange.time_us / 1_000) - world.epoch_ms;
        const local_ms = time_ms + of_truth.utc_offset_ms;
        by_day.count(Math.floor(time_ms / MS_PER_DAY), of_truth.label);
        const time_of_day_ms = local_ms - Math.floor(local_ms / MS_PER_DAY) * MS_PER_DAY;
        by_hour.count(Math.floor(time_of_day_ms / MS_PER_HOUR), of_truth.label);
      }
      if (seen.size > SEEN_MAX) settle();
    },
    figures(phones) {
      settle();
      const { exchanges, payload_bytes, by_split, applications, by_device, by_cell, fields, hosts } = totals;
      const leaks = new Map<number, number>();
      for (const { device } of phones) add(leaks, by_device.get(device) ?? 0, 1);
      return {
        exchanges,
        payload_bytes,
        by_day: by_day.all(),
        by_hour: by_hour.all(),
        applications: byName(applications),
        leaks_by_device: byNumber(leaks),
        leaks_by_cell: byNumber(by_cell),
        hosts: [...hosts].sort(),
        phones_by_cohort: byName(countsOf(phones.map(({ cohort }) => cohort))),
        phones_by_split: byName(countsOf(phones.map(({ split }) => split))),
        by_split,
        leaked_fields: byName(fields),
      };
    },
  };
}

/** Of the exchanges that have one truth: how many, and their payload both ways; its label as an index, and its local time. */
interface Seen {
  readonly label: number;
  readonly utc_offset_ms: number;
  exchanges: number;
  payload_bytes: number;
}

const SEEN_MAX = 65_536;

/** Counts of each label at so many places. */
function createCounts(places: number) {
  const counts = new Float64Array(places * labels.length);
  return {
    /** Counts one, unless there is no such place. */
    count(place: number, label: number): void {
      if (place < 0 || place >= places) return;
      const at = place * labels.length + label;
      counts[at] = (counts[at] as number) + 1;
    },
    all: (): LabelCounts[] =>
      Array.from({ length: places }, (_, place) => {
        const countOf = (at: number): number => counts[place * labels.length + at] as number;
        return Object.fromEntries(labels.map((label, at) => [label, countOf(at)])) as Counts;
      }),
  };
}

function add<K>(map: Map<K, number>, key: K, more: number): void {
  map.set(key, (map.get(key) ?? 0) + more);
}

/** What follows of truths alone, whenever the exchanges were. */
function createTotals() {
  const exchanges = none();
  const payload_bytes = none();
  const by_split = Object.fromEntries(splits.map((split) => [split, none()])) as Record<Split, Counts>;
  const applications = new Map<string, number>();
  const by_device = new Map<number, number>();
  const by_cell = new Map<number, number>();
  const fields = new Map<string, number>();
  const hosts = new Set<string>();
  return {
    exchanges,
    payload_bytes,
    by_split,
    applications,
    by_device,
    by_cell,
    fields,
    hosts,
    add(truth: Truth, count: number, bytes: number) {
      const { label } = truth;
      exchanges[label] += count;
      by_split[truth.split][label] += count;
      payload_bytes[label] += bytes;
      if (truth.application !== null) add(applications, truth.application, count);
      if (label !== 'leak') return;
      add(by_device, truth.device, count);
      add(by_cell, Number(truth.cell), count);
      for (const { field } of truth.leaked) add(fields, field, count);
    },
  };
}

function payloadOf(exchange: LabelledExchange['exchange']): number {
  const { form, answer } = exchange;
  if (form !== null && answer !== null) return form.bytes.length + answerBytes(answer);
  const { content } = exchange;
  if (content.protocol === 'http') return sentBytes(content) + answerBytes(content.answer);
  if (content.protocol === 'tls') return content.records.reduce((sum, { bytes }) => sum + bytes, 0);
  return content.protocol === 'ntp' ? 2 * NTP_BYTES : 0;
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function byName(map: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byNumber(map: ReadonlyMap<number, number>): [number, number][] {
  return [...map].sort(([a], [b]) => a - b);
}

/** The figures of some blocks together. */
export function sumFigures(a: Figures, b: Figures): Figures {
  const counts = (x: LabelCounts, y: LabelCounts): LabelCounts =>
    Object.fromEntries(labels.map((label) => [label, x[label] + y[label]])) as Counts;
  const named = (x: Readonly<Record<string, number>>, y: Readonly<Record<string, number>>): Record<string, number> => {
    const sum = new Map(Object.entries(x));
    for (const [name, count] of Object.entries(y)) sum.set(name, (sum.get(name) ?? 0) + count);
    return byName(sum);
  };
  const numbered = (x: Figures['leaks_by_cell'], y: Figures['leaks_by_cell']): [number, number][] => {
    const sum = new Map(x);
    for (const [number, count] of y) sum.set(number, (sum.get(number) ?? 0) + count);
    return byNumber(sum);
  };
  return {
    exchanges: counts(a.exchanges, b.exchanges),
    payload_bytes: counts(a.payload_bytes, b.payload_bytes),
    by_day: a.by_day.map((day, at) => counts(day, b.by_day[at] as LabelCounts)),
    by_hour: a.by_hour.map((hour, at) => counts(hour, b.by_hour[at] as LabelCounts)),
    applications: named(a.applications, b.applications),
    leaks_by_device: numbered(a.leaks_by_device, b.leaks_by_device),
    leaks_by_cell: numbered(a.leaks_by_cell, b.leaks_by_cell),
    hosts: [...new Set([...a.hosts, ...b.hosts])].sort(),
    phones_by_cohort: named(a.phones_by_cohort, b.phones_by_cohort),
    phones_by_split: named(a.phones_by_split, b.phones_by_split),
    by_split: Object.fromEntries(
      splits.map((split) => [split, counts(a.by_split[split], b.by_split[split])]),
    ) as Figures['by_split'],
    leaked_fields: named(a.leaked_fields, b.leaked_fields),
  };
}
