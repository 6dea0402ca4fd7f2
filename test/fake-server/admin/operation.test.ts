import { createMemoryStore, type RecordStore } from '@phonehome/fake-server';
import t from 'tap';
import { CHINA_TELECOM, NORWEGIAN } from '../support.ts';
import { administered } from './support.ts';

/** A store whose disk can be filled. */
function fillable(): { store: RecordStore; fill(is_full: boolean): void } {
  let full = false;
  const memory = createMemoryStore();
  const unlessFull = (act: () => Promise<void>) =>
    full ? Promise.reject(new Error('no space left on device')) : act();
  const store: RecordStore = {
    ...memory,
    append: (record) => unlessFull(() => memory.append(record)),
    probe: () => unlessFull(memory.probe),
    get next_number() {
      return memory.next_number;
    },
  };
  return { store, fill: (is_full) => void (full = is_full) };
}

t.test('a full disk: the client is refused, readiness says so, and all is well when there is room again', async (t) => {
  const { store, fill } = fillable();
  const errors: string[] = [];
  const { ask, report } = await administered(t, { store, onStoreError: ({ message }) => errors.push(message) });
  t.equal(await report(), 200);
  t.equal((await ask('/readyz')).status, 200);
  fill(true);
  t.equal(await report(), 503);
  const answer = await ask('/readyz');
  t.match(answer.json(), { status: 503, type: '/#problem-not-writable', detail: 'no space left on device' });
  t.equal((await ask('/healthz')).status, 200, 'the process is well');
  t.match((await ask('/metrics')).text, /^phonehome_store_failures_total 1$/m);
  fill(false);
  t.equal(await report(), 200);
  t.equal((await ask('/readyz')).status, 200);
  t.strictSame(errors, ['no space left on device']);
  t.equal((await ask('/v1/records')).json().records.length, 2, 'what was refused is not there');
});

t.test('metrics: requests, latencies, connections, the store', async (t) => {
  const { ask, report } = await administered(t);
  await report();
  await report({ SIM1ICCID: CHINA_TELECOM });
  const { text } = await ask('/metrics');
  for (const line of [
    'phonehome_requests_total{outcome="refused",rule="not-our-card"} 1',
    'phonehome_requests_total{outcome="accepted",rule="china-telecom"} 1',
    'phonehome_decision_duration_seconds_count 2',
    'phonehome_append_duration_seconds_count 2',
    'phonehome_store_failures_total 0',
    'phonehome_store_records 2',
  ]) {
    t.ok(text.includes(`\n${line}\n`), line);
  }
  t.match(text, /\nphonehome_connections [0-2]\n/);
  for (const identifier of [NORWEGIAN, CHINA_TELECOM, '00999000000000']) t.notOk(text.includes(identifier));
});

t.test('labels are bounded, however often the policy changes', async (t) => {
  const { ask, report } = await administered(t);
  for (let n = 0; n < 105; n++) {
    const rules = [{ id: `rule-${n}`, when: {}, outcome: 'accepted', delay_ms: 0 }];
    await ask('/v1/policy', { method: 'PUT', body: { format: 'phonehome-policy/1', rules } });
    await report();
  }
  const { text } = await ask('/metrics');
  t.equal(text.match(/^phonehome_requests_total\{/gm)?.length, 101);
  t.match(text, /^phonehome_requests_total\{outcome="accepted",rule="other"\} 5$/m);
});

t.test('the page: the whole description, no script, nothing from elsewhere', async (t) => {
  const { ask } = await administered(t);
  const { text } = await ask('/');
  const { paths } = (await ask('/openapi.json')).json();
  for (const path of Object.keys(paths)) t.ok(text.includes(path), path);
  t.notMatch(text, /<script|<iframe|<img|style=|\son\w+=|https?:\/\//i);
  for (const [, target = ''] of text.matchAll(/(?:href|src)="([^"]*)"/g)) {
    if (target.startsWith('#')) t.ok(text.includes(`id="${target.slice(1)}"`), target);
    else t.equal((await ask(target)).status, 200, target);
  }
  const missing = await ask('/v1/records/none');
  t.ok(text.includes(`id="${missing.json().type.slice(2)}"`), 'the type of a problem leads to where it is explained');
});
