import type { Subject } from '../subject.ts';

/** The numbers of the device. */
export const equipment: Subject = {
  id: 'equipment',
  name: 'equipment number',
  says: 'The number that a modem is made with (IMEI, MEID). It is the same for as long as the phone lives, whoever resets it.',
  fields: ['MEID', 'IMEI1', 'IMEI2', 'MMEID'],
  bearings: [
    { notion: 'personal-data', why: 'An identification number of a thing that one person carries.' },
    { notion: 'online-identifiers', why: 'A device gives it off by itself, in each report.' },
    {
      notion: 'pseudonymisation',
      why: 'It is no pseudonym: it cannot be changed, and shop, maker and network know it too.',
    },
    { notion: 'means-of-another', why: 'A seller, insurer or network can say whose phone it is.' },
    { notion: 'linking', why: 'It joins all reports of a phone, across cards, addresses, owners and resets.' },
    { notion: 'terminal-equipment', why: 'It is read from the device, not given by its user.' },
  ],
};
