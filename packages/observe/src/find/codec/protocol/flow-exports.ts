import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { readableText } from '../readable.ts';
import { addressParts } from './digits.ts';

const VERSIONS = { netflow: 9, ipfix: 10 } as const;
const TEMPLATES = { 9: 0, 10: 2 } as const;
const DATA_MIN = 256;
const VARIABLE = 0xffff;
const ENTERPRISE = 0x8000;
const RECORDS_MAX = 10_000;
/** Elements that tell of somebody (IANA's registry of IPFIX): addresses of interfaces, a subscriber and the number. */
const ADDRESSES: ReadonlySet<number> = new Set([56, 57, 80, 81, 365, 367]);
const TEXTS: Readonly<Record<number, string>> = { 371: 'username', 455: 'imsi', 456: 'msisdn' };

interface Field {
  readonly id: number;
  readonly size: number;
}

/** What routers export of connections (NetFlow 9, RFC 3954; IPFIX, RFC 7011): records by the templates of the same message. */
export const flowExports = bytesCodec('ipfix', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  if (file.length < 24) return null;
  const version = file.readUInt16BE(0);
  if (version !== VERSIONS.netflow && version !== VERSIONS.ipfix) return null;
  if (version === VERSIONS.ipfix && file.readUInt16BE(2) !== file.length) return null;
  const templates = new Map<number, readonly Field[]>();
  const parts: Part[] = [];
  for (let at = version === VERSIONS.ipfix ? 16 : 20; at + 4 <= file.length; ) {
    const [id, size] = [file.readUInt16BE(at), file.readUInt16BE(at + 2)];
    if (size < 4 || at + size > file.length) return null;
    const set = file.subarray(at + 4, at + size);
    if (id === TEMPLATES[version]) readTemplates(set, templates);
    else if (id >= DATA_MIN) parts.push(...recordsIn(set, templates.get(id)));
    at += size;
  }
  return parts.length > 0 ? parts : null;
});

function readTemplates(set: Buffer, templates: Map<number, readonly Field[]>): void {
  for (let at = 0; at + 4 <= set.length; ) {
    const [id, count] = [set.readUInt16BE(at), set.readUInt16BE(at + 2)];
    const fields: Field[] = [];
    at += 4;
    for (let i = 0; i < count && at + 4 <= set.length; i++) {
      const field = set.readUInt16BE(at);
      // Of an enterprise, whose number follows.
      fields.push({ id: field & ENTERPRISE ? -1 : field, size: set.readUInt16BE(at + 2) });
      at += field & ENTERPRISE ? 8 : 4;
    }
    if (id >= DATA_MIN && fields.length > 0) templates.set(id, fields);
  }
}

function recordsIn(set: Buffer, fields: readonly Field[] | undefined): Part[] {
  const parts: Part[] = [];
  for (let at = 0, count = 0; fields && at < set.length && count < RECORDS_MAX; count++) {
    const begin = at;
    for (const { id, size } of fields) {
      let length = size;
      if (size === VARIABLE) length = set[at++] ?? 0;
      if (size === VARIABLE && length === 0xff) {
        length = at + 2 <= set.length ? set.readUInt16BE(at) : 0;
        at += 2;
      }
      if (at + length > set.length) return parts;
      parts.push(...partsOf(id, set.subarray(at, at + length)));
      at += length;
    }
    if (at === begin) break;
  }
  return parts;
}

function partsOf(id: number, value: Buffer): Part[] {
  if (ADDRESSES.has(id)) return addressParts(value);
  const key = TEXTS[id];
  const text = key === undefined ? null : readableText(value);
  return key === undefined || !text ? [] : [{ key, content: text }];
}

const SFLOW = { version: 5, head: 28, flow: 1, wide_flow: 3, raw: 1, ethernet: 1 } as const;

/** What switches sample of what goes through them (sFlow 5): the addresses at the begin of each frame. */
export const sflow = bytesCodec('sflow', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  if (file.length < 60 || file.readUInt32BE(0) !== SFLOW.version || file.readUInt32BE(4) !== 1) return null;
  const parts: Part[] = [];
  for (let at = SFLOW.head; at + 8 <= file.length; ) {
    const [type, size] = [file.readUInt32BE(at), file.readUInt32BE(at + 4)];
    const sample = file.subarray(at + 8, at + 8 + size);
    if (sample.length < size || size === 0) return null;
    const head = type === SFLOW.flow ? 32 : type === SFLOW.wide_flow ? 44 : null;
    if (head !== null) for (const part of framesIn(sample, head)) parts.push(part);
    at += 8 + size;
  }
  return parts.length > 0 ? parts : null;
});

function framesIn(sample: Buffer, head: number): Part[] {
  const parts: Part[] = [];
  for (let at = head; at + 8 <= sample.length; ) {
    const [type, size] = [sample.readUInt32BE(at), sample.readUInt32BE(at + 4)];
    const record = sample.subarray(at + 8, at + 8 + size);
    if (type === SFLOW.raw && record.length >= 28 && record.readUInt32BE(0) === SFLOW.ethernet)
      parts.push(...addressParts(record.subarray(16, 22)), ...addressParts(record.subarray(22, 28)));
    at += 8 + size;
  }
  return parts;
}
