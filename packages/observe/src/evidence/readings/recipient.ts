import type { RunFacts } from '../../run/run-facts.ts';
import { counted, ofReports, reportsWith, requestsText, valuesText } from '../figures-of-run.ts';
import type { Reading } from '../reading.ts';

const EQUIPMENT = ['IMEI1', 'IMEI2', 'MEID'];
const CARD = ['SIM1ICCID', 'SIM2ICCID'];
const SUBSCRIBER = ['SIM1LTEIMSI', 'SIM1CDMAIMSI', 'SIM2LTEIMSI', 'SIM2CDMAIMSI', 'SIM2IMSI'];
const CELL = ['SIM1CELLID', 'SIM2CELLID'];

function identifiers(facts: RunFacts): string[] {
  if (facts.reports === 0) return ['In this run no report reached the server.'];
  const groups = [
    ['an equipment number', EQUIPMENT],
    ['the number of a SIM card', CARD],
    ['the number of a subscriber', SUBSCRIBER],
    ['the Wi-Fi address', ['MACID']],
    ['the serving cell', CELL],
  ] as const;
  return groups.map(([what, names]) => `${ofReports(reportsWith(facts, names), facts)} carry ${what}.`);
}

function whereabouts(facts: RunFacts): string[] {
  const cells = facts.fields.find(({ name }) => name === 'SIM1CELLID');
  if (!cells || facts.reporting_phones === null) return [];
  return [
    `${ofReports(cells.reports, facts)} name the cell that the phone is in, beside numbers that stay the same from report to report: ${valuesText(cells, 'cell')} of ${counted(facts.reporting_phones, 'phone')}.`,
  ];
}

/** What the recipient had, and who could follow whom. */
export const recipientReadings: readonly Reading[] = [
  {
    claim: 'no-person-identified',
    basis: 'both',
    cannot_show:
      'What "identified" is taken to mean, and what the recipient knew besides. Whoever keeps the list of subscribers can look one up; see Duties, Breyer.',
    shows: identifiers,
  },
  {
    claim: 'only-trying-to-send',
    basis: 'both',
    cannot_show: 'How much the real server kept of what it refused. Here it has read a report before it refuses it.',
    shows: (facts) => [
      `The server has a record of ${counted(facts.reports, 'request')}, whatever it answered; it accepted ${counted(facts.accepted, 'report')}.`,
    ],
  },
  {
    claim: 'recipient-can-follow',
    basis: 'both',
    cannot_show: 'Whether anybody did follow a phone. A cell is not a doorway: how far it reaches is not in a report.',
    shows: whereabouts,
  },
  {
    claim: 'path-can-follow',
    basis: 'both',
    cannot_show: 'Whether anybody on the way looked.',
    shows: (facts) => [
      ...whereabouts(facts),
      `${requestsText(facts.readable, facts)} can be read by whoever carries them.`,
    ],
  },
  {
    claim: 'ombudsman-preliminary',
    basis: 'both',
    cannot_show: 'What is personal data in law: a run shows fields, not their legal nature.',
    shows: identifiers,
  },
  {
    claim: 'activation-identifies-payer',
    basis: 'put-in',
    cannot_show: 'Why activation data is collected, and who can look up a number.',
    shows: (facts) => [
      `${ofReports(reportsWith(facts, CARD), facts)} carry the number of a SIM card, ${ofReports(reportsWith(facts, SUBSCRIBER), facts)} that of a subscriber: by these an operator knows who pays.`,
    ],
  },
  {
    claim: 'activation-in-europe',
    basis: 'put-in',
    cannot_show: "Anything of the maker's real activation but its outline; its fields and its server here are ours.",
    shows: ({ activations: { count } }) =>
      count > 0 ? [`The maker's server has ${counted(count, 'activation')} of this run.`] : [],
  },
];
