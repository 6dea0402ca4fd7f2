import type { Reading } from '../reading.ts';

const VERSION =
  'What a real report held: the version of the report, and with it its fields, is put in. It was chosen because it has what was reported.';

/** What the reports carry. The claims name figures of their own, so nothing is added here. */
export const dataReadings: readonly Reading[] = [
  { claim: 'sends-serial-number', basis: 'put-in', cannot_show: VERSION },
  { claim: 'sends-imei', basis: 'put-in', cannot_show: VERSION },
  { claim: 'sends-sim-number', basis: 'put-in', cannot_show: VERSION },
  { claim: 'sends-imsi', basis: 'put-in', cannot_show: VERSION },
  { claim: 'sends-network-information', basis: 'put-in', cannot_show: VERSION },
  { claim: 'sends-mac', basis: 'put-in', cannot_show: VERSION },
  {
    claim: 'sends-location',
    basis: 'put-in',
    cannot_show: `${VERSION} That "location" is the serving cell is how we read it.`,
  },
  {
    claim: 'sends-gps-coordinates',
    basis: 'put-in',
    cannot_show:
      'What a real report held. No known version has a field for coordinates; a scenario can add two of our own.',
  },
];
