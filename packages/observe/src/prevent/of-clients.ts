import type { Safeguards, Scenario } from '@phonehome/shared';
import type { CounterMeasure } from './counter-measure.ts';
import type { Theory } from './theory.ts';

/** The required fields of the report (ours), and no others: the least with which the server's model takes it. */
export const LEAST_FIELDS = ['REGVER', 'MEID', 'MODEL', 'MODELSMS', 'SWVER', 'SIM1ICCID'] as const;

/** A scenario with one more safeguard between the operator's client and the wire. */
function guarded(scenario: Scenario, safeguards: Safeguards) {
  return { change: { safeguards: { ...scenario.safeguards, ...safeguards } }, notes: [] };
}

const numbersStay: readonly Theory[] = [
  { measure: 'recipient.phones-identified', direction: 'same', because: 'the first report tells as much as all' },
  { measure: 'recipient.device-numbers', direction: 'same', because: 'the first report tells as much as all' },
  { measure: 'path.phones-identified', direction: 'same', because: 'the first report goes in clear text' },
];

const purposeStays: readonly Theory[] = [
  { measure: 'warranty.at-home', direction: 'same', because: 'where the client belongs the first report is accepted' },
  { measure: 'region-check.card', direction: 'same', because: 'the report tells the issuer of the card' },
];

/** What fewer reports do. */
const fewer: readonly Theory[] = [
  { measure: 'recipient.messages-a-day', direction: 'down', because: 'repetition ends' },
  { measure: 'path.messages-a-day', direction: 'down', because: 'repetition ends' },
  { measure: 'recipient.places', direction: 'down', because: 'a phone that is silent tells no place' },
  { measure: 'recipient.days-followed', direction: 'down', because: 'a phone that is silent tells no place' },
  {
    measure: 'recipient.homes-found',
    direction: 'down',
    because: 'a home is where nights are spent, seen more than once',
  },
];

export const tls: CounterMeasure = {
  id: 'tls',
  title: 'TLS',
  says: 'the reports go within TLS: on the path the name of the server, sizes and times can be read, and nothing else',
  wire: 'tls',
  figures: {},
  theory: [
    { measure: 'path.phones-identified', direction: 'to-zero', because: 'the fields are encrypted on the way' },
    { measure: 'path.places', direction: 'to-zero', because: 'the fields are encrypted on the way' },
    { measure: 'path.reports-linked', direction: 'to-zero', because: 'no number can be read on the way' },
    { measure: 'path.homes-found', direction: 'to-zero', because: 'no place can be read on the way' },
    { measure: 'path.phones-seen', direction: 'same', because: 'the name of the server stands in the handshake' },
    { measure: 'path.messages-a-day', direction: 'same', because: 'times are as before' },
    { measure: 'recipient.device-numbers', direction: 'same', because: 'the recipient decrypts' },
    { measure: 'recipient.days-followed', direction: 'same', because: 'the recipient decrypts' },
    { measure: 'recipient.reports-linked', direction: 'same', because: 'the recipient decrypts' },
    { measure: 'recipient.homes-found', direction: 'same', because: 'the recipient decrypts' },
    ...purposeStays,
  ],
  apply: () => ({ change: {}, notes: ['the run is the same; only what the path may read is another'] }),
};

export const consent: CounterMeasure = {
  id: 'consent',
  title: 'consent asked first',
  says: 'the client sends nothing before its user has agreed, here and where it belongs; the share is `consent_share`',
  wire: 'clear',
  figures: {},
  theory: [
    { measure: 'recipient.phones-seen', direction: 'down', because: 'of those who do not agree nothing is sent' },
    { measure: 'path.phones-identified', direction: 'down', because: 'of those who do not agree nothing is sent' },
    { measure: 'recipient.days-followed', direction: 'down', because: 'of those who do not agree nothing is sent' },
    { measure: 'warranty.at-home', direction: 'down', because: 'those who do not agree are not registered either' },
  ],
  apply: (scenario) => guarded(scenario, { consent: true }),
};

export const sendOnce: CounterMeasure = {
  id: 'send-once',
  title: 'one try',
  says: 'the client sends one report for a build and its cards, whatever the answer, and no other',
  wire: 'clear',
  figures: {},
  theory: [...fewer, ...numbersStay, ...purposeStays],
  apply: (scenario) => guarded(scenario, { tries_max: 1 }),
};

export const retryCap: CounterMeasure = {
  id: 'retry-cap',
  title: 'retries limited',
  says: 'the client gives up after a number of reports (assumed: 10) for a build and its cards',
  wire: 'clear',
  figures: { tries_max: { value: 10, low: 2, high: 100 } },
  theory: [...fewer, ...numbersStay, ...purposeStays],
  apply: (scenario, _, { tries_max }) => guarded(scenario, { tries_max: tries_max as number }),
};

export const fewerFields: CounterMeasure = {
  id: 'fewer-fields',
  title: 'fewest fields',
  says: `the report has the fields that its server needs and no others (ours: ${LEAST_FIELDS.join(', ')})`,
  wire: 'clear',
  figures: {},
  theory: [
    { measure: 'recipient.places', direction: 'to-zero', because: 'no cell is told' },
    { measure: 'recipient.days-followed', direction: 'to-zero', because: 'no cell is told' },
    { measure: 'recipient.wifi-addresses', direction: 'to-zero', because: 'no address is told' },
    { measure: 'recipient.card-numbers', direction: 'down', because: 'no subscriber number is told' },
    { measure: 'recipient.homes-found', direction: 'to-zero', because: 'no cell is told' },
    { measure: 'recipient.days-linked', direction: 'same', because: 'MEID and ICCID still tell phones apart' },
    { measure: 'recipient.reports-linked', direction: 'same', because: 'MEID and ICCID still tell phones apart' },
    { measure: 'recipient.phones-identified', direction: 'same', because: 'MEID and ICCID are still told' },
    { measure: 'recipient.messages-a-day', direction: 'same', because: 'the server refuses as before' },
    ...purposeStays,
  ],
  apply: (scenario) => guarded(scenario, { fields: [...LEAST_FIELDS] }),
};

export const pseudonyms: CounterMeasure = {
  id: 'pseudonyms',
  title: 'changing pseudonyms',
  says: "numbers are replaced by a pseudonym of the phone, a new one after some days (assumed: 1), and a card's issuer is kept",
  wire: 'clear',
  figures: { pseudonym_days: { value: 1, low: 0.25, high: 30 } },
  theory: [
    { measure: 'recipient.phones-identified', direction: 'to-zero', because: 'no true number is told' },
    { measure: 'path.phones-identified', direction: 'to-zero', because: 'no true number is told' },
    { measure: 'recipient.days-linked', direction: 'down', because: 'what is not joined by a number is not joined' },
    { measure: 'recipient.days-followed', direction: 'down', because: 'what is not joined by a number is not joined' },
    { measure: 'recipient.reports-linked', direction: 'down', because: 'what is not joined by a number is not joined' },
    { measure: 'recipient.places', direction: 'same', because: 'the cell is told as before' },
    { measure: 'recipient.messages-a-day', direction: 'same', because: 'the server refuses as before' },
    { measure: 'region-check.card', direction: 'same', because: 'the issuer of the card is kept' },
    { measure: 'registration.at-home', direction: 'same', because: 'the server takes such a report' },
    { measure: 'warranty.at-home', direction: 'to-zero', because: 'a warranty is for a phone with a number' },
  ],
  apply: (scenario, _, { pseudonym_days }) => guarded(scenario, { pseudonym_days: pseudonym_days as number }),
};

export const coarsePlace: CounterMeasure = {
  id: 'coarse-place',
  title: 'coarse place',
  says: 'in the place of the cell a wider square is told (assumed: 16 sites a side, some 18 km)',
  wire: 'clear',
  figures: { cell_side_sites: { value: 16, low: 4, high: 64 } },
  theory: [
    { measure: 'recipient.places', direction: 'down', because: 'many cells are one square' },
    { measure: 'path.places', direction: 'down', because: 'many cells are one square' },
    { measure: 'recipient.homes-found', direction: 'down', because: 'homes are told as squares' },
    { measure: 'recipient.reports-linked', direction: 'same', because: 'the numbers are told as before' },
    { measure: 'recipient.device-numbers', direction: 'same', because: 'the numbers are told as before' },
    { measure: 'recipient.days-followed', direction: 'same', because: 'every report still tells a place' },
    { measure: 'recipient.messages-a-day', direction: 'same', because: 'the server refuses as before' },
    ...purposeStays,
  ],
  apply: (scenario, _, { cell_side_sites }) => guarded(scenario, { cell_side_sites: cell_side_sites as number }),
};

export const firewall: CounterMeasure = {
  id: 'firewall',
  title: 'firewall on the phone',
  says: 'a firewall on the phone refuses the connections of this client, here and where it belongs (assumed: on all phones)',
  wire: 'clear',
  figures: { firewall_share: { value: 1, low: 0.1, high: 1 } },
  theory: [
    { measure: 'recipient.phones-seen', direction: 'to-zero', because: 'nothing leaves the phone' },
    { measure: 'path.phones-identified', direction: 'to-zero', because: 'nothing leaves the phone' },
    { measure: 'registration.at-home', direction: 'to-zero', because: 'nothing leaves the phone' },
    { measure: 'warranty.at-home', direction: 'to-zero', because: 'nothing leaves the phone' },
  ],
  apply: (scenario, _, { firewall_share }) => guarded(scenario, { firewall_share: firewall_share as number }),
};

export const serverAccepts: CounterMeasure = {
  id: 'server-accepts',
  title: 'server accepts',
  says: 'the server accepts every report, so that each phone sends one for a build and its cards',
  wire: 'clear',
  figures: {},
  theory: [
    ...fewer,
    ...numbersStay,
    ...purposeStays,
    { measure: 'warranty.affected', direction: 'up', because: 'the operator, whose phones these are not, accepts' },
  ],
  apply: ({ policy }) => ({
    change: {
      policy: { rules: [{ id: 'every-report', when: {}, outcome: 'accepted', delay_ms: delayOf(policy) }] },
    },
    notes: [],
  }),
};

/** As long as the story's last rule takes. */
function delayOf({ rules }: Scenario['policy']): Scenario['policy']['rules'][number]['delay_ms'] {
  return rules.at(-1)?.delay_ms ?? 0;
}
