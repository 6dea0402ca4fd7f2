import type { Rule } from '../rule.ts';

/** The question of the ombudsman: on what ground did data leave the region? */
export const endpointOutsideDataRegion: Rule = {
  id: 'endpoint-outside-data-region',
  title: 'A live client reports to a server outside the declared data region',
  severity: 'error',
  rationale:
    'Personal data may leave its region only on a legal ground, and those who use the phone must be told. A server in a ' +
    'country that nobody has declared for this variant has neither.',
  remedy:
    'Point the client to a server within the data region; or, if the transfer has its ground, declare the country in ' +
    '`data_regions` of a rules file.',
  source: 'dossier 1 and 8 (GDPR Art. 44-49)',
  when: { live: true, endpoint_outside_data_region: true },
};
