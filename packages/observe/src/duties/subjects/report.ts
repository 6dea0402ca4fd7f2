import type { Subject } from '../subject.ts';

/** What holds of any report, whatever is in it. */
export const report: Subject = {
  id: 'report',
  name: 'the report as a whole',
  says: 'That a phone sends it, by itself, again and again, in clear text, to a server that its owner has never heard of.',
  fields: [],
  bearings: [
    {
      notion: 'terminal-equipment',
      why: 'What is in it is read from the device, and its owner asked for no service that needs it.',
    },
    { notion: 'lawfulness', why: 'No consent is asked for, and there is no contract with the operator of the server.' },
    { notion: 'information', why: 'Nothing on the phone says that it is sent, to whom, or why.' },
    {
      notion: 'unawareness',
      why: 'It can be seen in a packet capture only, and there is no switch for it in the settings.',
    },
    { notion: 'by-design', why: 'A variant for one region was active by default in another.' },
    { notion: 'security', why: 'It goes over plain TCP: base64 protects from nothing.' },
    { notion: 'data-disclosure', why: 'The recipient, and everyone on the way, gets more than any activation needs.' },
    {
      notion: 'transfers',
      why: 'The server is run from a third country, as the registry of the domain named its holder.',
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
      notion: 'dpia',
      why: 'Identifiers and places of many people, systematically: the questions below would have been asked before.',
    },
    {
      notion: 'non-compliance',
      why: 'No step before the sale compared what a build sends with what its region allows.',
    },
  ],
};
