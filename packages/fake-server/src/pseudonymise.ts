import { createHmac } from 'node:crypto';
import {
  type Anomaly,
  clientFamilies,
  familyEncoders,
  fieldDefinition,
  type Header,
  parseDateTime,
  parseRequest,
  type Report,
} from '@phonehome/shared';
import { type ExchangeRecord, PSEUDONYMS, type RecordedRequest } from './record.ts';

/** The shortest key that is taken: as many bytes as the hash gives. */
export const PSEUDONYM_KEY_BYTES_MIN = 32;

/** Kinds of identifiers by what is in the name of their field: equal values of a kind stay equal. */
const kinds = ['IMEI', 'MEID', 'ICCID', 'IMSI', 'MAC', 'CELL'] as const;
const NOT_KEPT = 'not kept: it may hold an identifier';
const LENGTH_MAX = 200;
const DIGITS_MAX = 12;

/**
 * What in a text may be an identifier, plain or written in some other way: a long number, a MAC address, letters and digits
 * without end as base64 and hexadecimal have them, escapes.
 */
const SUSPECT = /\d{8}|[A-Za-z0-9+/=]{12}|[%\\]|(?:[0-9a-f]{2}[:-]){5}/i;

/** A MAC address or MEID, with whatever is put between its digits: `0200.00ab.cdef`, `02 00 00 ab cd ef`. */
const SPACED = /[0-9a-f]{12}/i;
const SPACES = /[\s.:,;_-]/g;

/** What requests of the families have in their heads: it tells of no phone. Made when it is asked for first. */
let usual: { readonly texts: ReadonlySet<string>; readonly names: ReadonlySet<string> } | null = null;
function usualHeads() {
  if (usual) return usual;
  const requests = clientFamilies.map((family) => parseRequest(familyEncoders[family]({})));
  const values = requests.flatMap(({ method, target, headers }) => [
    method,
    target,
    ...headers.map(([, value]) => value),
  ]);
  const names = requests.flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase()));
  usual = { texts: new Set(values), names: new Set(names) };
  return usual;
}
const OWN_HOST = /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/;

/**
 * A record in which every identifier is replaced by its HMAC-SHA-256 (RFC 2104), keyed and by kind, so that equal values stay
 * linkable and no value can be found without the key. Whatever else may hold an identifier is hashed as a whole or left out:
 * the body, bytes as received, a target other than the usual one, headers and fields that no client has, what an anomaly
 * saw. Pure.
 */
export function pseudonymise(record: ExchangeRecord, key: Buffer): ExchangeRecord {
  const { v, exchange_id, time_ms, port, request, report, anomalies, decision } = record;
  const hash = (kind: string, value: string): string =>
    value === '' ? '' : `${kind}:${createHmac('sha256', key).update(`${kind}\0${value}`).digest('hex')}`;
  const { outcome, policy_rule, result_code, why } = decision;
  return {
    v,
    exchange_id,
    time_ms,
    ...(port !== undefined && { port }),
    request: hashedRequest(request, hash),
    report: report && hashedReport(report, hash),
    anomalies: anomalies.map(withoutValues),
    decision: { outcome, policy_rule, result_code, why: isHarmless(why) ? why : NOT_KEPT },
    pseudonyms: PSEUDONYMS,
  };
}

/** What a value that was hashed looks like. */
const HASHED = /^[^:]+:[0-9a-f]{64}$/;

/**
 * Whether no record has this value in this field once it went through `pseudonymise`: it is one that would have been hashed.
 * Whoever asks for it can only get the answer that there is none.
 */
export function isNeverKept(name: string, value: string): boolean {
  if (value === '' || HASHED.test(value)) return false;
  const definition = fieldDefinition(name);
  return !definition || definition.sensitivity !== 'configuration' || !(isHarmless(value) || isDateTime(value));
}

type Hash = (kind: string, value: string) => string;

function hashedRequest(request: RecordedRequest, hash: Hash): RecordedRequest {
  if (!('method' in request)) return { bytes_base64: '' };
  const { method, target, http_version, headers } = request;
  return {
    method: usualHeads().texts.has(method) || isHarmless(method) ? method : hash('method', method),
    target: usualHeads().texts.has(target) ? target : hash('target', target),
    http_version: /^\d\.\d$/.test(http_version) ? http_version : '',
    headers: headers.flatMap(([name, value]): Header[] => {
      if (!usualHeads().names.has(name.toLowerCase())) return [];
      const harmless = usualHeads().texts.has(value) || /^\d{1,6}$/.test(value) || OWN_HOST.test(value);
      return [[name, harmless ? value : hash('header', value)]];
    }),
    body_base64: '',
  };
}

function hashedReport(report: Report, hash: Hash): Report {
  return Object.fromEntries(
    Object.entries(report).map(([name, value]) => {
      const definition = fieldDefinition(name);
      if (!definition) return [hash('field', name), hash('value', value)];
      if (definition.sensitivity !== 'configuration') return [name, hash(kindOf(name), value)];
      return [name, isHarmless(value) || isDateTime(value) ? value : hash('value', value)];
    }),
  );
}

/** IMEI1 and IMEI2 are of one kind, as are the cards of both slots. */
function kindOf(name: string): string {
  return (kinds.find((kind) => name.includes(kind)) ?? name).toLowerCase();
}

/** What was unusual and where, as far as the place is one that is known; what was seen is left out. */
function withoutValues({ id, where }: Anomaly): Anomaly {
  const [, place = '', name = ''] = /^(header|field):(.*)$/s.exec(where) ?? [];
  const known =
    place === '' || (place === 'field' ? fieldDefinition(name) : usualHeads().names.has(name.toLowerCase()));
  return { id, where: known ? where : `${place}:other`, saw: '' };
}

function isHarmless(text: string): boolean {
  if (text.length > LENGTH_MAX || SUSPECT.test(text) || SPACED.test(text.replace(SPACES, ''))) return false;
  return text.replace(/\D/g, '').length <= DIGITS_MAX;
}

/** A date has as many digits as an identifier. */
function isDateTime(text: string): boolean {
  return parseDateTime(text) !== null;
}
