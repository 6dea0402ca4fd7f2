import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { tbcdDigits } from './digits.ts';
import { cellsOfFlags } from './user-location.ts';

/** Records of gateways of networks (3GPP TS 32.298, 5.1.2.2): of those of GPRS, and of serving and packet gateways. */
const RECORDS: ReadonlySet<number> = new Set([21, 78, 79, 85]);
const FIELDS = { imsi: 3, msisdn: 22, imei: 29, location: 32 } as const;
const CONTEXT = 0x80;
const CONSTRUCTED = 0x20;
const RECORDS_MAX = 10_000;

interface Element {
  readonly number: number;
  readonly tag: number;
  readonly value: Buffer;
  readonly end: number;
}

/** Records of charging, in BER: whose session it was, with which device, where. */
export const callRecords = bytesCodec('call records', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0, count = 0; at < file.length && count < RECORDS_MAX; count++) {
    const record = elementAt(file, at);
    if (!record || !RECORDS.has(record.number) || (record.tag & 0xe0) !== (CONTEXT | CONSTRUCTED)) return null;
    const read = fieldsOf(record.value);
    if (!read) return null;
    for (const part of read) parts.push(part);
    at = record.end;
  }
  return parts.length > 0 ? parts : null;
});

/** A tag of one byte or two, a length, a value. */
function elementAt(file: Buffer, from: number): Element | null {
  let at = from;
  const tag = file[at++] ?? 0;
  let number = tag & 0x1f;
  if (number === 0x1f) number = file[at++] ?? 0xff;
  let length = file[at++] ?? -1;
  if (number > 0x7f || length === 0x80 || length > 0x83 || length < 0) return null;
  if (length > 0x80) {
    const count = length - 0x80;
    if (at + count > file.length) return null;
    length = file.readUIntBE(at, count);
    at += count;
  }
  if (at + length > file.length) return null;
  return { number, tag, value: file.subarray(at, at + length), end: at + length };
}

function fieldsOf(record: Buffer): Part[] | null {
  const parts: Part[] = [];
  for (let at = 0; at < record.length; ) {
    const field = elementAt(record, at);
    if (!field || (field.tag & 0xc0) !== CONTEXT) return null;
    at = field.end;
    const { number, value } = field;
    if (number === FIELDS.imsi) parts.push(...digits('imsi', tbcdDigits(value)));
    // What sort of number it is stands before it.
    else if (number === FIELDS.msisdn) parts.push(...digits('msisdn', tbcdDigits(value.subarray(1))));
    else if (number === FIELDS.imei) parts.push(...digits('imei', tbcdDigits(value)));
    else if (number === FIELDS.location) parts.push(...cellsOfFlags(value));
  }
  return parts;
}

function digits(key: string, content: string | null): Part[] {
  return content === null || content === '' ? [] : [{ key, content }];
}
