import type { Subject } from '../subject.ts';

/** The numbers of the subscriber. */
export const subscriber: Subject = {
  id: 'subscriber',
  name: 'subscriber number',
  says: 'The number by which mobile networks know a subscriber (IMSI). Networks take care not to send it in clear more than they must.',
  fields: ['SIM1CDMAIMSI', 'SIM1LTEIMSI', 'SIM2CDMAIMSI', 'SIM2LTEIMSI', 'SIM2IMSI'],
  bearings: [
    { notion: 'personal-data', why: 'It stands for one subscriber in every mobile network of the world.' },
    { notion: 'means-of-another', why: 'The home operator can say who it is, and others can ask that operator.' },
    { notion: 'identifying', why: "It is the key of the operator's file of the person." },
    {
      notion: 'linking',
      why: 'It joins what is seen here with what is seen of the same number elsewhere, on the radio or between networks.',
    },
    {
      notion: 'security',
      why: 'Mobile networks hide it behind temporary numbers; sending it in clear text undoes that.',
    },
    { notion: 'terminal-equipment', why: 'It is read from the card in the device.' },
  ],
};
