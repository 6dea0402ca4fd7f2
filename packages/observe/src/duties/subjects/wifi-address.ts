import type { Subject } from '../subject.ts';

/** The address of the radio. */
export const wifiAddress: Subject = {
  id: 'wifi-address',
  name: 'Wi-Fi address',
  says: 'The address of the Wi-Fi interface (MAC). Who has it can tell the phone among those that a Wi-Fi network or a sensor in a shop hears.',
  fields: ['MACID'],
  bearings: [
    { notion: 'personal-data', why: 'An address of a thing that one person carries.' },
    {
      notion: 'online-identifiers',
      why: 'A device gives it off by itself; later systems make it change, because it was used to follow people.',
    },
    { notion: 'linking', why: 'It joins the reports with what Wi-Fi networks have heard of the same phone.' },
    { notion: 'detecting', why: 'With it, that a phone is near can be told by listening alone.' },
    { notion: 'terminal-equipment', why: 'It is read from the device.' },
  ],
};
