import type { Policy, PolicyRule } from '@phonehome/shared';

const refused = { outcome: 'refused', result_code: '1', result_desc: 'No' } as const;
const rule = (id: string, rest: Omit<PolicyRule, 'id' | 'when' | 'delay_ms'> & Partial<PolicyRule>): PolicyRule => ({
  id,
  when: { share: 0.1 },
  delay_ms: 0,
  ...rest,
});

/** A policy with every condition, every outcome and every form of delay. */
export const faulty: Policy = {
  rules: [
    rule('not-decoded', { when: { decoded: false, share: 0.5 }, ...refused }),
    rule('silent', { outcome: 'silent' }),
    rule('reset', { outcome: 'reset', delay_ms: { uniform: { min: 0, max: 20 } } }),
    rule('error', { outcome: 'error', status: 503, body: 'later' }),
    rule('garbage', { outcome: 'garbage', body_bytes: 100_000 }),
    rule('redirect', { outcome: 'redirect', status: 302, location: '/x' }),
    rule('cut', { outcome: 'partial', cut: { share: 0.5, then: 'reset' } }),
    rule('cut-and-close', { outcome: 'partial', cut: { bytes: 40, then: 'close' } }),
    rule('cut-and-silent', { outcome: 'partial', cut: { bytes: 90, then: 'silence' } }),
    rule('drip', { outcome: 'accepted', drip: { bytes: 9, every_ms: 5 } }),
    rule('close', { ...refused, connection: 'close' }),
    rule('stay', { ...refused, connection: 'keep-alive', delay_ms: { exponential: { mean: 5, max: 30 } } }),
    rule('field', {
      when: { field: { MEID: ['0099*', '*0'], IMEI2: { present: false } }, attempt: { min: 2, max: 5 } },
      ...refused,
    }),
    rule('card', { when: { iccid: '89000', mcc_mnc: ['001-01'], host: 'zzhc.vnet.cn' }, ...refused }),
    rule('rate', { when: { rate: { count_max: 3, per_ms: 50 }, required_fields: 'complete' }, outcome: 'accepted' }),
    rule('slow', {
      when: { primary_sim: 'china-telecom' },
      ...refused,
      delay_ms: { lognormal: { median: 5, sigma: 1, max: 40 } },
    }),
    {
      id: 'otherwise',
      when: {},
      delay_ms: {
        quantiles: [
          { at: 0, delay: 0 },
          { at: 1, delay: 10 },
        ],
      },
      ...refused,
    },
  ],
};
