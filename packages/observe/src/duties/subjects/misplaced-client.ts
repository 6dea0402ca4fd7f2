import type { Subject } from '../subject.ts';

/** What holds where the client runs in builds of another region than its own. */
export const misplacedClient: Subject = {
  id: 'misplaced-client',
  name: 'the client in another region',
  says: 'That the client of one region runs in builds of another, where its server refuses it, so that it tries again and again.',
  fields: [],
  bearings: [
    { notion: 'by-design', why: 'A variant for one region was active by default in another.' },
    {
      notion: 'transfers',
      why: 'The registry of the domain named an operator in a third country as its holder: data that goes there leaves the European Economic Area.',
    },
    {
      notion: 'breach-notification',
      why: 'If it is a breach, the clock starts when who is responsible comes to know of it.',
    },
    {
      notion: 'breach-communication',
      why: 'If the risk is high, owners are to be told, in words that they understand.',
    },
    {
      notion: 'non-compliance',
      why: 'Nothing before the sale held what a build sends against what its region allows.',
    },
  ],
};
