import { type Asked, decide, explainDecision, resolvePolicy } from '@phonehome/fake-server';
import { decodeBody, type PolicyRule } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { bodyOf, CHINA_TELECOM, NORWEGIAN } from '../support.ts';

const reset = { outcome: 'reset', delay_ms: 0 } as const;
const otherwise: PolicyRule = { id: 'otherwise', when: {}, ...reset };
const asked: Asked = { time_ms: 0, headers: [['Host', 'h']], decoded: decodeBody(bodyOf()) };
const policyOf = (rules: readonly PolicyRule[], names_closest = true) =>
  resolvePolicy({ rules: [...rules] }, { epoch_ms: 0, seed: 0, names_closest });

const rules: PolicyRule[] = [
  { id: 'far', when: { primary_sim: 'china-telecom', host: 'other', decoded: true }, ...reset },
  { id: 'near', when: { host: 'h', decoded: true, primary_sim: 'china-telecom' }, ...reset },
  { id: 'as-near', when: { decoded: false }, ...reset },
];

t.test('what no rule but the last matched says which came closest, and why not', async (t) => {
  const { decision } = decide(policyOf([...rules, otherwise]), asked);
  t.equal(
    decision.why,
    "no earlier rule matched; near came closest, but the primary SIM's ICCID 890000… is not a China Telecom card's",
  );
  t.notMatch(decision.why, NORWEGIAN);
});

t.test('in a run the reason stays what it was', async (t) => {
  t.equal(decide(policyOf([...rules, otherwise], false), asked).decision.why, 'no earlier rule matched');
  t.equal(decide(policyOf([otherwise]), asked).decision.why, 'no earlier rule matched', 'there is none before');
});

t.test('an explanation has every rule and every condition, with what it saw', async (t) => {
  const explained = explainDecision(policyOf([...rules, otherwise]), asked);
  t.match(explained, { decides: 'otherwise', closest: 'near' });
  t.same(
    explained.rules.map(({ rule, matches, facts }) => [rule, matches, facts.map((f) => `${f.condition} ${f.holds}`)]),
    [
      ['far', false, ['decoded true', 'primary_sim false', 'host false']],
      ['near', false, ['decoded true', 'primary_sim false', 'host true']],
      ['as-near', false, ['decoded false']],
      ['otherwise', true, []],
    ],
  );
  t.ok(explained.rules.every(({ facts }) => facts.every(({ saw }) => saw !== '')));
  const earlier = explainDecision(policyOf([...rules, otherwise]), {
    ...asked,
    decoded: decodeBody(bodyOf({ SIM1ICCID: CHINA_TELECOM })),
  });
  t.match(earlier, { decides: 'near', closest: null });
  t.equal(earlier.rules.length, 4, 'those after it, too');
});

t.test('it names the rule that decides, whatever policy and request', async (t) => {
  const when: fc.Arbitrary<PolicyRule['when']> = fc.record(
    {
      decoded: fc.boolean(),
      primary_sim: fc.constantFrom('china-telecom' as const, 'other' as const),
      host: fc.constantFrom('h', 'g'),
      share: fc.constantFrom(0.3, 0.7),
      iccid: fc.constantFrom('89', '898603'),
      field: fc.constantFrom({ SWVER: '1' }, { IMEI1: { present: true } }),
    },
    { requiredKeys: [] },
  );
  const bodies = fc.constantFrom(bodyOf(), bodyOf({ SIM1ICCID: CHINA_TELECOM, IMEI1: '1' }), Buffer.from('?'));
  fc.assert(
    fc.property(fc.array(when, { maxLength: 5 }), bodies, fc.nat(99), (whens, body, time_ms) => {
      const policy = policyOf([...whens.map((when, i) => ({ ...otherwise, id: `rule-${i}`, when })), otherwise]);
      const request = { ...asked, time_ms, decoded: decodeBody(body) };
      const { decides, closest } = explainDecision(policy, request);
      const { decision } = decide(policy, request);
      const says = /; (\S+) came closest/.exec(decision.why)?.[1] ?? null;
      return decision.policy_rule === decides && says === closest;
    }),
  );
  t.pass();
});
