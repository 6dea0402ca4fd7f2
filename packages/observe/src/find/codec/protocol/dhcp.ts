import { bufferOf } from '@phonehome/shared';
import { bytesCodec, type Part } from '../codec.ts';
import { addressParts } from './digits.ts';

const COOKIE = Buffer.from('63825363', 'hex');
const COOKIE_AT = 236;
const ETHERNET = 1;
const OPTIONS = { pad: 0, host: 12, client: 61, domain: 81, relay: 82, end: 255 } as const;
const REMOTE = 2;
/** An id of a client of the newer form (RFC 4361, 6.1): a number of the interface in four bytes, and a DUID. */
const NEWER_CLIENT = 255;

/** DHCP (RFC 2131, 2): the address of the interface that asks, as such and in the id of the client, and what it is called. */
export const dhcp = bytesCodec('dhcp', 'structure', (bytes): readonly Part[] | null => {
  const file = bufferOf(bytes);
  const [message = 0, hardware = 0, length = 0] = file;
  if (message < 1 || message > 2 || length > 16 || !file.subarray(COOKIE_AT, COOKIE_AT + 4).equals(COOKIE)) return null;
  const parts: Part[] = hardware === ETHERNET ? addressParts(file.subarray(28, 28 + length)) : [];
  for (let at = COOKIE_AT + 4; at + 1 < file.length && file[at] !== OPTIONS.end; ) {
    const option = file[at++] as number;
    if (option === OPTIONS.pad) continue;
    const size = file[at++] as number;
    const value = file.subarray(at, at + size);
    if (value.length < size) break;
    at += size;
    if (option === OPTIONS.client) parts.push(...clientOf(value));
    else if (option === OPTIONS.host) parts.push({ key: 'hostname', content: value.toString('latin1') });
    // Flags and two results stand before the name (RFC 4702, 2).
    else if (option === OPTIONS.domain) parts.push({ key: 'hostname', content: value.subarray(3) });
    else if (option === OPTIONS.relay) parts.push(...relayOf(value));
    else if (size >= 8) parts.push({ content: value });
  }
  return parts.length > 0 ? parts : null;
});

/** Whom an agent between has asked for (RFC 3046, 3.2): the address of a switch or a modem, with a type and a length before it or without. */
function relayOf(value: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at + 2 <= value.length; at += 2 + (value[at + 1] as number)) {
    const own = value.subarray(at + 2, at + 2 + (value[at + 1] as number));
    if (value[at] !== REMOTE) continue;
    parts.push(...addressParts(own.length === 8 && own[1] === 6 ? own.subarray(2) : own));
    if (own.length > 8) parts.push({ content: own });
  }
  return parts;
}

/** What an id of a client is made of (RFC 2132, 9.14); others are a text or bytes of its own. */
function clientOf(value: Buffer): Part[] {
  if (value[0] === ETHERNET && value.length === 7) return addressParts(value.subarray(1));
  if (value[0] === NEWER_CLIENT) return ownerOf(value.subarray(5));
  return value.length > 5 ? [{ key: 'client id', content: value.subarray(value[0] === 0 ? 1 : 0) }] : [];
}

/** The address in the unique id of an owner of DHCP (RFC 8415, 11.2 and 11.4): behind a time, or at once. */
function ownerOf(id: Buffer): Part[] {
  if (id.length < 4 || id.readUInt16BE(2) !== ETHERNET) return [];
  const kind = id.readUInt16BE(0);
  return kind === 1 ? addressParts(id.subarray(8)) : kind === 3 ? addressParts(id.subarray(4)) : [];
}

const NEWER_OPTIONS = { client: 1, server: 2, domain: 39, address: 79 } as const;
const TYPES_MAX = 11;

/** DHCP for IPv6 (RFC 8415, 8): options that fill the message, that of the client's unique id among them. */
export const dhcp6 = bytesCodec('dhcp', 'structure', (bytes): readonly Part[] | null => {
  const [type = 0] = bytes;
  if (type < 1 || type > TYPES_MAX || bytes.length < 18) return null;
  const file = bufferOf(bytes);
  const parts: Part[] = [];
  let has_client = false;
  for (let at = 4; at < file.length; ) {
    if (at + 4 > file.length) return null;
    const [option, size] = [file.readUInt16BE(at), file.readUInt16BE(at + 2)];
    const value = file.subarray(at + 4, at + 4 + size);
    // Of some two hundred that there are.
    if (option === 0 || option > 200 || value.length < size) return null;
    at += 4 + size;
    if (option === NEWER_OPTIONS.client) {
      const owner = ownerOf(value);
      has_client ||= owner.length > 0;
      parts.push(...owner);
    } else if (option === NEWER_OPTIONS.domain) parts.push({ key: 'hostname', content: value.subarray(1) });
    else if (option === NEWER_OPTIONS.address) parts.push(...addressParts(value.subarray(2)));
  }
  return has_client ? parts : null;
});
