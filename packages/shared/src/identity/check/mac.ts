import { type Reading, reading } from './reading.ts';

/** Reads twelve hexadecimal digits, in pairs by colons or hyphens, in fours by full stops, or bare, as a MAC address. */
export function readMac(value: string): Reading | null {
  const form = /^(?:[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}|[\da-f]{4}(?:\.[\da-f]{4}){2}|[\da-f]{12})$/i;
  if (!form.test(value)) return null;
  const plain = value.replace(/[:.-]/g, '').toLowerCase();
  const first = Number.parseInt(plain.slice(0, 2), 16);
  const local = (first & 2) !== 0;
  const group = (first & 1) !== 0;
  const structure = {
    oui: local ? `${plain.slice(0, 6)}: no maker's` : plain.slice(0, 6),
    administered: local ? 'locally' : 'universally',
    cast: group ? 'group' : 'individual',
  };
  const nobodys = group
    ? 'a group address, which no single device has'
    : plain === '000000000000'
      ? 'all zeros: the absence of an address'
      : null;
  const somebodys = `universally administered: prefix ${plain.slice(0, 6)} may be a maker's, and the rest a device`;
  return reading('mac', { plain, structure, nobodys, somebodys });
}
