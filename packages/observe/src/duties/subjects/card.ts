import type { Subject } from '../subject.ts';

/** The number of the card. */
export const card: Subject = {
  id: 'card',
  name: 'SIM card number',
  says: 'The number that is printed on a SIM card (ICCID). It begins with the country and the operator that issued it.',
  fields: ['SIM1ICCID', 'SIM2ICCID'],
  bearings: [
    { notion: 'personal-data', why: 'A number of a contract, and so of the person who has it.' },
    {
      notion: 'means-of-another',
      why: 'The operator that issued the card knows who has it; in many countries it must.',
    },
    { notion: 'linking', why: 'It joins the phones that one card has been in.' },
    { notion: 'identifying', why: "By the operator's list of customers it leads to a name and an address." },
    { notion: 'terminal-equipment', why: 'It is read from the card in the device.' },
  ],
};
