import type { TextBlock } from '@phonehome/simulation';
import type { MeasureId } from './measures.ts';
import type { Prevention, PreventionRow } from './result.ts';
import { spreadText } from './words.ts';

/** A column: the measure and its heading. */
type Column = readonly [MeasureId, string];

const recipient: readonly Column[] = [
  ['recipient.phones-identified', 'identified'],
  ['recipient.messages-a-day', 'messages/day'],
  ['recipient.places', 'places'],
  ['recipient.days-followed', 'days followed'],
  ['recipient.homes-found', 'homes found'],
];

const numbers: readonly Column[] = [
  ['recipient.device-numbers', 'IMEI, MEID'],
  ['recipient.card-numbers', 'ICCID, IMSI'],
  ['recipient.wifi-addresses', 'Wi-Fi'],
];

const joined: readonly Column[] = [
  ['recipient.reports-linked', 'linked'],
  ['recipient.homes-found', 'homes found'],
  ['determined.reports-linked', 'linked by places too'],
  ['determined.homes-found', 'homes found'],
];

const path: readonly Column[] = [
  ['path.phones-seen', 'seen'],
  ['path.phones-identified', 'identified'],
  ['path.places', 'places'],
  ['path.days-followed', 'days followed'],
  ['path.homes-found', 'homes found'],
];

const numbersOnPath: readonly Column[] = [
  ['path.device-numbers', 'IMEI, MEID'],
  ['path.card-numbers', 'ICCID, IMSI'],
  ['path.wifi-addresses', 'Wi-Fi'],
];

const ofAffected: readonly Column[] = [
  ['warranty.affected', 'warranty starts'],
  ['warranty.affected-hours', 'after'],
  ['maker.phones-identified', 'IMEI to the maker'],
];

const atHome: readonly Column[] = [
  ['warranty.at-home', 'warranty starts'],
  ['warranty.at-home-hours', 'after'],
  ['registration.at-home', 'registered'],
  ['region-check.card', 'card told'],
  ['region-check.model', 'model told'],
];

function tableOf({ rows }: Prevention, columns: readonly Column[]): TextBlock {
  const heading = ['', ...columns.map(([, title]) => title)];
  const line = (row: PreventionRow): string[] => [
    row.title,
    ...columns.map(([measure]) => spreadText(measure, row.values[measure])),
  ];
  return { block: 'table', rows: [heading, ...rows.map(line)], side: 'right' };
}

/** The four tables: each row a counter-measure alone, the first the story as it was. */
export function measureTables(prevention: Prevention): TextBlock[] {
  return [
    { block: 'heading', text: "What the operator's server learns of affected phones" },
    {
      block: 'paragraph',
      text: 'Identified: the share of which it reads a true number. Places and days: of a phone, in the mean; days followed are those of which it knows a place and that they are of one phone. Homes: the share named, at most 1 km off.',
    },
    tableOf(prevention, recipient),
    { block: 'paragraph', text: 'Different true numbers of a phone that it reads, in the mean:' },
    tableOf(prevention, numbers),
    {
      block: 'paragraph',
      text: 'Linked: of the pairs of reports of one phone, those that are known to be, by numbers and pseudonyms; then by a server that joins by places, too.',
    },
    tableOf(prevention, joined),
    { block: 'heading', text: 'What can be read on the way' },
    {
      block: 'paragraph',
      text: 'Seen: the share of phones of which any message is seen, to whomever; identified: of which a true number can be read.',
    },
    tableOf(prevention, path),
    { block: 'paragraph', text: 'Different true numbers of a phone that go in clear text, in the mean:' },
    tableOf(prevention, numbersOnPath),
    { block: 'heading', text: 'What it gives and costs those whom a client is for' },
    {
      block: 'paragraph',
      text: 'Affected phones: the share whose own number was accepted once, by the maker or the operator, so that a warranty can start; half of them so long after the first start.',
    },
    tableOf(prevention, ofAffected),
    {
      block: 'paragraph',
      text: `Phones where the client belongs, those of ${prevention.at_home.scenario}: the same; and the share of which a report was accepted, whatever it said. Of all reports that came, those that tell truly whose card and which model it is, so that the server can tell a foreign one.`,
    },
    tableOf(prevention, atHome),
  ];
}
