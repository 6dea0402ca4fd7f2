import {
  decodeMessage,
  encodeMessage,
  fromProto,
  type MessageName,
  type Messages,
  messageNames,
  toProto,
} from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { problemsOf } from '../support.ts';
import { someExchange } from './support.ts';

t.test('what a message could not hold exactly is refused, with its place', async (t) => {
  const request = someExchange().request as object;
  const broken: readonly [object, string | undefined, RegExp][] = [
    [{ extra: 1 }, 'Exchange.extra', /no such key/],
    [{ time_ms: 0.5 }, 'Exchange.time_ms', /not a whole number/],
    [{ time_ms: 2 ** 53 }, 'Exchange.time_ms', /below 2\^53/],
    [{ time_ms: '0' }, 'Exchange.time_ms', /not a whole number/],
    [{ v: -1 }, 'Exchange.v', /whole number/],
    [{ v: undefined }, 'Exchange.v', /whole number/],
    [{ report: [] }, 'Exchange.report', /not an object/],
    [{ report: { MEID: 5 } }, 'Exchange.report.MEID', /not text/],
    [{ anomalies: {} }, 'Exchange.anomalies', /not a list/],
    [{ anomalies: [{ id: 'x', where: 'body' }] }, 'Exchange.anomalies[0].saw', /missing/],
    [{ request: { ...request, body_base64: 'AA' } }, 'Exchange.request.body_base64', /not base64 in its plain form/],
    [{ request: { ...request, body_base64: 'AB==' } }, 'Exchange.request.body_base64', /plain form/],
    [{ request: { ...request, headers: [['a']] } }, 'Exchange.request.headers[0]', /not a pair/],
    [{ request: { method: 'GET', bytes_base64: '' } }, 'Exchange.request.target', /missing/],
    [{ request: null }, 'Exchange.request', /not an object/],
    [{ decision: { outcome: 'ACCEPTED' } }, 'Exchange.decision.outcome', /no value of Outcome/],
    [{ decision: { outcome: 'unspecified' } }, 'Exchange.decision.outcome', /no value of Outcome/],
    [{ decision: { outcome: 'accepted', policy_rule: 'x', why: '' } }, 'Exchange.decision.result_code', /missing/],
  ];
  for (const [change, field, what] of broken) {
    const [problem] = problemsOf('SCHEMA_MISMATCH', () => toProto('Exchange', someExchange(change)));
    t.match(problem, { field, what });
  }
  for (const json of [null, 5, 'x', []]) {
    for (const name of messageNames) t.throws(() => toProto(name, json), { code: 'SCHEMA_MISMATCH' });
  }
});

t.test('a message that JSON could not tell is refused', async (t) => {
  const whole = toProto('Exchange', someExchange());
  const { decision, http_request, ...lacking } = whole;
  const broken: readonly [Messages['Exchange'], RegExp][] = [
    [{ ...lacking, ...(http_request && { http_request }) }, /Exchange\.decision: the field is not set/],
    [{ ...lacking, ...(decision && { decision }) }, /Exchange\.request: the field is not set/],
    [{ ...whole, report: { others: [], order: [16] } }, /order: 16 is no field that is set/],
    [{ ...whole, report: { others: [], order: [9], meid: '' } }, /order: 9 is no field that is set/],
    [{ ...whole, report: { others: [], order: [17, 17], meid: '' } }, /a field is there twice/],
    [{ ...whole, report: { others: [], order: [17], meid: '', regver: '' } }, /1 fields are not in it/],
    [{ ...whole, report: { others: [{ name: 'MEID', value: '' }], order: [17, 1], meid: '' } }, /there twice/],
  ];
  for (const [message, what] of broken)
    t.throws(() => fromProto('Exchange', message), { code: 'SCHEMA_MISMATCH', message: what });
});

t.test('values of an enumeration that are newer than this schema are refused, not mistaken', async (t) => {
  // Field 8, decision, with field 1, outcome, 99.
  const bytes = Buffer.concat([
    encodeMessage('Exchange', toProto('Exchange', someExchange())),
    Buffer.from([0x42, 2, 8, 99]),
  ]);
  t.throws(() => fromProto('Exchange', decodeMessage('Exchange', bytes)), { message: /99 is no value of Outcome/ });
});

t.test('any bytes are a message or an error of ours', async () => {
  fc.assert(
    fc.property(fc.constantFrom(...messageNames), fc.uint8Array(), (name: MessageName, bytes) => {
      try {
        fromProto(name, decodeMessage(name, bytes));
      } catch (error) {
        return (error as { code?: string }).code === 'SCHEMA_MISMATCH';
      }
      return true;
    }),
    { numRuns: 2000 },
  );
});
