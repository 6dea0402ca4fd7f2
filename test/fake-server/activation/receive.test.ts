import { readFileSync } from 'node:fs';
import { receiveActivation, recordLine } from '@phonehome/fake-server';
import {
  type Activation,
  activationFields,
  encodeActivation,
  encodePhoneRequest,
  type HttpRequest,
  isActivated,
  parseRequest,
} from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/shared/${name}`, import.meta.url));
const activation = JSON.parse(fixture('maker-activation.json').toString('utf8')) as Activation;
const request = encodeActivation(activation);
const arrival = { time_ms: 42, exchange_id: 'an-id' };

/** What the server makes of a body, or of another request. */
const receive = (changes: Partial<HttpRequest> = {}) =>
  receiveActivation(arrival, { request: { ...request, ...changes } });
const withBody = (value: unknown) => receive({ body: Buffer.from(JSON.stringify(value)) });
const replyOf = ({ outcome }: ReturnType<typeof receive>) => {
  if (outcome.outcome !== 'reply') throw new Error(`no reply but ${outcome.outcome}`);
  return outcome.reply;
};

t.test('an activation with every field is accepted', async (t) => {
  const received = receive();
  t.same(received.record.decision, {
    outcome: 'accepted',
    policy_rule: 'complete',
    result_code: '200',
    why: 'every required field is there',
  });
  t.same(replyOf(received), { status: 200, body: '{"activated":true}' });
  t.ok(isActivated(replyOf(received).status, replyOf(received).body), 'which the client takes for a success');
});

t.test("the record has the form of the other server's: request as received, report, anomalies, decision", async (t) => {
  const { record } = receive();
  const { method, target, http_version, headers, body } = parseRequest(fixture('maker-activation-request.http'));
  const body_base64 = Buffer.from(body).toString('base64');
  t.has(record, { v: 1, ...arrival, request: { method, target, http_version, headers, body_base64 } });
  t.same(record.report, activation);
  t.same(record.anomalies, []);
  t.same(Object.keys(JSON.parse(recordLine(record))), [
    'v',
    'exchange_id',
    'time_ms',
    'request',
    'report',
    'anomalies',
    'decision',
  ]);
});

for (const name of activationFields) {
  const { [name]: _, ...rest } = activation;
  for (const [how, value] of [
    ['absent', rest],
    ['empty', { ...rest, [name]: '' }],
  ] as const) {
    t.test(`without ${name} (${how}) it is refused, and the reason names the field`, async (t) => {
      const received = withBody(value);
      t.has(received.record.decision, { outcome: 'refused', policy_rule: 'fields-missing', result_code: '400' });
      t.equal(received.record.decision.why, `required fields missing: ${name}`);
      t.match(replyOf(received), { status: 400, body: /"activated":false/ });
      t.same(
        received.record.anomalies.map(({ id, where }) => [id, where]),
        how === 'absent' ? [['field-missing', `field:${name}`]] : [],
      );
    });
  }
}

t.test('a body that is no JSON object is refused', async (t) => {
  for (const text of [
    '',
    '{',
    '[]',
    'null',
    '"text"',
    '\xff{}',
    fixture('phone-2017-request.http').toString('latin1'),
  ]) {
    const { record } = receive({ body: Buffer.from(text, 'latin1') });
    t.has(
      record.decision,
      { outcome: 'refused', policy_rule: 'not-decoded', result_code: '400' },
      JSON.stringify(text),
    );
    t.equal(record.report, null);
    t.match(record.anomalies, [{ id: 'body-not-json', where: 'body' }]);
  }
});

t.test('a request for something else is refused: other method, other path', async (t) => {
  for (const changes of [{ method: 'GET' }, { method: 'PUT' }, { target: '/' }, { target: '/v1/activations/' }]) {
    const received = receive(changes);
    t.has(received.record.decision, { outcome: 'refused', policy_rule: 'other-request', result_code: '404' });
    t.equal(replyOf(received).status, 404);
  }
});

t.test("the China Telecom client's report is no activation", async (t) => {
  const report = JSON.parse(fixture('phone-2017-report.json').toString('utf8')) as Record<string, string>;
  const { record } = receiveActivation(arrival, { request: parseRequest(encodePhoneRequest(report)) });
  t.equal(record.decision.outcome, 'refused');
});

t.test('a field too many is kept and said to be odd; it is not asked for', async (t) => {
  const { record } = withBody({ ...activation, iccid: '89000000000000000017' });
  t.equal(record.report?.iccid, '89000000000000000017');
  t.match(record.anomalies, [{ id: 'field-unknown', where: 'field:iccid' }]);
  t.equal(record.decision.outcome, 'accepted');
});

t.test('a value that is no string is kept as its source text', async (t) => {
  const { record } = receive({ body: Buffer.from(JSON.stringify({ ...activation, imei: 0 }).replace(':0', ':1e400')) });
  t.equal(record.report?.imei, '1e400');
  t.match(record.anomalies, [{ id: 'value-not-a-string', where: 'field:imei' }]);
});

t.test('whatever the body, there is a record and a reply, and neither reason nor reply tells a value', async (t) => {
  const value = fc.oneof(fc.constant(activation.imei), fc.string(), fc.jsonValue());
  const object = fc.dictionary(fc.oneof(fc.constantFrom(...activationFields, '__proto__'), fc.string()), value);
  const body = fc.oneof(
    fc.uint8Array(),
    object.map((entries) => Buffer.from(JSON.stringify(entries))),
  );
  fc.assert(
    fc.property(body, (bytes) => {
      const received = receive({ body: bytes });
      const told = received.record.decision.why + replyOf(received).body;
      if (told.includes(activation.imei)) throw new Error(told);
      JSON.parse(replyOf(received).body);
      JSON.parse(recordLine(received.record));
    }),
    { numRuns: 500, seed: 5 },
  );
  t.pass();
});

t.test('receiving is pure: the same input gives the same output, and no input is changed', async (t) => {
  const frozen = Object.freeze({ ...request, headers: Object.freeze(request.headers) });
  t.same(receiveActivation(Object.freeze({ ...arrival }), { request: frozen }), receive());
  t.same(frozen, encodeActivation(activation));
});
