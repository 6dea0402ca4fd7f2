import {
  createLeakFinder,
  type Finding,
  findingsOf,
  hearBytes,
  type KnownValues,
  type Observation,
} from '@phonehome/observe';
import { luhnDigit } from '@phonehome/shared';

const checked = (digits: string): string => `${digits}${luhnDigit(digits)}`;

/** Identifiers of a phone that belongs to nobody (dossier 6), as sightings have them. */
export const phone = {
  imei: checked('00999043217650'),
  meid: '00999043217650',
  iccid: checked('8900000000001234567'),
  imsi: '001010123456789',
  mac: '02:1a:2b:3c:4d:5e',
  cell: '52481',
  coordinates: '59.91273,10.74609',
  'phone-number': '+4740000001',
} as const;

/** A request as it stands on the wire. */
export function post(body: string | Uint8Array, target = '/', headers = ''): Buffer {
  const bytes = Buffer.from(body);
  const head = `POST ${target} HTTP/1.1\r\nHost: collect.example\r\n${headers}Content-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

export function get(target: string, headers = ''): Buffer {
  return Buffer.from(`GET ${target} HTTP/1.1\r\nHost: collect.example\r\n${headers}\r\n`);
}

/** What an observer makes of some requests, each in a flow of its own. */
export function observe(requests: readonly Buffer[], known: KnownValues = []): Observation {
  const observer = createLeakFinder({ known });
  requests.forEach((bytes, i) => {
    hearBytes(observer, bytes, { id: String(i), time_us: (i + 1) * 1_000_000 });
  });
  return observer.end();
}

/** The findings in some requests, their values whole. */
export function findings(requests: readonly Buffer[], known: KnownValues = []): Finding[] {
  return [...findingsOf(observe(requests, known), true)];
}

/** Kinds and values that were found, in order. */
export function found(...requests: readonly Buffer[]): string[] {
  return findings(requests)
    .map(({ kind, value_masked }) => `${kind} ${value_masked}`)
    .sort();
}
