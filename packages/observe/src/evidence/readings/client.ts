import { counted } from '@phonehome/shared';
import { ofReports } from '../figures-of-run.ts';
import type { Reading } from '../reading.ts';

/** The client, whom it was meant for, and how it came onto the phones. */
export const clientReadings: readonly Reading[] = [
  {
    claim: 'phone-sales-china',
    basis: 'put-in',
    cannot_show: 'How many phones were sold, and how fast.',
  },
  {
    claim: 'client-package',
    basis: 'put-in',
    cannot_show: 'Which package sends: a report names none. That it is this one was seen on phones.',
    shows: ({ leaking_phones, leaks }) =>
      leaking_phones
        ? [`${counted(leaking_phones, 'phone')} with the client sent ${counted(leaks ?? 0, 'report')}.`]
        : [],
  },
  {
    claim: 'client-purpose',
    basis: 'follows',
    cannot_show: 'What the client was made for; only that its known rules end in one report where it is accepted.',
    shows: (facts) => [`${ofReports(facts.accepted, facts)} were accepted.`],
  },
  {
    claim: 'client-code-age',
    basis: 'follows',
    cannot_show:
      'The age of any code. It shows only that the client known from 2014 would act otherwise than was reported.',
  },
  {
    claim: 'origin-factory',
    basis: 'put-in',
    cannot_show: 'Which account of the origin is true: the scenario chooses one.',
  },
  {
    claim: 'origin-update',
    basis: 'put-in',
    cannot_show: 'Which account of the origin is true: the scenario chooses one.',
  },
  {
    claim: 'origin-several-months',
    basis: 'both',
    cannot_show:
      'How long real phones sent: the dates of updates are put in. That nothing but an update ends it follows.',
  },
  {
    claim: 'meant-for-another-country',
    basis: 'follows',
    cannot_show:
      'What anybody meant. It shows that the same rules are quiet with one kind of card, and not with others.',
    shows: (facts) => [`${ofReports(facts.accepted, facts)} were accepted, by the card that they came with.`],
  },
  {
    claim: 'meant-for-china-variant',
    basis: 'follows',
    cannot_show:
      'What anybody meant. It shows that the same rules are quiet with one kind of card, and not with others.',
  },
];
