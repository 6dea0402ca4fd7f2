import type { Subject } from '../subject.ts';

/** Where the phone is. */
export const place: Subject = {
  id: 'place',
  name: 'place',
  says: 'The cell that serves the phone, or coordinates: where it is when it reports, to a few hundred metres or some kilometres.',
  fields: ['SIM1CELLID', 'SIM2CELLID', 'LATITUDE', 'LONGITUDE'],
  bearings: [
    { notion: 'personal-data', why: 'Location data is named in the definition.' },
    { notion: 'principles', why: 'For registering a phone no place is needed: it is more than the purpose takes.' },
    { notion: 'identifying', why: 'Where someone is at night and by day is home and work, and these are few people.' },
    {
      notion: 'linking',
      why: 'Four places with their hours were enough to tell 95 % of 1.5 million people apart (dossier 7).',
    },
    { notion: 'non-repudiation', why: 'It is a record of having been somewhere.' },
    { notion: 'terminal-equipment', why: 'It is read from the modem of the device.' },
    { notion: 'dpia', why: 'Following where people go, at scale, is a case for an impact assessment.' },
  ],
};
