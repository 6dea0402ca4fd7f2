import type { Policy } from '@phonehome/shared';

const DELAY_MS = 120;

/** The model of dossier 4, for `serve` without a policy of its own. The wording of the refusals is ours. */
export const defaultPolicy: Policy = {
  rules: [
    {
      id: 'not-decoded',
      when: { decoded: false },
      outcome: 'refused',
      result_code: '2',
      result_desc: 'Report not readable',
      delay_ms: DELAY_MS,
    },
    {
      id: 'fields-missing',
      when: { required_fields: 'missing' },
      outcome: 'refused',
      result_code: '3',
      result_desc: 'Required field missing',
      delay_ms: DELAY_MS,
    },
    {
      id: 'china-telecom',
      when: { primary_sim: 'china-telecom', required_fields: 'complete' },
      outcome: 'accepted',
      delay_ms: DELAY_MS,
    },
    {
      id: 'not-our-card',
      when: { primary_sim: 'other' },
      outcome: 'refused',
      result_code: '1',
      result_desc: 'SIM card of another operator',
      delay_ms: DELAY_MS,
    },
    {
      id: 'otherwise',
      when: {},
      outcome: 'refused',
      result_code: '9',
      result_desc: 'Not registered',
      delay_ms: DELAY_MS,
    },
  ],
};
