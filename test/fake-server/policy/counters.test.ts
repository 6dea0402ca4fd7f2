import {
  COUNTED_DEVICES_MAX,
  createFakeServer,
  createPolicyCounters,
  decide,
  decideCounted,
  type PolicyCounters,
  resolvePolicy,
} from '@phonehome/fake-server';
import { decodeBody, type PolicyRule } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { request } from 'undici';
import { bodyOf } from '../support.ts';

const policyOf = (when: PolicyRule['when']) =>
  resolvePolicy(
    {
      rules: [
        { id: 'rule', when, outcome: 'reset', delay_ms: 0 },
        { id: 'otherwise', when: {}, outcome: 'silent', delay_ms: 0 },
      ],
    },
    { epoch_ms: 0, seed: 0 },
  );
const askedBy = (meid: string, time_ms = 0) => ({ time_ms, headers: [], decoded: decodeBody(bodyOf({ MEID: meid })) });

/** Which of requests the rule took. */
function taken(when: PolicyRule['when'], requests: readonly (readonly [meid: string, time_ms: number])[]): string {
  const counters = createPolicyCounters();
  const policy = policyOf(when);
  return requests
    .map(([meid, time_ms]) => decideCounted(policy, counters, askedBy(meid, time_ms)))
    .map(({ decision }) => (decision.policy_rule === 'rule' ? '1' : '0'))
    .join('');
}

t.test('attempt: counted by device, from 1', async (t) => {
  const of = (...keys: string[]) => keys.map((key) => [key, 0] as const);
  t.equal(taken({ attempt: { min: 2, max: 3 } }, of('a', 'a', 'a', 'a')), '0110');
  t.equal(taken({ attempt: { max: 1 } }, of('a', 'b', 'a', 'b', 'c')), '11001');
  t.equal(taken({ attempt: { min: 2 } }, of('a', 'b', 'a', 'b', 'a')), '00111');
});

t.test('attempt: other devices change nothing, whatever they send and when', async (t) => {
  const own = [0, 1, 2, 3].map((i) => ['own', i] as const);
  const alone = taken({ attempt: { min: 2, max: 2 } }, own);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(4), fc.constantFrom('a', 'b'))), (others) => {
      const all: [string, number][] = own.map(([key, time]) => [key, time]);
      for (const [at, key] of others) all.splice(at, 0, [key, 0]);
      const bits = taken({ attempt: { min: 2, max: 2 } }, all);
      return [...bits].filter((_, i) => all[i]?.[0] === 'own').join('') === alone;
    }),
  );
  t.pass();
});

t.test('attempt: what names no device is no attempt', async (t) => {
  const policy = policyOf({ attempt: { min: 1 } });
  const asked = { time_ms: 0, headers: [], decoded: decodeBody(Buffer.from('?')) };
  t.equal(decideCounted(policy, createPolicyCounters(), asked).decision.policy_rule, 'otherwise');
});

t.test('rate: so many in each interval, of those that meet the other conditions', async (t) => {
  const times = [0, 10, 20, 30, 99, 100, 101, 102, 250];
  t.equal(
    taken(
      { rate: { count_max: 2, per_ms: 100 } },
      times.map((time) => ['a', time]),
    ),
    '110001101',
  );
  const mixed = [
    ['a', 0],
    ['b', 1],
    ['a', 2],
    ['a', 3],
  ] as const;
  t.equal(taken({ rate: { count_max: 2, per_ms: 100 }, field: { MEID: 'a' } }, mixed), '1010');
});

t.test('counters are cleared by clearing them, and forget the device that was silent longest', async (t) => {
  const policy = policyOf({ attempt: { max: 1 } });
  const counters: PolicyCounters = createPolicyCounters();
  const ask = (meid: string) => decideCounted(policy, counters, askedBy(meid)).decision.policy_rule;
  t.same([ask('a'), ask('a')], ['rule', 'otherwise']);
  counters.attempts.clear();
  t.equal(ask('a'), 'rule');
  for (let i = 0; i < COUNTED_DEVICES_MAX - 1; i++) counters.attempts.set(`filler-${i}`, 1);
  t.equal(ask('b'), 'rule');
  t.equal(counters.attempts.size, COUNTED_DEVICES_MAX);
  t.equal(ask('a'), 'rule', 'a was forgotten');
  t.equal(ask('b'), 'otherwise', 'b was not');
});

t.test('without counters the conditions are a mistake of the program', async (t) => {
  for (const when of [{ attempt: { min: 1 } }, { rate: { count_max: 1, per_ms: 1 } }]) {
    t.throws(() => decide(policyOf(when), askedBy('a')), RangeError);
  }
});

t.test('over sockets: refused twice, then accepted, each phone for itself', async (t) => {
  await using server = await createFakeServer({
    policy: {
      rules: [
        { id: 'twice', when: { attempt: { max: 2 } }, outcome: 'error', status: 503, delay_ms: 0 },
        { id: 'then', when: {}, outcome: 'accepted', delay_ms: 0 },
      ],
    },
  });
  const statusOf = async (meid: string) =>
    (await request(server.url, { method: 'POST', body: bodyOf({ MEID: meid }) })).statusCode;
  t.same([await statusOf('a'), await statusOf('b'), await statusOf('a')], [503, 503, 503]);
  t.same([await statusOf('a'), await statusOf('b'), await statusOf('b')], [200, 503, 200]);
  t.match(server.records()[0]?.decision.why, 'it is number 1 of its device');
});
