import type { Subject } from '../subject.ts';

/** When the report was sent. */
export const moment: Subject = {
  id: 'moment',
  name: 'moment',
  says: 'The local date and time of the report. Its arrival tells the same to who keeps it.',
  fields: ['REGDATE'],
  bearings: [
    { notion: 'personal-data', why: 'Beside a number of the phone it says when its owner had it in hand.' },
    { notion: 'detecting', why: 'A report at each touch shows when someone wakes, sleeps, and looks at the phone.' },
    { notion: 'non-repudiation', why: 'It is a record of having used the phone.' },
  ],
};
