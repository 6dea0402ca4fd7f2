import { type ExchangeRecord, receive, recordLine } from '@phonehome/fake-server';
import { type HttpRequest, parseRequest } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { receiveUnreadable } from '../../packages/fake-server/src/receive.ts';
import { bodyOf, prompt, ready, requestOf } from './support.ts';

const policy = ready(prompt);
const arrival = { time_ms: 42, exchange_id: 'an-id' };
const request = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  target: '/',
  http_version: '1.1',
  headers: [['Host', 'zzhc.vnet.cn']],
  body: bodyOf(),
  ...changes,
});

t.test('the record keeps the request as received: method, target, version, headers in order and case', async (t) => {
  const bytes = requestOf('PUT /a?b=c HTTP/1.0\nx-b: 2\nX-A: 1\nx-B: 3\nHOST: another');
  const parsed = parseRequest(bytes);
  const { record } = receive(policy, arrival, { request: parsed });
  t.same(record.request, {
    method: 'PUT',
    target: '/a?b=c',
    http_version: '1.0',
    headers: [
      ['x-b', '2'],
      ['X-A', '1'],
      ['x-B', '3'],
      ['HOST', 'another'],
      ['Content-Length', String(bodyOf().length)],
    ],
    body_base64: bodyOf().toString('base64'),
  });
});

t.test('the record keeps any body byte for byte', async (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (body) => {
      const { record } = receive(policy, arrival, { request: request({ body }) });
      const kept = 'body_base64' in record.request ? Buffer.from(record.request.body_base64, 'base64') : null;
      return kept?.equals(body) ?? false;
    }),
    { seed: 4 },
  );
  t.pass();
});

t.test('the record keeps a body that is a part of a larger buffer', async (t) => {
  const larger = Buffer.from('beforeBODYafter');
  const { record } = receive(policy, arrival, { request: request({ body: larger.subarray(6, 10) }) });
  t.has(record.request, { body_base64: Buffer.from('BODY').toString('base64') });
});

t.test('the record has arrival, report, anomalies and decision', async (t) => {
  const { record } = receive(policy, arrival, { request: request() });
  t.has(record, { v: 1, time_ms: 42, exchange_id: 'an-id' });
  t.equal(record.report?.MODEL, 'HMD-X');
  t.ok(record.anomalies.some(({ id, where }) => id === 'field-missing' && where === 'field:RAM'));
  t.equal(record.decision.policy_rule, 'not-our-card');
});

t.test('receive is pure: the same input gives the same output, and no input is changed', async (t) => {
  const frozen = Object.freeze(request({ headers: Object.freeze([['A', 'b']] as const) }));
  const body = Buffer.from(frozen.body).toString('hex');
  const once = receive(Object.freeze(policy), Object.freeze({ ...arrival }), { request: frozen });
  t.same(receive(policy, arrival, { request: frozen }), once);
  t.equal(Buffer.from(frozen.body).toString('hex'), body);
});

t.test('what is no whole request is kept as bytes, and refused with 400', async (t) => {
  const { record, outcome } = receiveUnreadable(arrival, {
    id: 'http-unreadable',
    reason: 'no\nmethod',
    bytes: Buffer.from([0, 255, 10]),
  });
  t.same(record, {
    v: 1,
    exchange_id: 'an-id',
    time_ms: 42,
    request: { bytes_base64: 'AP8K' },
    report: null,
    anomalies: [{ id: 'http-unreadable', where: 'start-line', saw: 'no\\u000amethod' }],
    decision: { outcome: 'refused', policy_rule: 'http-unreadable', result_code: '400', why: 'no\nmethod' },
  } satisfies ExchangeRecord);
  t.has(outcome, { outcome: 'reply', delay_ms: 0, reply: { status: 400 } });
});

t.test('bytes for whose answer nobody waits get none', async (t) => {
  const unreadable = { id: 'request-cut-short', reason: 'closed', bytes: Buffer.from('POST') } as const;
  const { record, outcome } = receiveUnreadable(arrival, unreadable, false);
  t.same(record.decision, { outcome: 'silent', policy_rule: 'request-cut-short', result_code: null, why: 'closed' });
  t.same(outcome, { outcome: 'silence' });
});

t.test('a report that stands in bytes that are no request is read, and refused all the same', async (t) => {
  const unreadable = { id: 'http-unreadable', reason: 'no line', bytes: Buffer.from(request().body) } as const;
  const { record, outcome } = receiveUnreadable(arrival, unreadable);
  t.equal(record.report?.REGVER, '7.0');
  t.match(record.anomalies[0], { id: 'http-unreadable', where: 'start-line' });
  t.match([record.decision.outcome, outcome.outcome], ['refused', 'reply']);
});

t.test('a request that ended before its report was whole is read as far as it goes, and refused', async (t) => {
  const whole = request();
  const cut = { request: { ...whole, body: whole.body.subarray(0, 40) }, cut: '9 bytes are missing' };
  const { record, outcome } = receive(policy, arrival, cut);
  t.match(record, { request: { method: 'POST' }, decision: { outcome: 'refused', policy_rule: 'request-cut-short' } });
  t.match(
    record.anomalies.find(({ id }) => id === 'request-cut-short'),
    { saw: '9 bytes are missing' },
  );
  t.match(outcome, { outcome: 'reply', reply: { status: 400 } });
});

t.test('a request that declares more bytes than its report has is decided like any other', async (t) => {
  const { record } = receive(policy, arrival, {
    request: request({ headers: [['content-length', '999']] }),
    cut: '2 bytes are missing',
  });
  t.ok(record.anomalies.some(({ id, where }) => id === 'content-length-long' && where === 'header:content-length'));
  t.equal(record.decision.policy_rule, 'not-our-card');
});

t.test('a line of records.ndjson: keys in the order of the design, whatever order the record has', async (t) => {
  const { record } = receive(policy, arrival, { request: request() });
  const shuffled = Object.fromEntries(Object.entries(record).reverse()) as unknown as ExchangeRecord;
  const line = recordLine(shuffled);
  t.equal(line, recordLine(record));
  t.notMatch(line, /\n/);
  const read = JSON.parse(line);
  t.same(Object.keys(read), ['v', 'exchange_id', 'time_ms', 'request', 'report', 'anomalies', 'decision']);
  t.same(Object.keys(read.request), ['method', 'target', 'http_version', 'headers', 'body_base64']);
  t.same(Object.keys(read.decision), ['outcome', 'policy_rule', 'result_code', 'why']);
});
