import { type Messages, schema } from './generated/messages.ts';
import { report } from './report.ts';
import {
  base64,
  bool,
  double,
  entriesOf,
  enumeration,
  int64,
  list,
  mismatch,
  nullable,
  object,
  optional,
  type Shape,
  text,
  uint32,
} from './shape.ts';

const outcome = enumeration('Outcome', schema.Outcome.values);
const event = enumeration('Event', schema.Event.values);
const network = enumeration('Network', schema.Network.values);
const alarm = enumeration('Alarm', schema.Alarm.values);
const timeline = enumeration('Timeline', schema.Timeline.values);

/** A header is a pair in JSON. */
const header: Shape = {
  toProto(json, where) {
    if (!Array.isArray(json) || json.length !== 2) throw mismatch(where, 'it is not a pair of name and value');
    return { name: text.toProto(json[0], where), value: text.toProto(json[1], where) };
  },
  fromProto(value, where) {
    const { name, value: content } = value as { name: string; value: string };
    return [text.fromProto(name, where), text.fromProto(content, where)];
  },
};

const request = object({
  method: text,
  target: text,
  http_version: text,
  headers: list(header),
  body_base64: base64,
  bytes_base64: optional(base64),
});
const rawRequest = object({ bytes_base64: base64 });

const httpRequest: Shape = {
  toProto(json, where) {
    const { body_base64: body, bytes_base64: raw, ...rest } = request.toProto(json, where) as Record<string, unknown>;
    return { ...rest, body, ...(raw !== undefined && { raw }) };
  },
  fromProto(value, where) {
    const { body: body_base64, raw: bytes_base64, ...rest } = value as Record<string, unknown>;
    return request.fromProto({ ...rest, body_base64, bytes_base64 }, where);
  },
};

const anomaly = object({ id: text, where: text, saw: text });
const decision = object({ outcome, policy_rule: text, result_code: nullable(text), why: text });
const head = { v: uint32, exchange_id: text, time_ms: int64, port: optional(uint32) };
const body = { report: nullable(report), anomalies: list(anomaly), decision, pseudonyms: optional(text) };
const whole = object({ ...head, request: httpRequest, ...body });
const raw = object({ ...head, request: rawRequest, ...body });

/** Of the two forms of a request, the message has one or the other. */
const exchange: Shape = {
  toProto(json, where) {
    const received = entriesOf(entriesOf(json, where).get('request'), `${where}.request`);
    const is_raw = received.has('bytes_base64') && received.size === 1;
    const { request, ...rest } = (is_raw ? raw : whole).toProto(json, where) as Record<string, unknown>;
    if (!is_raw) return { ...rest, http_request: request };
    return { ...rest, raw_request: (request as { bytes_base64: Uint8Array }).bytes_base64 };
  },
  fromProto(value, where) {
    const { http_request, raw_request, ...rest } = value as Record<string, unknown>;
    if (http_request) return whole.fromProto({ ...rest, request: http_request }, where);
    if (raw_request) return raw.fromProto({ ...rest, request: { bytes_base64: raw_request } }, where);
    throw mismatch(`${where}.request`, 'the field is not set');
  },
};

const timelineEntry = object({
  device: int64,
  seq: int64,
  time_ms: int64,
  event,
  cause: nullable(int64),
  build: text,
  exchange_id: optional(text),
  gate: optional(text),
  saw: optional(text),
  trigger: optional(text),
  root_cause: optional(text),
  success: optional(bool),
  network: optional(network),
  in_service: optional(bool),
  roaming: optional(bool),
  slot: optional(uint32),
  on: optional(bool),
  primary: optional(bool),
  given: optional(bool),
  alarm: optional(alarm),
  failures: optional(uint32),
  first_boot: optional(text),
  place: optional(text),
  cell: optional(text),
});

const simCard = object({ slot: uint32, operator: text, country: text, iccid: text, imsi: text, from_ms: int64 });
const device = object({
  device: int64,
  cohort: text,
  person: int64,
  owner: object({ name: text, email: text, phone: text }),
  model: text,
  first_build: text,
  switched_on_ms: int64,
  wakes_per_day: double,
  utc_offset_ms: int64,
  imeis: list(text),
  mac: text,
  sims: list(simCard),
});

const fileFacts = object({ bytes: int64, lines: int64, sha256: text });

/** The files of a manifest are an object by name in JSON, and a list in a message, which keeps their order. */
const files: Shape = {
  toProto: (json, where) =>
    [...entriesOf(json, where)].map(([name, facts]) => ({
      name: text.toProto(name, where),
      ...(fileFacts.toProto(facts, `${where}.${name}`) as object),
    })),
  fromProto(value, where) {
    const entries = (value as readonly { name: string }[]).map(({ name, ...facts }): [string, unknown] => [
      text.fromProto(name, where) as string,
      fileFacts.fromProto(facts, `${where}.${name}`),
    ]);
    if (new Set(entries.map(([name]) => name)).size < entries.length) throw mismatch(where, 'a file is there twice');
    return Object.fromEntries(entries);
  },
};

const manifest = object({
  format: text,
  scenario: object({ id: text, format: text, sha256: text }),
  seed: int64,
  devices: int64,
  timeline,
  record_version: uint32,
  counts: object({ records: int64, truth: int64 }),
  files,
});

/** A row of the table `exchanges` of a data set. */
const trafficExchange = object({
  exchange_id: text,
  time_us: int64,
  protocol: text,
  client_address: text,
  client_port: uint32,
  server_address: text,
  server_port: uint32,
  host: text,
  looked_up: bool,
  lookup_us: nullable(int64),
  connect_us: nullable(int64),
  reply_us: nullable(int64),
  ending: nullable(text),
  request_bytes: int64,
  reply_bytes: int64,
  method: nullable(text),
  target: nullable(text),
  request_headers: nullable(text),
  request_body: nullable(text),
  status: nullable(uint32),
  reply_headers: nullable(text),
  reply_body: nullable(text),
});

/**
 * The messages that stand for something of a run folder (a line of records, activations, timeline or devices; the
 * manifest) or of a data set.
 */
export const shapes = {
  Report: report,
  Exchange: exchange,
  TimelineEntry: timelineEntry,
  Device: device,
  Manifest: manifest,
  TrafficExchange: trafficExchange,
} as const satisfies Partial<Record<keyof Messages, Shape>>;

export type MessageName = keyof typeof shapes;
