import { POLICY_FORMAT } from '@phonehome/shared';
import t from 'tap';
import { prompt } from '../support.ts';
import { administered } from './support.ts';

const down = { format: POLICY_FORMAT, rules: [{ id: 'down', when: {}, outcome: 'error', status: 503, delay_ms: 0 }] };
const yaml = `format: ${POLICY_FORMAT}\nrules:\n  - {id: gone, when: {}, outcome: error, status: 410, delay_ms: 0}\n`;

t.test('another policy decides from the next request on, and the first one again after a reset', async (t) => {
  const { ask, report } = await administered(t);
  const first = (await ask('/v1/policy')).json();
  t.strictSame(first, { format: POLICY_FORMAT, rules: JSON.parse(JSON.stringify(prompt.rules)) });
  t.equal(await report(), 200);
  t.strictSame((await ask('/v1/policy', { method: 'PUT', body: down })).json(), down);
  t.equal(await report(), 503);
  const headers = { 'content-type': 'application/yaml' };
  t.equal((await ask('/v1/policy', { method: 'PUT', headers, body: yaml })).status, 200);
  t.equal(await report(), 410);
  t.strictSame((await ask('/v1/policy', { method: 'DELETE' })).json(), first);
  t.equal(await report(), 200);
});

t.test('a broken policy is refused with line and field, and the one in force stays', async (t) => {
  const { ask, report } = await administered(t);
  const headers = { 'content-type': 'application/yaml' };
  const answer = await ask('/v1/policy', { method: 'PUT', headers, body: yaml.replace('error', 'errors') });
  t.equal(answer.status, 400);
  t.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
  t.match(answer.json(), {
    type: '/#problem-bad-policy',
    problems: [
      { file: 'policy', line: 3, column: /^\d+$/, field: 'rules[0].outcome', what: '"errors" is not allowed' },
    ],
  });
  const lines = '{"format": "phonehome-policy/1",\n "rules": [\n  {"id": "a", "when": {}, "outcome": "accepted"}]}';
  t.match((await ask('/v1/policy', { method: 'PUT', body: lines })).json().problems, [
    { line: 3, field: /^rules\[0\]/ },
  ]);
  for (const body of ['', '[]', 'null', '{', '"x"', '{"rules": []}']) {
    const headers = { 'content-type': 'application/json' };
    const refused = await ask('/v1/policy', { method: 'PUT', headers, body });
    t.match(refused.json(), { status: 400 }, body);
  }
  t.equal(await report(), 200);
});

t.test('a reset between two tests: all, or a part', async (t) => {
  const { ask, report } = await administered(t);
  const reset = (body: object) => ask('/v1/reset', { method: 'POST', body });
  await ask('/v1/policy', { method: 'PUT', body: down });
  t.equal(await report(), 503);
  t.strictSame((await reset({ policy: false })).json(), { forgotten: 1, policy: false, attempts: true });
  t.equal(await report(), 503);
  t.strictSame((await reset({ records: false })).json(), { forgotten: 0, policy: true, attempts: true });
  t.equal(await report(), 200);
  await ask('/v1/policy', { method: 'PUT', body: down });
  t.strictSame((await reset({})).json(), { forgotten: 2, policy: true, attempts: true });
  t.equal(await report(), 200);
  t.equal((await reset({ everything: true })).status, 400);
});

t.test('a reset counts attempts from nothing, unless it is told to keep them', async (t) => {
  const once = { id: 'once', when: { attempt: { max: 1 } }, outcome: 'error', status: 500, delay_ms: 0 } as const;
  const otherwise = { id: 'otherwise', when: {}, outcome: 'accepted', delay_ms: 0 } as const;
  const { ask, report } = await administered(t, { policy: { rules: [once, otherwise] } });
  const reset = (body: object) => ask('/v1/reset', { method: 'POST', body });
  t.same([await report(), await report()], [500, 200]);
  await reset({ attempts: false });
  t.equal(await report(), 200);
  await reset({});
  t.same([await report(), await report()], [500, 200]);
});
