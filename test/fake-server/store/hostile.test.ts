import { type ExchangeRecord, openStore, recordLine } from '@phonehome/fake-server';
import { androidBase64, androidJson, type Header } from '@phonehome/shared';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { read, recordOf } from './support.ts';

const encoded = (entries: [string, string][]): Buffer =>
  Buffer.from(androidBase64(Buffer.from(androidJson(entries), 'utf8')), 'latin1');

/** Stores records, reads them back, and holds the lines to be what was stored. */
async function keep(t: Test, records: readonly ExchangeRecord[]): Promise<ExchangeRecord[]> {
  const folder = t.testdir();
  const store = await openStore(folder);
  for (const record of records) await store.append(record);
  await store.close();
  const lines = await read(folder);
  t.same(lines, records.map(recordLine));
  for (const line of lines) t.notOk(line.includes('\n'));
  return lines.map((line) => JSON.parse(line));
}

const hostile: Record<string, string> = {
  'line feeds and carriage returns': 'a\nb\r\nc\rd',
  'NUL and other controls': '\0\u0001\u007f\u0085',
  quotes: '"}{\\"\\\\',
  'beyond the basic plane': '𝔘😀',
  'half a surrogate pair': '\ud800x',
  'a very long value': 'x'.repeat(300_000),
};

for (const [kind, value] of Object.entries(hostile)) {
  t.test(`a report with ${kind} comes back`, async (t) => {
    const record = recordOf(1, { body: encoded([['MODEL', value]]), target: `/${value}`, headers: [['X', value]] });
    const [kept] = await keep(t, [record, recordOf(2)]);
    t.same(kept, JSON.parse(JSON.stringify(record)));
    t.equal(kept?.report?.MODEL, value.toWellFormed());
  });
}

t.test('a report with the line separators of Unicode comes back', async (t) => {
  await keep(t, [recordOf(1, { body: encoded([['MODEL', 'a\u2028b\u2029c']]) }), recordOf(2)]);
});

t.test('fields named as the parts of every object come back, and nothing else changes', async (t) => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const headers: Header[] = [['__proto__', 'polluted']];
  const body = encoded(names.map((name) => [name, 'polluted']));
  const [kept] = await keep(t, [recordOf(1, { headers, body })]);
  t.same(
    kept?.report && Object.entries(kept.report),
    names.map((name) => [name, 'polluted']),
  );
  t.notOk('polluted' in {}, 'no other object has it');
  t.not(Object.prototype.toString, 'polluted');
});

t.test('a body of any bytes comes back byte for byte', async (t) => {
  const bodies = fc.sample(fc.uint8Array({ maxLength: 300 }), { numRuns: 300, seed: 8 });
  const kept = await keep(
    t,
    bodies.map((body, number) => recordOf(number, { body })),
  );
  t.same(
    kept.map(({ request }) => 'body_base64' in request && request.body_base64),
    bodies.map((body) => Buffer.from(body).toString('base64')),
  );
});
