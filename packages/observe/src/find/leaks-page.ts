import { counted, formatMinute, grouped } from '@phonehome/shared';
import type { Block, CardBlock, Section, Text } from '../document/block.ts';
import { pageHtml } from '../document/page.ts';
import { serverLadder } from '../server/ladder.ts';
import { SURE_MIN } from './evidence.ts';
import { maskedValue } from './finding.ts';
import { kindNames } from './kinds.ts';
import { becauseOf, type Leak, valueId } from './leak.ts';
import type { Destination, Observation } from './leak-finder.ts';
import { type LeakRow, leakRows } from './leak-rows.ts';

/** What a page of leaks is made of. */
export interface LeaksPage {
  /** As the user named it. */
  readonly file: string;
  readonly notes: readonly string[];
  readonly observation: Observation;
  /** Whether values are told whole. */
  readonly reveal: boolean;
}

/** Beyond so many servers the page would be of use to nobody. */
const SERVERS_MAX = 200;
const LOOK_ALIKES_MAX = 200;
const ROWS_MAX = 1_000;

/** What was found, as one HTML file that needs no other: see `document/page.ts`. */
export function leaksHtml(page: LeaksPage): string {
  const { file, observation } = page;
  const sections = [findings(page), servers(page), lookAlikes(page), limits()];
  const head = {
    kicker: 'phonehome observe',
    title: titleOf(observation),
    byline: `${file}: ${counted(observation.flow_count, 'flow')} with ${counted(observation.destinations.length, 'server')}.`,
    foot: 'Identifiers were found by their form, their names and their company; each with how sure that is. Values are masked unless they were asked for.',
    first: 'findings',
  };
  return pageHtml(head, sections);
}

function titleOf({ leaks }: Observation): string {
  if (leaks.length === 0) return 'No identifier was found';
  const servers = new Set(leaks.map(({ destination }) => destination)).size;
  return `Identifiers went to ${servers === 1 ? 'one server' : `${grouped(servers)} servers`}`;
}

function findings({ notes, observation, reveal }: LeaksPage): Section {
  const { leaks, destinations } = observation;
  const clear = leaks.filter((leak) => leak.clear);
  const unread = destinations.filter(({ protocols }) => protocols.every((protocol) => protocol === 'tls'));
  const blocks: Block[] = [
    {
      block: 'numbers',
      items: [
        { value: grouped(new Set(leaks.map(idOf)).size), label: 'identifiers left', tone: 'leak' },
        { value: grouped(new Set(clear.map(idOf)).size), label: 'of them in clear text', tone: 'leak' },
        { value: grouped(new Set(leaks.map(({ destination }) => destination)).size), label: 'servers got them' },
        { value: grouped(unread.length), label: 'servers of which nothing could be read' },
      ],
    },
    ...notes.map((text): Block => ({ block: 'paragraph', tone: 'note', text })),
  ];
  const by_destination = Map.groupBy(leaks, ({ destination }) => destination);
  const told = leaking(observation);
  for (const { destination } of told) {
    const rows = leakRows(by_destination.get(destination) ?? []);
    blocks.push(table(destination, rows.slice(0, ROWS_MAX), reveal));
    if (rows.length > ROWS_MAX) blocks.push(note(`${grouped(rows.length - ROWS_MAX)} further rows are left out.`));
  }
  const untold = by_destination.size - told.length;
  if (untold > 0) blocks.push(note(`${grouped(untold)} further servers got something and are left out.`));
  if (leaks.length === 0) blocks.push({ block: 'paragraph', text: 'In what could be read, there was none.' });
  return { id: 'findings', title: 'What left, and to whom', blocks };
}

function note(text: string): Block {
  return { block: 'paragraph', tone: 'note', text: `${text} --format json has all of it.` };
}

function table(destination: string, rows: readonly LeakRow[], reveal: boolean): Block {
  return {
    block: 'table',
    stack: true,
    caption: ['To ', { strong: destination }],
    head: ['what', 'value', 'where', 'written as', 'times', 'how sure', 'why'],
    numbers: [4, 5],
    rows: rows.map(({ leak, values, times, confidence }): Text[] => {
      const { kind, value, where, keys, chain } = leak.located;
      const shown = reveal ? value : maskedValue(kind, value);
      return [
        [
          kindNames[kind].name,
          ' ',
          { mark: leak.clear ? 'in clear text' : 'within TLS', tone: leak.clear ? 'leak' : 'quiet' },
        ],
        values > 1 ? `${grouped(values)} different` : { code: shown },
        [where, ...(keys.length > 0 ? [' ', { code: keys.join('.') }] : [])],
        chain.join(' > ') || 'as it is',
        grouped(times),
        confidence.toFixed(2),
        becauseOf(leak.evidence, true).join('; '),
      ];
    }),
  };
}

/** Servers that got something, those that got most kinds of it first. */
function leaking({ leaks, destinations }: Observation): Destination[] {
  const kinds = new Map<string, Set<string>>();
  for (const { destination, located } of leaks) {
    const of = kinds.get(destination);
    if (of) of.add(located.kind);
    else kinds.set(destination, new Set([located.kind]));
  }
  return destinations
    .map((destination) => ({ destination, count: kinds.get(destination.destination)?.size ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, SERVERS_MAX)
    .map(({ destination }) => destination);
}

function servers({ observation }: LeaksPage): Section {
  const cards = leaking(observation).map((destination, i): CardBlock => {
    const { destination: name, addresses, flow_count, first_us, last_us } = destination;
    const clear = observation.leaks.some((leak) => leak.destination === name && leak.clear);
    const ladder = serverLadder(name, addresses, clear).map(({ rung, answer, caution }) => ({
      name: rung,
      lines: [answer, [{ mark: 'but', tone: 'quiet' } as const, ' ', caution]],
    }));
    const often = `${counted(flow_count, 'flow')}${first_us > 0 ? `, ${formatMinute(first_us)} to ${formatMinute(last_us)}` : ''}`;
    return {
      id: `server-${i}`,
      title: name,
      mark: clear ? { text: 'in clear text', tone: 'leak' } : { text: 'within TLS', tone: 'quiet' },
      parts: [{ name: 'how often', lines: [often] }, ...ladder],
    };
  });
  const lede: Block = {
    block: 'paragraph',
    text: 'Step by step from the name to whoever may be behind it, without asking anybody. Registry, registrant, operator and state are different parties; each step says what it does not say.',
  };
  return {
    id: 'servers',
    title: 'Whose servers',
    blocks: cards.length > 0 ? [lede, { block: 'cards', items: cards }] : [lede],
  };
}

function lookAlikes({ observation, reveal }: LeaksPage): Section {
  const { look_alikes } = observation;
  const shown = look_alikes.slice(0, LOOK_ALIKES_MAX);
  const blocks: Block[] = [
    {
      block: 'paragraph',
      text:
        look_alikes.length === 0
          ? 'No other value had the form of an identifier.'
          : `${grouped(look_alikes.length)} values have the form of an identifier and were taken for none${look_alikes.length > shown.length ? `; the first ${shown.length} are here` : ''}.`,
    },
  ];
  if (shown.length > 0) {
    blocks.push({
      block: 'table',
      stack: true,
      caption: 'What speaks against each.',
      head: ['form of', 'value', 'name', 'to', 'how likely', 'why not'],
      numbers: [4],
      rows: shown.map((leak): Text[] => rowOf(leak, reveal)),
    });
  }
  return { id: 'look-alikes', title: 'What only looks like one', blocks };
}

function rowOf({ located, destination, confidence, evidence }: Leak, reveal: boolean): Text[] {
  const { kind, value, keys } = located;
  return [
    kindNames[kind].name,
    { code: reveal ? value : maskedValue(kind, value) },
    { code: keys.join('.') },
    destination,
    confidence.toFixed(2),
    becauseOf(evidence, false).join('; '),
  ];
}

function limits(): Section {
  const items: Text[] = [
    `From ${SURE_MIN} on a finding is told without reserve; below that it is possible, and a person should look at it.`,
    'What went within TLS was not read, but for a HAR, whose maker had it in clear text.',
    'That nothing was found does not show that nothing left: a value may be encrypted, or written in a way that is not known here.',
    'That it can be read on the path does not say that anybody reads it.',
  ];
  return { id: 'limits', title: 'What this cannot show', blocks: [{ block: 'list', items }] };
}

function idOf({ located }: Leak): string {
  return valueId(located.kind, located.value);
}
