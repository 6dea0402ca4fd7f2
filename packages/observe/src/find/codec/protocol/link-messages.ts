import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { addressParts } from './digits.ts';

const ADDRESS_BYTES = 6;
const SYNC = Buffer.alloc(6, 0xff);
const REPEATS = 16;

/** The packet that wakes a computer: six bytes of FF, then its address 16 times, wherever that is. */
export const wakeOnLan = bytesCodec('wake-on-lan', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const from = file.indexOf(SYNC) + SYNC.length;
  const end = from + REPEATS * ADDRESS_BYTES;
  if (from < SYNC.length || end > file.length) return null;
  const address = file.subarray(from, from + ADDRESS_BYTES);
  for (let at = from; at < end; at += ADDRESS_BYTES)
    if (!file.subarray(at, at + ADDRESS_BYTES).equals(address)) return null;
  return addressParts(address);
});

const NEIGHBOUR = { head: 4, address: 1 } as const;

/** What routers of MikroTik say of themselves: a head of four bytes, then types and lengths of two bytes each. */
export const neighbourDiscovery = bytesCodec('mndp', 'structure', (bytes): readonly Part[] | null => {
  const fields = fieldsOf(bytes, NEIGHBOUR.head, 2);
  const [type, address] = fields?.[0] ?? [];
  if (type !== NEIGHBOUR.address || address?.length !== ADDRESS_BYTES || !fields) return null;
  return fields.flatMap(([type, value]) =>
    type === NEIGHBOUR.address ? addressParts(value) : value.length >= 5 ? [{ content: value }] : [],
  );
});

const DEVICE = { head: 4, address: 1, addressAndIp: 2, serial: 0x13 } as const;

/** What devices of Ubiquiti say of themselves: a version, a command, the length of the rest, then types in a byte and lengths in two. */
export const deviceDiscovery = bytesCodec('device discovery', 'structure', (bytes): readonly Part[] | null => {
  const [version = 0, , high = 0, low = 0] = bytes;
  if (version < 1 || version > 2 || high * 256 + low !== bytes.length - DEVICE.head) return null;
  const fields = fieldsOf(bytes, DEVICE.head, 1);
  const has_address = fields?.some(
    ([type, { length }]) =>
      (type === DEVICE.address && length === 6) || (type === DEVICE.addressAndIp && length === 10),
  );
  if (!fields || !has_address) return null;
  return fields.flatMap(([type, value]): Part[] => {
    if (type === DEVICE.address || type === DEVICE.serial) return addressParts(value);
    if (type === DEVICE.addressAndIp) return addressParts(value.subarray(0, ADDRESS_BYTES));
    return value.length >= 5 ? [{ content: value }] : [];
  });
});

/** Types with their values up to the end of all bytes, each behind a length of two bytes; null where they do not fill them, or are only one. */
function fieldsOf(bytes: Uint8Array, from: number, type_bytes: 1 | 2): (readonly [number, Buffer])[] | null {
  const file = bufferOf(bytes);
  const fields: (readonly [number, Buffer])[] = [];
  for (let at = from; at < file.length; ) {
    const value_at = at + type_bytes + 2;
    if (value_at > file.length) return null;
    const end = value_at + file.readUInt16BE(value_at - 2);
    if (end > file.length) return null;
    fields.push([file.readUIntBE(at, type_bytes), file.subarray(value_at, end)]);
    at = end;
  }
  return fields.length > 1 ? fields : null;
}
