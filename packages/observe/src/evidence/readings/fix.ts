import { counted } from '@phonehome/shared';
import type { Reading } from '../reading.ts';

/** What the fix did, and who has it. */
export const fixReadings: readonly Reading[] = [
  {
    claim: 'fix-switched-variant',
    basis: 'follows',
    cannot_show: 'How the real fix was made: a phone is as silent with the client switched off as with it removed.',
    shows: ({ fixed_phones }) =>
      fixed_phones ? [`${counted(fixed_phones, 'phone')} installed a fix in the course of this run.`] : [],
  },
  {
    claim: 'fix-nearly-all-installed',
    basis: 'both',
    cannot_show: 'How many real phones had it: how fast an update is taken up is put in, from a published median.',
    shows: ({ fixed_phones, leaking_phones, end }) =>
      fixed_phones !== null && leaking_phones
        ? [`Of ${counted(leaking_phones, 'phone')} that leaked, ${fixed_phones} had installed a fix by ${end}.`]
        : [],
  },
];
