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
  ['recipient.reports-linked', 'linked'],
  ['determined.reports-linked', 'by places too'],
  ['determined.homes-found', 'its homes'],
];

const path: readonly Column[] = [
  ['path.phones-seen', 'seen'],
  ['path.phones-identified', 'identified'],
  ['path.messages-a-day', 'messages/day'],
  ['path.days-followed', 'days followed'],
  ['path.homes-found', 'homes found'],
  ['maker.phones-identified', 'to the maker'],
];

const costs: readonly Column[] = [
  ['warranty.affected', 'warranty'],
  ['warranty.affected-hours', 'after'],
  ['warranty.at-home', 'at home'],
  ['warranty.at-home-hours', 'after'],
  ['registration.at-home', 'registered'],
  ['region-check.card', 'card told'],
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
    {
      block: 'paragraph',
      text: 'Different true numbers of a phone, in the mean; the pairs of its reports that are known to be of one phone; and what a server knows that joins by places, too.',
    },
    tableOf(prevention, numbers),
    { block: 'heading', text: 'What can be read on the way, and what the maker learns' },
    {
      block: 'paragraph',
      text: 'Seen: the share of which any message is seen, to whomever; identified: of which a true number can be read. To the maker: the share whose IMEI its own server gets.',
    },
    tableOf(prevention, path),
    { block: 'heading', text: 'What it costs those whom the client is for' },
    {
      block: 'paragraph',
      text: `Warranty: affected phones whose own number was accepted once, by the maker or the operator, and half of them after how long. At home: the same of phones where the client belongs (${prevention.at_home.scenario}); registered: those of which a report was accepted, whatever it said. Card told: of the reports that came, those that tell truly whose card it is, so that the server can tell a foreign one.`,
    },
    tableOf(prevention, costs),
  ];
}
