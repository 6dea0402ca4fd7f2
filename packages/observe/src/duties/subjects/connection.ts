import type { Subject } from '../subject.ts';

/** How the phone is connected. */
export const connection: Subject = {
  id: 'connection',
  name: 'connection',
  says: 'Whether the phone is on Wi-Fi or mobile data, which card it uses for data, and whether it makes calls over LTE.',
  fields: ['SIM1TYPE', 'SIM2TYPE', 'SID', 'NID', 'DATASIM', 'SIM1VoLTESW', 'SIM2VoLTESW', 'ACCESSTYPE'],
  bearings: [
    { notion: 'personal-data', why: 'By itself it says little; beside a number of the phone it is about its owner.' },
    { notion: 'principles', why: 'Not each of these is needed to register a phone.' },
    { notion: 'detecting', why: 'On Wi-Fi or not is, for most, at home or out.' },
  ],
};
