import { decide, resolvePolicy } from '@phonehome/fake-server';
import { type Decoded, decodeBody, type PolicyRule } from '@phonehome/shared';
import t from 'tap';
import { bodyOf, CHINA_TELECOM, NORWEGIAN } from '../support.ts';

function decisionOf(when: PolicyRule['when'], decoded: Decoded): { takes: boolean; why: string } {
  const rules: PolicyRule[] = [
    { id: 'rule', when, outcome: 'reset', delay_ms: 0 },
    { id: 'otherwise', when: {}, outcome: 'silent', delay_ms: 0 },
  ];
  const policy = resolvePolicy({ rules }, { epoch_ms: 0, seed: 0, names_closest: true });
  const { decision } = decide(policy, { time_ms: 0, headers: [], decoded });
  return { takes: decision.policy_rule === 'rule', why: decision.why };
}
const report = (changes: Record<string, string> = {}): Decoded => decodeBody(bodyOf(changes));
const takes = (when: PolicyRule['when'], changes: Record<string, string> = {}): boolean =>
  decisionOf(when, report(changes)).takes;
const unreadable = decodeBody(Buffer.from('no base64!'));

t.test('condition field: a value, one of a list, or a pattern', async (t) => {
  t.ok(takes({ field: { SWVER: '00WW_3_39B' } }, { SWVER: '00ww_3_39B' }), 'in any case');
  t.notOk(takes({ field: { SWVER: '00WW_3_39' } }, { SWVER: '00WW_3_39B' }), 'the whole of it');
  t.ok(takes({ field: { SWVER: ['x', '00WW*'] } }, { SWVER: '00WW_3_39B' }));
  t.notOk(takes({ field: { SWVER: '00CN*' } }, { SWVER: '00WW_3_39B' }));
  t.ok(takes({ field: { SWVER: '', MODEL: '*' } }, { SWVER: '' }), 'empty is a value, too');
  t.ok(takes({ field: { SWVER: '1', MODEL: 'HMD*' } }));
  t.notOk(takes({ field: { SWVER: '1', MODEL: 'ZTE*' } }), 'each of them');
  t.notOk(decisionOf({ field: { SWVER: '*' } }, unreadable).takes, 'what has no report has no field');
});

t.test('condition field: there, or not', async (t) => {
  t.ok(takes({ field: { IMEI1: { present: false } } }));
  t.ok(takes({ field: { IMEI1: { present: false } } }, { IMEI1: '' }));
  t.notOk(takes({ field: { IMEI1: { present: false } } }, { IMEI1: '1' }));
  t.ok(takes({ field: { IMEI1: { present: true } } }, { IMEI1: '1' }));
});

t.test('names that every object of JavaScript has are no fields', async (t) => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    const field = JSON.parse(`{"${name}":{"present":true}}`);
    t.notOk(takes({ field }), name);
    const sent = decodeBody(Buffer.from(JSON.stringify({}).replace('{', `{"REGVER":"7.0","${name}":"here"`)));
    t.ok(decisionOf({ field }, sent).takes, `${name} that was sent`);
  }
  t.equal(({} as { here?: string }).here, undefined);
});

t.test('conditions iccid and mcc_mnc: of the primary SIM', async (t) => {
  const both = { SIM1ICCID: NORWEGIAN, SIM2ICCID: CHINA_TELECOM };
  t.ok(takes({ iccid: '89000' }, both));
  t.ok(takes({ iccid: ['1', '898603'] }, { ...both, DATASIM: '2' }));
  t.notOk(takes({ iccid: '898603' }, both));
  t.notOk(takes({ iccid: '8' }, { SIM1ICCID: '' }));
  t.ok(takes({ mcc_mnc: '001-01' }, { SIM1LTEIMSI: '001010000000001' }));
  t.ok(takes({ mcc_mnc: ['460-03', '001-010'] }, { SIM1CDMAIMSI: '001010000000001' }), 'CDMA, three digits');
  t.notOk(takes({ mcc_mnc: '001-02' }, { SIM1LTEIMSI: '001010000000001' }));
  t.ok(takes({ mcc_mnc: '001-01' }, { SIM2LTEIMSI: '001010000000001', DATASIM: '2' }));
  t.notOk(takes({ mcc_mnc: '001-01' }, { SIM2LTEIMSI: '001010000000001' }), 'the other slot');
});

t.test('no reason holds a value that identifies somebody', async (t) => {
  const secret = {
    MEID: '00999012345678',
    SIM1LTEIMSI: '001019876543210',
    MACID: '02:00:5e:10:20:30',
    ODD: 'secret-1',
  };
  const is = report(secret);
  const whens: PolicyRule['when'][] = [
    { field: { MEID: '00999012345678', MACID: '*', ODD: 'secret-1' } },
    { field: { MEID: 'x' } },
    { field: { ODD: 'x' } },
    { iccid: NORWEGIAN },
    { mcc_mnc: '001-01' },
    { mcc_mnc: '999-99' },
  ];
  for (const when of whens) {
    const { why } = decisionOf(when, is);
    for (const value of [...Object.values(secret), NORWEGIAN, '9876']) t.notOk(why.includes(value), why);
  }
  t.match(decisionOf({ field: { SWVER: '1' } }, is).why, 'SWVER is 1', 'a build identifies nobody');
});
