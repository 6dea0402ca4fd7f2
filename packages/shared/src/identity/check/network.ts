import { type Reading, reading } from './reading.ts';

const PHONE_DIGITS = /^\+[1-9]\d{6,14}$/;
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const HOST = /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/;

/** Reads an international telephone number: a plus sign, 7 to 15 digits, grouped as people do (ITU-T E.164). */
export function readPhoneNumber(value: string): Reading | null {
  const plain = value.replace(/[ ().-]/g, '');
  if (!PHONE_DIGITS.test(plain)) return null;
  return reading('phone-number', { plain, structure: {}, somebodys: 'in no range that is kept for fiction' });
}

/** Reads an IPv4 or IPv6 address. */
export function readIp(value: string): Reading | null {
  const plain = IPV4.test(value) ? value : plainIpv6(value);
  if (plain === null) return null;
  const structure = { version: IPV4.test(value) ? '4' : '6' };
  return reading('ip', { plain, structure, somebodys: 'not kept for documentation or tests: a machine may have it' });
}

/** The shortest form of an IPv6 address (RFC 5952), or null. */
function plainIpv6(value: string): string | null {
  if (!/^[\da-f:.]+$/i.test(value) || !value.includes(':')) return null;
  const url = `http://[${value}]/`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : null;
}

/** Reads a host name of two labels or more, or localhost; of an address of electronic mail, the part after the @. */
export function readHost(value: string): Reading | null {
  const plain = value
    .replace(/^[^@\s]+@/, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (!HOST.test(plain) || !(plain.includes('.') || plain === 'localhost')) return null;
  const structure = { top_level: plain.slice(plain.lastIndexOf('.') + 1) };
  return reading('host', { plain, structure, somebodys: 'not kept for documentation or tests: somebody may own it' });
}
