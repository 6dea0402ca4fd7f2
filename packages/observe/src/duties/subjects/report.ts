import type { Subject } from '../subject.ts';

/** What holds of any report, whatever is in it. */
export const report: Subject = {
  id: 'report',
  name: 'the report as a whole',
  says: 'That a phone sends it, by itself, in clear text, to a server that its owner has never heard of.',
  fields: [],
  bearings: [
    {
      notion: 'terminal-equipment',
      why: 'What is in it is read from the device, and its owner asked for no service that needs it.',
    },
    { notion: 'lawfulness', why: 'Nobody is asked for consent; another ground would have to be shown.' },
    { notion: 'information', why: 'Nothing on the phone says that it is sent, to whom, or why.' },
    {
      notion: 'unawareness',
      why: 'It can be seen in a packet capture only, and there is no switch for it in the settings.',
    },
    { notion: 'security', why: 'It goes over plain TCP: base64 protects from nothing.' },
    {
      notion: 'data-disclosure',
      why: 'The recipient, and everyone on the way, gets more than a registration needs.',
    },
    {
      notion: 'dpia',
      why: 'Identifiers and places of many people, systematically: the questions below would have been asked before.',
    },
  ],
};
