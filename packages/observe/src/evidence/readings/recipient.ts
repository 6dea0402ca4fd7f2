import { counted, grouped } from '@phonehome/shared';
import type { FollowMeasures } from '../../follow/measures.ts';
import type { RunFacts } from '../../run/run-facts.ts';
import { ofReports, reportsWith, requestsText, valuesText } from '../figures-of-run.ts';
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

/** Whom whoever gets the reports can tell apart, and where they live. */
function learnt(follow: FollowMeasures | null): string[] {
  if (follow === null) return [];
  const { phones, people, homes_named, works_named, truth } = follow;
  const named = `From the reports alone ${counted(phones, 'phone')} and ${people === 1 ? '1 person' : `${grouped(people)} people`} can be told apart, and ${counted(homes_named, 'home')} and ${counted(works_named, 'place')} of work named.`;
  if (!truth || truth.home.true_count === 0) return [named];
  const { home, work } = truth;
  return [
    named,
    `Held against the truth, ${home.right} of ${counted(home.true_count, 'home')} and ${work.right} of ${counted(work.true_count, 'place')} of work are named right, to the cell.`,
  ];
}

/** How well the reports of a phone can be put together, and how well they say where it is. */
function followed(follow: FollowMeasures | null): string[] {
  const truth = follow?.truth;
  const recall = truth?.linking.phones.recall;
  if (!truth || recall === null || recall === undefined) return [];
  const { median_km } = truth.place_error.each_hour;
  const off =
    median_km === null
      ? ''
      : ` At half of the full hours the phone is at most ${median_km.toFixed(1)} km from where they say.`;
  return [
    `Of the pairs of reports of one phone, ${Number((recall * 100).toFixed(1))} % can be told to be of one.${off}`,
  ];
}

/** What the recipient had, and who could follow whom. */
export const recipientReadings: readonly Reading[] = [
  {
    claim: 'no-person-identified',
    basis: 'both',
    cannot_show:
      'What "identified" is taken to mean, and what the recipient knew besides. Whoever keeps the list of subscribers can look one up; see Duties, Breyer.',
    shows: (facts, follow) => [...identifiers(facts), ...learnt(follow)],
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
    shows: (facts, follow) => [...whereabouts(facts), ...followed(follow)],
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
