import {
  becauseOf,
  type Destination,
  kindNames,
  type Leak,
  type LeakRow,
  leakRows,
  maskedValue,
  type Rung,
  serverLadder,
} from '@phonehome/observe';
import { counted, formatMinute, grouped, visible } from '@phonehome/shared';
import { style, table, wrap } from '../output/text.ts';
import { notesOf, type Observed } from './observed.ts';

const PER_DAY_MIN_US = 86_400_000_000;

/** `--format text`: who got what, how often, how it was written, how sure that is and why; piece by piece. */
export function* observationText(observed: Observed, width: number): Generator<string> {
  for (const line of linesOf(observed, width)) yield `${line}\n`;
}

function* linesOf(observed: Observed, width: number): Generator<string> {
  const { file, observation, reveal } = observed;
  const { leaks, look_alikes, destinations, flow_count } = observation;
  yield style.title(`${visible(file)}: ${counted(flow_count, 'flow')} with ${counted(destinations.length, 'server')}`);
  for (const note of notesOf(observed)) yield wrap(`note: ${visible(note)}`, '  ', width);
  if (leaks.length === 0) yield* ['', noLeak(destinations)];
  const by_destination = Map.groupBy(leaks, ({ destination }) => destination);
  const leaking = destinations.flatMap((destination) => {
    const of = by_destination.get(destination.destination);
    return of ? [{ destination, of }] : [];
  });
  const tell = leaking.length <= SERVERS_TOLD_WHOLE ? wholeLadder : shortLadder;
  for (const { destination, of } of leaking) {
    yield '';
    yield* serverLines(destination, of, reveal, width);
    yield* tell(destination, of, width);
  }
  if (leaking.length > SERVERS_TOLD_WHOLE) yield* ['', wrap(LADDER_CAUTION, '', width)];
  if (look_alikes.length > 0) {
    yield* [
      '',
      `${grouped(look_alikes.length)} values look like identifiers and were taken for none (--format json tells why).`,
    ];
  }
  const unread = destinations.filter(({ protocols }) => protocols.every((protocol) => protocol === 'tls')).length;
  if (unread > 0) {
    yield* [
      '',
      `${grouped(unread)} servers were spoken with within TLS alone: only their names, times and sizes can be seen.`,
    ];
  }
}

function noLeak(destinations: readonly Destination[]): string {
  const readable = destinations.some(({ protocols }) => protocols.some((protocol) => protocol !== 'tls'));
  return readable
    ? 'No identifier was found in what could be read.'
    : 'Nothing could be read: no identifier was found.';
}

function serverLines(destination: Destination, leaks: readonly Leak[], reveal: boolean, width: number): string[] {
  const { destination: name, flow_count, first_us, last_us } = destination;
  const clear = leaks.some((leak) => leak.clear);
  const way = clear ? style.bad('in clear text') : 'within TLS';
  const span_us = last_us - first_us;
  const rate = span_us >= PER_DAY_MIN_US ? `, ${grouped((flow_count * PER_DAY_MIN_US) / span_us, 1)} a day` : '';
  const when = first_us > 0 ? `, ${formatMinute(first_us)} to ${formatMinute(last_us)}` : '';
  const rows = leakRows(leaks);
  return [
    `${style.title(visible(name))} ${way}: ${counted(flow_count, 'flow')}${rate}${when}`,
    ...table(
      [['what', 'value', 'where', 'written as', 'times', 'sure'], ...rows.map((row) => cells(row, reveal))],
      'left',
      width,
    ),
    ...rows.map((row) =>
      wrap(
        `${kindNames[row.leak.located.kind].name}: ${visible(becauseOf(row.leak.evidence, true).join('; '))}`,
        '    ',
        width,
      ),
    ),
  ];
}

/** Beyond so many servers each gets a line alone of whose it is. */
const SERVERS_TOLD_WHOLE = 3;
const LADDER_CAUTION =
  'Whose server: a registry keeps the list of names and is not the registrant; a registrant need not run the server; an address is often that of a hosting company; and none of these is a state. Look at one server alone, or --format json, for each step.';

function ladderOf({ destination, addresses }: Destination, leaks: readonly Leak[]): Rung[] {
  return serverLadder(
    destination,
    addresses,
    leaks.some(({ clear }) => clear),
  );
}

function wholeLadder(destination: Destination, leaks: readonly Leak[], width: number): string[] {
  const rungs = ladderOf(destination, leaks).map(({ rung, answer, caution }) =>
    wrap(`${rung}: ${visible(answer)} (${caution})`, '    ', width),
  );
  return ['  Whose server?', ...rungs];
}

function shortLadder(destination: Destination, leaks: readonly Leak[], width: number): string[] {
  const told = ladderOf(destination, leaks).filter(
    ({ rung, sureness }) => sureness !== 'not-known' && !['host', 'on the path'].includes(rung),
  );
  const text = told.map(({ rung, answer }) => `${rung} ${visible(answer)}`).join('; ');
  return [wrap(`whose: ${text || 'not known from here'}`, '    ', width)];
}

function cells({ leak, values, times, confidence }: LeakRow, reveal: boolean): string[] {
  const { kind, value, where, keys, chain } = leak.located;
  const shown = reveal ? value : maskedValue(kind, value);
  return [
    kindNames[kind].name,
    values > 1 ? `${grouped(values)} different` : shown,
    visible(`${where}${keys.length > 0 ? ` ${keys.join('.')}` : ''}`).slice(0, 40),
    chain.join(' > ') || 'as it is',
    grouped(times),
    confidence.toFixed(2),
  ];
}
