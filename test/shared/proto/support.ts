import { fieldNames, type MessageName, outcomes } from '@phonehome/shared';
import fc from 'fast-check';

/** Any text that JSON can hold, halves of surrogate pairs and the character that escapes them included. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '\ufdd0', 'd', '8', '\u0000', '\u007f', 'é') }),
);
const int64 = fc.maxSafeInteger().map((value) => value + 0);
const uint32 = fc.nat({ max: 0xffff_ffff });
const slot = fc.constantFrom(1, 2);
const base64 = fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64'));
const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });

/** Fields known and unknown in any order; names such as 1 and __proto__ are the tricky ones of JavaScript. */
const report = fc
  .uniqueArray(
    fc.tuple(
      fc.oneof(fc.constantFrom(...fieldNames), fc.constantFrom('1', '__proto__', 'constructor', ''), text),
      text,
    ),
    { selector: ([name]) => name },
  )
  .map((entries) => Object.fromEntries(entries));

const request = fc.oneof(
  fc.record(
    {
      method: text,
      target: text,
      http_version: text,
      headers: fc.array(fc.tuple(text, text)),
      body_base64: base64,
      bytes_base64: base64,
    },
    { requiredKeys: ['method', 'target', 'http_version', 'headers', 'body_base64'] },
  ),
  fc.record({ bytes_base64: base64 }),
);

const exchange = fc.record(
  {
    v: uint32,
    exchange_id: text,
    time_ms: int64,
    port: uint32,
    request,
    report: fc.option(report),
    anomalies: fc.array(fc.record({ id: fc.constantFrom('body-not-json', 'field-unknown'), where: text, saw: text })),
    decision: fc.record({
      outcome: fc.constantFrom(...outcomes),
      policy_rule: text,
      result_code: fc.option(text),
      why: text,
    }),
    pseudonyms: fc.constant('HMAC-SHA-256'),
  },
  { requiredKeys: ['v', 'exchange_id', 'time_ms', 'request', 'report', 'anomalies', 'decision'] },
);

const events =
  'report held_back reply boot_completed service_state alarm consent system_update update_failed activation_lost moved';

const head = {
  device: int64,
  seq: int64,
  time_ms: int64,
  event: fc.constantFrom(...events.split(' ')),
  cause: fc.option(int64),
  build: text,
};
const details = {
  exchange_id: text,
  gate: text,
  saw: text,
  trigger: text,
  root_cause: text,
  success: fc.boolean(),
  network: fc.constantFrom('wifi', 'mobile', 'none'),
  in_service: fc.boolean(),
  roaming: fc.boolean(),
  slot,
  on: fc.boolean(),
  primary: fc.boolean(),
  given: fc.boolean(),
  alarm: fc.constantFrom('barrier', 'retry'),
  failures: uint32,
  first_boot: text,
  place: text,
  cell: text,
};
const timelineEntry = fc.record(
  { ...head, ...details },
  { requiredKeys: ['device', 'seq', 'time_ms', 'event', 'cause', 'build'] },
);

const device = fc.record({
  device: int64,
  cohort: text,
  person: int64,
  owner: fc.record({ name: text, email: text, phone: text }),
  model: text,
  first_build: text,
  switched_on_ms: int64,
  wakes_per_day: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  utc_offset_ms: int64,
  imeis: fc.array(text),
  mac: text,
  sims: fc.array(fc.record({ slot, operator: text, country: text, iccid: text, imsi: text, from_ms: int64 })),
});

const manifest = fc.record({
  format: text,
  scenario: fc.record({ id: text, format: text, sha256: hash }),
  seed: int64,
  devices: int64,
  timeline: fc.constantFrom('full', 'client', 'none'),
  record_version: uint32,
  counts: fc.record({ records: int64, truth: int64 }),
  files: fc.dictionary(text, fc.record({ bytes: int64, lines: int64, sha256: hash })),
});

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const trafficExchange = fc.record({
  exchange_id: text,
  time_us: int64,
  protocol: text,
  client_address: text,
  client_port: uint32,
  server_address: text,
  server_port: uint32,
  host: text,
  looked_up: fc.boolean(),
  lookup_us: orNull(int64),
  connect_us: orNull(int64),
  reply_us: orNull(int64),
  ending: orNull(text),
  request_bytes: int64,
  reply_bytes: int64,
  method: orNull(text),
  target: orNull(text),
  request_headers: orNull(text),
  request_body: orNull(text),
  status: orNull(uint32),
  reply_headers: orNull(text),
  reply_body: orNull(text),
});

/** Anything that JSON may have where each message stands. */
export const anyJson: Readonly<Record<MessageName, fc.Arbitrary<unknown>>> = {
  Report: report,
  Exchange: exchange,
  TimelineEntry: timelineEntry,
  Device: device,
  Manifest: manifest,
  TrafficExchange: trafficExchange,
};

/** An exchange of which tests change a part. */
export function someExchange(change: object = {}): Record<string, unknown> {
  return {
    v: 1,
    exchange_id: 'ab',
    time_ms: 0,
    request: {
      method: 'POST',
      target: '/',
      http_version: '1.1',
      headers: [['Host', 'a.example']],
      body_base64: 'AA==',
    },
    report: { REGVER: '7.0', MEID: '' },
    anomalies: [],
    decision: { outcome: 'refused', policy_rule: 'others', result_code: '1', why: 'no earlier rule matched' },
    ...change,
  };
}
