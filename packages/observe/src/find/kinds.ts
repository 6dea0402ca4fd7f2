/** The identifiers that are looked for. IMEI also as one with a software version (IMEISV). */
export const leakKinds = ['imei', 'meid', 'iccid', 'imsi', 'mac', 'cell', 'coordinates', 'phone-number'] as const;
export type LeakKind = (typeof leakKinds)[number];

/** What a kind tells about, and how it is called in a text. */
export const kindNames: Readonly<Record<LeakKind, { readonly name: string; readonly tells: string }>> = {
  imei: { name: 'IMEI', tells: 'the serial number of the device, for life' },
  meid: { name: 'MEID', tells: 'the serial number of the device, for life' },
  iccid: { name: 'ICCID', tells: 'the number of the SIM card, and so who has its contract' },
  imsi: { name: 'IMSI', tells: 'the subscriber, to whoever can ask the operator' },
  mac: { name: 'MAC address', tells: 'a network interface; of an access point, where it stands' },
  cell: { name: 'cell', tells: 'where the phone is, to some hundred metres in a town' },
  coordinates: { name: 'coordinates', tells: 'where the phone is' },
  'phone-number': { name: 'phone number', tells: 'a person who can be called' },
};
