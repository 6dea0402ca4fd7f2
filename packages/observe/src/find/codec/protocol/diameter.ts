import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { tbcdDigits } from './digits.ts';
import { cellsOfType } from './user-location.ts';

const HEAD_BYTES = 20;
const VENDOR_FLAG = 0x80;
const VENDOR_3GPP = 10_415;
const DEPTH_MAX = 6;
const AVPS_MAX = 5_000;
/** Applications in which the name of the user is the subscriber's number: S6a and its like, Sh, Cx, SWx, SLh. */
const OF_SUBSCRIBERS = { from: 16_777_216, to: 16_777_399 } as const;
const USER_NAME = 1;
const SUBSCRIPTION = { type: 450, data: 444 } as const;
/** By their code: of the base protocol, and of 3GPP. */
const NAMES: Readonly<Record<number, string>> = { 31: 'mac', 459: 'imei', 460: 'imei', 444: 'Subscription-Id-Data' };
const NAMES_3GPP: Readonly<Record<number, string>> = {
  1: '3GPP-IMSI',
  20: '3GPP-IMEISV',
  1402: 'imei',
  1404: 'imei',
  1242: 'Location-Estimate',
};
const MSISDN = 701;
const USER_LOCATION = 22;

/** Diameter (RFC 6733, 3 and 4): one message or many, of which each is filled by its attributes. */
export const diameter = bytesCodec('diameter', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  for (let at = 0; at < file.length; ) {
    if (file.length - at < HEAD_BYTES || file[at] !== 1) return null;
    const length = file.readUIntBE(at + 1, 3);
    if (length < HEAD_BYTES || at + length > file.length) return null;
    const application = file.readUInt32BE(at + 8);
    const avps = readAvps(file.subarray(at + HEAD_BYTES, at + length));
    if (!avps || avps.length === 0) return null;
    const of_subscriber = application >= OF_SUBSCRIBERS.from && application <= OF_SUBSCRIBERS.to;
    for (const avp of avps) for (const part of partsOf(avp, of_subscriber, 0)) parts.push(part);
    at += length;
  }
  return parts.length > 0 ? parts : null;
});

interface Avp {
  readonly code: number;
  readonly vendor: number;
  readonly data: Buffer;
}

/** Attributes, to the end; null where they do not end there. */
function readAvps(bytes: Buffer): Avp[] | null {
  const avps: Avp[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (bytes.length - at < 8 || avps.length > AVPS_MAX) return null;
    const flags = bytes[at + 4] as number;
    const length = bytes.readUIntBE(at + 5, 3);
    const head = flags & VENDOR_FLAG ? 12 : 8;
    // The three flags that there are.
    if ((flags & 0x1f) !== 0 || length < head || at + length > bytes.length) return null;
    const vendor = head === 12 ? bytes.readUInt32BE(at + 8) : 0;
    avps.push({ code: bytes.readUInt32BE(at), vendor, data: bytes.subarray(at + head, at + length) });
    at += Math.ceil(length / 4) * 4;
  }
  return avps;
}

function partsOf({ code, vendor, data }: Avp, of_subscriber: boolean, depth: number): Part[] {
  if (vendor === VENDOR_3GPP) {
    const key = NAMES_3GPP[code];
    if (key !== undefined) return [{ key, content: data }];
    if (code === MSISDN) return [{ key: 'msisdn', content: tbcdDigits(data) ?? data }];
    if (code === USER_LOCATION) return cellsOfType(data);
  }
  if (vendor === 0 && code === USER_NAME) {
    const is_number = of_subscriber && /^\d{14,15}$/.test(data.toString('latin1'));
    return [{ key: is_number ? 'imsi' : 'User-Name', content: data }];
  }
  const within = depth < DEPTH_MAX && data.length >= 8 ? readAvps(data) : null;
  if (within) {
    const type = within.find((avp) => avp.code === SUBSCRIPTION.type)?.data.readUInt32BE(0);
    const key = type === 0 ? 'msisdn' : type === 1 ? 'imsi' : undefined;
    return within.flatMap((avp) =>
      key !== undefined && avp.code === SUBSCRIPTION.data
        ? [{ key, content: avp.data }]
        : partsOf(avp, of_subscriber, depth + 1),
    );
  }
  const key = vendor === 0 ? NAMES[code] : undefined;
  return data.length < 8 && key === undefined ? [] : [key === undefined ? { content: data } : { key, content: data }];
}
