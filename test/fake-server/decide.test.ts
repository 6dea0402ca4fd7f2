import { type Asked, decide as decideBy, defaultPolicy, GARBAGE_BODY } from '@phonehome/fake-server';
import { type Decoded, decodeBody, type Policy, type PolicyRule } from '@phonehome/shared';
import t from 'tap';
import { bodyOf, CHINA_TELECOM, NORWEGIAN, ready } from './support.ts';

const decide = (policy: Policy, decoded: Decoded, asked: Partial<Asked> = {}) =>
  decideBy(ready(policy), { time_ms: 0, headers: [], ...asked, decoded });

const decoded = (changes: Record<string, string> = {}): Decoded => decodeBody(bodyOf(changes));
const garbage = decodeBody(Buffer.from('no base64!'));
const otherwise: PolicyRule = {
  id: 'otherwise',
  when: {},
  outcome: 'refused',
  result_code: '9',
  result_desc: 'no',
  delay_ms: 5,
};
/** Which of two rules decides: the one with the condition, or the last one. */
const matches = (when: PolicyRule['when'], of: Decoded): boolean =>
  decide({ rules: [{ ...otherwise, id: 'rule', when }, otherwise] }, of).decision.policy_rule === 'rule';

t.test('the first rule whose conditions hold decides, though a later one would, too', async (t) => {
  const rules = [
    { ...otherwise, id: 'no', when: { decoded: false } },
    { ...otherwise, id: 'first', when: { decoded: true } },
    { ...otherwise, id: 'second', when: { decoded: true } },
    otherwise,
  ];
  t.equal(decide({ rules }, decoded()).decision.policy_rule, 'first');
});

t.test('condition decoded: whether the body could be read', async (t) => {
  t.same([matches({ decoded: true }, decoded()), matches({ decoded: false }, decoded())], [true, false]);
  t.same([matches({ decoded: true }, garbage), matches({ decoded: false }, garbage)], [false, true]);
});

t.test('condition primary_sim: the ICCID of the DATASIM slot, else of slot 1', async (t) => {
  const owner = (changes: Record<string, string>): boolean =>
    matches({ primary_sim: 'china-telecom' }, decoded(changes));
  t.ok(owner({ SIM1ICCID: CHINA_TELECOM }));
  t.notOk(owner({ SIM1ICCID: NORWEGIAN }));
  t.ok(owner({ SIM1ICCID: NORWEGIAN, SIM2ICCID: CHINA_TELECOM, DATASIM: '2' }));
  t.notOk(owner({ SIM1ICCID: CHINA_TELECOM, SIM2ICCID: NORWEGIAN, DATASIM: '2' }));
  t.ok(owner({ SIM1ICCID: CHINA_TELECOM, SIM2ICCID: NORWEGIAN, DATASIM: '' }));
  t.ok(matches({ primary_sim: 'other' }, decoded({ SIM1ICCID: NORWEGIAN })));
  t.ok(matches({ primary_sim: 'other' }, decoded({ SIM1ICCID: '' })), 'no card is another card');
});

t.test('condition required_fields: complete or missing', async (t) => {
  t.ok(matches({ required_fields: 'complete' }, decoded()));
  t.notOk(matches({ required_fields: 'missing' }, decoded()));
  for (const field of ['REGVER', 'MODEL', 'SWVER', 'SIM1ICCID', 'MEID']) {
    t.ok(matches({ required_fields: 'missing' }, decoded({ [field]: '' })), `without ${field}`);
  }
  t.ok(matches({ required_fields: 'complete' }, decoded({ MEID: '', IMEI1: '009990000000000' })), 'IMEI1 for MEID');
  t.ok(matches({ required_fields: 'missing' }, garbage));
});

t.test('several conditions must hold together', async (t) => {
  const when = { primary_sim: 'china-telecom', required_fields: 'complete' } as const;
  t.ok(matches(when, decoded({ SIM1ICCID: CHINA_TELECOM })));
  t.notOk(matches(when, decoded({ SIM1ICCID: CHINA_TELECOM, SWVER: '' })));
  t.notOk(matches(when, decoded({ SIM1ICCID: NORWEGIAN })));
});

t.test('accepted: resultCode "0", Success, after the delay of the rule', async (t) => {
  t.same(decide(defaultPolicy, decoded({ SIM1ICCID: CHINA_TELECOM })), {
    decision: {
      outcome: 'accepted',
      policy_rule: 'china-telecom',
      result_code: '0',
      why: "the primary SIM's ICCID 898603… is a China Telecom card's; every required field is there",
    },
    outcome: {
      outcome: 'reply',
      reply: { status: 200, body: '{"resultCode":"0","resultDesc":"Success"}' },
      delay_ms: 120,
    },
  });
});

t.test('refused: code and wording of the rule, and why', async (t) => {
  t.same(decide(defaultPolicy, decoded()), {
    decision: {
      outcome: 'refused',
      policy_rule: 'not-our-card',
      result_code: '1',
      why: "the primary SIM's ICCID 890000… is not a China Telecom card's",
    },
    outcome: {
      outcome: 'reply',
      reply: { status: 200, body: '{"resultCode":"1","resultDesc":"SIM card of another operator"}' },
      delay_ms: 120,
    },
  });
});

t.test('silent: no reply, no code', async (t) => {
  t.same(decide({ rules: [{ id: 'mute', when: {}, outcome: 'silent', delay_ms: 0 }] }, decoded()), {
    decision: { outcome: 'silent', policy_rule: 'mute', result_code: null, why: 'no earlier rule matched' },
    outcome: { outcome: 'silence' },
  });
});

t.test('reset: the connection, after the delay of the rule', async (t) => {
  t.same(decide({ rules: [{ id: 'cutter', when: {}, outcome: 'reset', delay_ms: 7 }] }, decoded()), {
    decision: { outcome: 'reset', policy_rule: 'cutter', result_code: null, why: 'no earlier rule matched' },
    outcome: { outcome: 'reset', delay_ms: 7 },
  });
});

t.test('error: the status of the rule, with its text or none', async (t) => {
  const rule: PolicyRule = { id: 'broken', when: {}, outcome: 'error', status: 503, delay_ms: 7 };
  const content_type = 'text/plain; charset=utf-8';
  t.same(decide({ rules: [rule] }, decoded()), {
    decision: { outcome: 'error', policy_rule: 'broken', result_code: null, why: 'no earlier rule matched' },
    outcome: { outcome: 'reply', reply: { status: 503, content_type, body: '' }, delay_ms: 7 },
  });
  t.match(decide({ rules: [{ ...rule, body: 'try later\n' }] }, decoded()).outcome, { reply: { body: 'try later\n' } });
});

t.test('garbage: status 200, with the text of the rule or a page of HTML', async (t) => {
  const rule: PolicyRule = { id: 'portal', when: {}, outcome: 'garbage', delay_ms: 7 };
  const content_type = 'text/html; charset=utf-8';
  t.same(decide({ rules: [rule] }, decoded()), {
    decision: { outcome: 'garbage', policy_rule: 'portal', result_code: null, why: 'no earlier rule matched' },
    outcome: { outcome: 'reply', reply: { status: 200, content_type, body: GARBAGE_BODY }, delay_ms: 7 },
  });
  t.match(decide({ rules: [{ ...rule, body: '{}' }] }, decoded()).outcome, { reply: { body: '{}' } });
  const half = decide({ rules: [{ ...rule, body: 'a\ud800b' }] }, decoded());
  t.match(half.outcome, { reply: { body: 'a\ufffdb' } }, 'what is no Unicode is the same in memory and on a socket');
});

t.test('why: names what was seen, and of an ICCID no more than the issuer', async (t) => {
  const why = (of: Decoded): string => decide(defaultPolicy, of).decision.why;
  t.equal(why(garbage), 'the body was not decoded (body-not-base64)');
  t.equal(why(decoded({ MODEL: '', MEID: '' })), 'required fields missing: MEID or IMEI1, MODEL or MODELSMS');
  t.equal(why(decoded({ SIM1ICCID: 'x\ny"8989' })), "the primary SIM's ICCID ????89… is not a China Telecom card's");
  t.notMatch(why(decoded()), NORWEGIAN.slice(0, 7));
});

t.test('a policy whose last rule does not always match is a mistake', async (t) => {
  t.throws(() => decide({ rules: [{ ...otherwise, when: { decoded: false } }] }, decoded()), RangeError);
});
