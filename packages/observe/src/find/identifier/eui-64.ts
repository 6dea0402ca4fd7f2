import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, tokensOf } from './clue.ts';
import { macSighting } from './mac-sighting.ts';
import { hasMaker } from './makers.ts';

/** The end of an IPv6 address that was made of a MAC address (RFC 4291, appendix A). */
const EUI_64 = /(?<=:)([\da-f]{1,4}):([\da-f]{0,2})ff:fe([\da-f]{2}):([\da-f]{1,4})(?![\da-f:])/gi;
/** A UUID of the kind that names the machine that made it; one without an address says so by the bit of groups. */
const UUID_1 = /(?<![\w-])[\da-f]{8}-[\da-f]{4}-1[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![\w-])/gi;
/** The first UUIDs were made for good, in the years before there were telephones: by the clock in them (RFC 9562, 5.1) before 2010. */
const CLOCK_MIN = 0x1df;
/** Made of an address as 64 bits: in URNs (RFC 9039, 4.2), and as ids of radios. */
const EUI_64_BARE = /(?<![\da-z])[\da-f]{6}fffe[\da-f]{6}(?![\da-z])/gi;
const EUI_64_PAIRS = /(?<![\da-z:-])(?:[\da-f]{2}([:-]))(?:[\da-f]{2}\1){2}ff\1fe(?:\1[\da-f]{2}){3}(?![\da-z:-])/gi;
/** In groups, as gateways of LoRa write it (ID6). */
const EUI_64_GROUPS = /^[\da-f]{1,4}:[\da-f]{0,2}ff:fe[\da-f]{2}:[\da-f]{1,4}$/i;
/** Such gateways, and others between networks, are called by one. */
const GATEWAY = /gateway|gw|router|station|eui/i;
/** In a URN of a device (RFC 9039, 4.1 and 4.2), also as 48 bits. */
const URN = /(?<=urn:dev:mac:)[\da-f]{12}(?![\da-f])/gi;

/** Other ids that protocols make of an address. */
const OF_PROTOCOLS: readonly { readonly form: RegExp; readonly says: string }[] = [
  {
    form: /^(?:0x)?00[:-]?0(?:1[:-]?00[:-]?01(?:[:-]?[\da-f]{2}){4}|3[:-]?00[:-]?01)[:-]?((?:[\da-f]{2}[:-]?){5}[\da-f]{2})$/i,
    says: 'the DUID of a client of DHCP (RFC 8415, 11)',
  },
  {
    form: /(?<![\d.])1\.3\.6\.1\.2\.1\.17\.(?:4\.3\.1\.\d|7\.1\.2\.2\.1\.\d\.\d{1,4})\.((?:\d{1,3}\.){5}\d{1,3})(?![\d.])/,
    says: 'an address that a bridge has learnt (RFC 4188)',
  },
];

/** An IPv6 address that is looked up, half a byte each from the last to the first (RFC 3596, 2.5). */
const LOOKED_UP = /(?<![\w-])((?:[\da-f]\.){32})ip6\.arpa(?![\w-])/i;

/** With the address in its usual form where it is one that is looked up. */
function straight(clue: Clue): Clue {
  const digits = clue.text.toLowerCase().includes('ip6.arpa') ? LOOKED_UP.exec(clue.text)?.[1] : undefined;
  if (digits === undefined) return clue;
  const text = digits
    .replaceAll('.', '')
    .split('')
    .reverse()
    .join('')
    .replace(/....(?!$)/g, '$&:');
  return { ...clue, text };
}

/** Addresses of network interfaces that others were made of: of IPv6, UUIDs, URNs, ids of radios. */
export function spotEmbeddedMacs(written: Clue): Sighting[] {
  const clue = straight(written);
  const found: Sighting[] = [
    ...tokensOf(clue, EUI_64).flatMap((token) =>
      macSighting(token, fromEui64(token.text), { points: 14, says: 'an IPv6 address that was made of it (EUI-64)' }),
    ),
    ...tokensOf(clue, UUID_1).flatMap((token) =>
      isConstant(token.text)
        ? []
        : macSighting(token, token.text.slice(-12), {
            // One that was drawn says so by the bit of groups (RFC 9562, 6.10).
            points: 16,
            says: 'the node of a UUID of version 1 (RFC 9562, 5.1)',
          }),
    ),
  ];
  for (const token of /ff[:-]?fe/i.test(clue.text)
    ? [
        ...tokensOf(clue, EUI_64_BARE),
        ...tokensOf(clue, EUI_64_PAIRS),
        ...(EUI_64_GROUPS.test(clue.text) ? [{ ...clue, text: wholeGroups(clue.text), is_whole: true }] : []),
      ]
    : []) {
    const digits = token.text.replace(/[:-]/g, '').toLowerCase();
    const address = `${digits.slice(0, 6)}${digits.slice(10)}`;
    // Some turn the bit that says so, others leave it.
    const turned = `${(Number.parseInt(address.slice(0, 2), 16) ^ 2).toString(16).padStart(2, '0')}${address.slice(2)}`;
    const is_known = hasMaker(address);
    const of_maker: Evidence = {
      points: 14,
      says: 'made of an address with the number of a maker (EUI-64, IEEE MA-L)',
    };
    const form: Evidence =
      is_known || hasMaker(turned)
        ? of_maker
        : { points: GATEWAY.test(token.keys.at(-1) ?? '') ? 8 : -4, says: '64 bits with FFFE in the middle' };
    found.push(...macSighting(token, is_known || !hasMaker(turned) ? address : turned, form));
  }
  for (const { form, says } of OF_PROTOCOLS) {
    const digits = digitsOf(form.exec(clue.text)?.[1] ?? '');
    if (digits !== '')
      found.push(...macSighting({ ...clue, text: digits, is_whole: true }, digits, { points: 14, says }));
  }
  if (clue.text.includes('urn:'))
    found.push(
      ...tokensOf(clue, URN).flatMap((token) =>
        macSighting(token, token.text, { points: 20, says: 'the URN of a device (RFC 9039)' }),
      ),
    );
  return found;
}

/** The six bytes of an address as digits: from hexadecimal ones, or from six numbers with points between; empty where there are none. */
function digitsOf(address: string): string {
  if (!address.includes('.')) return address.replace(/[:-]/g, '');
  const numbers = address.split('.').map(Number);
  return numbers.every((one) => one < 256) ? numbers.map((one) => one.toString(16).padStart(2, '0')).join('') : '';
}

/** Whether a UUID was made for good, before 2010 and by a machine with an address of its maker: others have theirs by chance. */
function isConstant(uuid: string): boolean {
  return Number.parseInt(uuid.slice(15, 18), 16) < CLOCK_MIN && (Number.parseInt(uuid.slice(-12, -10), 16) & 3) === 0;
}

/** With the zeros that were left out in front. */
function wholeGroups(text: string): string {
  return text
    .split(':')
    .map((group) => group.padStart(4, '0'))
    .join(':');
}

function fromEui64(text: string): string {
  const [a = '', b = '', c = '', d = ''] = text.split(':').map((part) => part.padStart(4, '0'));
  const first = Number.parseInt(a.slice(0, 2), 16) ^ 2;
  return `${first.toString(16).padStart(2, '0')}${a.slice(2)}${b.slice(0, 2)}${c.slice(2)}${d}`;
}
