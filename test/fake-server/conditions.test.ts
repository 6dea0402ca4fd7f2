import { decide, type ReplyPolicy, resolvePolicy } from '@phonehome/fake-server';
import { decodeBody, deviceKey, type Header, type PolicyRule, parseDate } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { bodyOf, CHINA_TELECOM, NORWEGIAN } from './support.ts';

const DAY_MS = 24 * 3_600_000;
const epochOf = (day: string): number => (parseDate(day) as number) * DAY_MS;
const policyOf = (when: PolicyRule['when'], { epoch_ms = 0, seed = 0, id = 'rule' } = {}): ReplyPolicy => {
  const rules: PolicyRule[] = [
    { id, when, outcome: 'reset', delay_ms: 0 },
    { id: 'otherwise', when: {}, outcome: 'silent', delay_ms: 0 },
  ];
  return resolvePolicy({ rules }, { epoch_ms, seed });
};
const asked = { time_ms: 0, headers: [] as Header[], decoded: decodeBody(bodyOf()) };
const takes = (policy: ReplyPolicy, changes: Partial<typeof asked> = {}): boolean =>
  decide(policy, { ...asked, ...changes }).decision.outcome === 'reset';
const whyOf = (policy: ReplyPolicy, changes: Partial<typeof asked>): string =>
  decide(policy, { ...asked, ...changes }).decision.why;

t.test('condition host: the Host header in any case, without its port', async (t) => {
  const policy = policyOf({ host: 'ZZHC.vnet.cn' });
  const named = (...headers: Header[]) => takes(policy, { headers });
  t.ok(named(['Host', 'zzhc.vnet.cn']));
  t.ok(named(['hOST', 'Zzhc.Vnet.CN:9998']));
  t.ok(named(['X', 'y'], ['HOST', 'zzhc.vnet.cn:']));
  t.notOk(named(['Host', 'vnet.cn']));
  t.notOk(named(['Host', 'zzhc.vnet.cn.example']));
  t.notOk(named(['X-Host', 'zzhc.vnet.cn']));
  t.notOk(named());
  t.notOk(named(['Host', 'another.example'], ['Host', 'zzhc.vnet.cn']), 'the first one counts');
  t.ok(takes(policyOf({ host: '[::1]' }), { headers: [['Host', '[::1]:80']] }));
  t.equal(whyOf(policy, { headers: [['Host', 'ZZHC.vnet.cn:80']] }), 'the host is ZZHC.vnet.cn');
});

t.test('conditions from and until: days of the story in a run, of the calendar in serve', async (t) => {
  const when = { from: '2019-01-10', until: '2019-01-12' };
  for (const epoch_ms of [0, epochOf('2019-01-01'), epochOf('2019-01-11')]) {
    const policy = policyOf(when, { epoch_ms });
    const at = (day: string, off_ms: number) => takes(policy, { time_ms: epochOf(day) - epoch_ms + off_ms });
    t.same([at('2019-01-10', -1), at('2019-01-10', 0), at('2019-01-12', -1), at('2019-01-12', 0)], [0, 1, 1, 0]);
    t.equal(whyOf(policy, { time_ms: epochOf('2019-01-12') - epoch_ms - 1 }), 'it arrived on 2019-01-11');
  }
  t.same([takes(policyOf({ from: '1970-01-02' })), takes(policyOf({ until: '1970-01-02' }))], [false, true]);
});

t.test('condition share: about so many requests of many phones, and of one phone over time', async (t) => {
  for (const share of [0.001, 0.1, 0.5, 0.9]) {
    const policy = policyOf({ share });
    const of = (count: number, request: (i: number) => Partial<typeof asked>) =>
      Array.from({ length: count }, (_, i) => takes(policy, request(i))).filter(Boolean).length / count;
    const times = of(20_000, (i) => ({ time_ms: i * 1000 }));
    const phones = of(5_000, (i) => ({ decoded: decodeBody(bodyOf({ MEID: String(i).padStart(14, '0') })) }));
    t.ok(Math.abs(times - share) < 0.012, `${times} of one phone`);
    t.ok(Math.abs(phones - share) < 0.03, `${phones} of the phones`);
  }
  t.ok(takes(policyOf({ share: 1 })));
  t.equal(whyOf(policyOf({ share: 1 }), {}), 'it fell in the share of 1');
});

t.test('condition share: a function of seed, rule, device and time', async (t) => {
  const pattern = (policy: ReplyPolicy, changes: Partial<typeof asked> = {}) =>
    Array.from({ length: 64 }, (_, i) => (takes(policy, { ...changes, time_ms: i * 1000 }) ? 1 : 0)).join('');
  const same = pattern(policyOf({ share: 0.5 }));
  const of = (changes: Record<string, string>) =>
    pattern(policyOf({ share: 0.5 }), { decoded: decodeBody(bodyOf(changes)) });
  t.equal(pattern(policyOf({ share: 0.5 })), same);
  t.equal(pattern(policyOf({ share: 0.5 }), { headers: [['Host', 'x']] }), same, 'the host is no part of it');
  t.equal(of({ MODEL: 'HMD-Y', IMEI1: '009990000000018' }), same, 'nor is what else the report says');
  t.not(pattern(policyOf({ share: 0.5 }, { seed: 1 })), same, 'seed');
  t.not(pattern(policyOf({ share: 0.5 }, { id: 'other' })), same, 'rule');
  t.not(of({ MEID: '00999000000001' }), same, 'device');
});

t.test('condition share: what other phones do changes nothing', async (t) => {
  const policy = policyOf({ share: 0.5 });
  const request = fc.record({ time_ms: fc.nat(1e10), meid: fc.nat(9).map((n) => `0099900000000${n}`) });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 30 }), fc.func(fc.integer()), (requests, order) => {
      const decisionOf = ({ time_ms, meid }: (typeof requests)[number]): boolean =>
        takes(policy, { time_ms, decoded: decodeBody(bodyOf({ MEID: meid })) });
      const inOrder = new Map(requests.map((each) => [each, decisionOf(each)]));
      const shuffled = requests.toSorted((a, b) => order(a) - order(b));
      return shuffled.every((each) => decisionOf(each) === inOrder.get(each));
    }),
    { seed: 3 },
  );
  t.pass();
});

t.test('a device is known by its MEID, else its IMEI1, else the card of the data slot', async (t) => {
  const cards = { SIM1ICCID: NORWEGIAN, SIM2ICCID: CHINA_TELECOM, DATASIM: '2' };
  t.equal(deviceKey({ MEID: '00999000000000', IMEI1: '009990000000000', ...cards }), '00999000000000');
  t.equal(deviceKey({ MEID: '', IMEI1: '009990000000000', ...cards }), '009990000000000');
  t.equal(deviceKey({ MEID: '', IMEI1: '', ...cards }), CHINA_TELECOM);
  t.equal(deviceKey({}), '');
});

t.test('a draw that misses leaves the request to the next rule, whose share is one of what is left', async (t) => {
  const half = (id: string): PolicyRule => ({ id, when: { share: 0.5 }, outcome: 'reset', delay_ms: 0 });
  const rules = [half('first'), half('second'), { ...half('last'), when: {} }];
  const policy = resolvePolicy({ rules }, { epoch_ms: 0, seed: 0 });
  const counts: Record<string, number> = {};
  for (let i = 0; i < 10_000; i++) {
    const { policy_rule } = decide(policy, { ...asked, time_ms: i }).decision;
    counts[policy_rule] = (counts[policy_rule] ?? 0) + 1;
  }
  const near = (id: string, share: number) => Math.abs((counts[id] ?? 0) / 10_000 - share) < 0.02;
  t.ok(near('first', 0.5) && near('second', 0.25) && near('last', 0.25), JSON.stringify(counts));
});
