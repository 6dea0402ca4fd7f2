import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, type Token, tokensOf } from './clue.ts';
import { hasMaker } from './makers.ts';

/** A word may stand before, as in names of hosts: `mac-60-37-…`. */
const PAIRS =
  /(?:(?<![\da-z:._-])|(?<=(?<![\da-z])[a-z]{3,10}[-_]))[\da-f]{2}([:_-])[\da-f]{2}(?:\1[\da-f]{2}){4}(?![\da-z:_-]|\.\d)/gi;
const SPACED = /(?<![\da-z:._-]|[\da-f]{2} )[\da-f]{2}(?: [\da-f]{2}){5}(?![\da-z:_-]|\.\d| [\da-f]{2}(?![\da-z]))/gi;
const FOURS = /(?<![\da-z:.-])[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}(?![\da-z:.-])/gi;
const OTHER_FOURS = /(?<![\da-z:.-])[\da-f]{4}([ :-])[\da-f]{4}\1[\da-f]{4}(?![\da-z:.-])/gi;
/** The number of the maker, and that of the interface. */
const HALVES = /(?<![\da-z:.-])[\da-f]{6}[-:][\da-f]{6}(?![\da-z:.-])/gi;
/** Without the zeros in front, as some write it: letters tell it from a time or a version. */
const SHORT_PAIRS =
  /(?<![\da-z:.-])(?=[\d:]*[a-f])(?=(?:[\da-f]{2}:){0,5}[\da-f](?![\da-f]))[\da-f]{1,2}(?::[\da-f]{1,2}){5}(?![\da-z:.-])/gi;
const BARE = /(?<![\w:.-])[\da-f]{12}(?![\w:.-])/gi;
/** Files of settings that telephones ask for by their address, and names of things of the net that are made of it. */
const SETTINGS =
  /(?<![\da-z])(?:SEP|cfg|spa|gs|mac|[a-z]{3,8}\d{0,4}-)?([\da-f]{12})(?:[-_]\w{1,20})?\.(?:cfg|cnf|xml|conf|boot)\b/gi;
const THING =
  /(?<![\da-z])(?:mac|dves|esp(?:32|8266)?|tasmota|shelly[\da-z]*|sonoff|tuya|plug|bulb|switch|sensor|cam|camera|thing|hub|gateway|gw|router|tv)[-_]([\da-f]{12})(?![\w:-])/gi;
/** Beside an IMEI in one word. */
const JOINED =
  /(?<!\d)\d{14,16}[_|;,~-]([\da-f]{2}(?:[:-]?[\da-f]{2}){5})(?![\da-z])|(?<![\da-z])([\da-f]{2}(?:[:-]?[\da-f]{2}){5})[_|;,~-]\d{14,16}(?!\d)/gi;
/** In a list of access points. */
const HEARD = /(?<![\da-z:])([\da-f]{12})[,;|@ ] ?-\d{2,3}(?![\d.])/gi;
const WRITTEN: Evidence = { points: 12, says: 'written as a MAC address' };
/** Serial numbers and keys are written so, too. */
const ALSO_WRITTEN: Evidence = { points: -4, says: 'written as some write MAC addresses' };
const forms = [
  [PAIRS, WRITTEN],
  [SPACED, WRITTEN],
  [FOURS, WRITTEN],
  [OTHER_FOURS, ALSO_WRITTEN],
  [HALVES, ALSO_WRITTEN],
  [SHORT_PAIRS, ALSO_WRITTEN],
] as const;

/** With the zeros that were left out in front. */
function wholePairs(text: string): string {
  const pairs = text.split(':');
  return pairs.length === 6 ? pairs.map((pair) => pair.padStart(2, '0')).join(':') : text;
}

/** The end of an IPv6 address that was made of a MAC address (RFC 4291, appendix A). */
const EUI_64 = /(?<=:)([\da-f]{1,4}):([\da-f]{0,2})ff:fe([\da-f]{2}):([\da-f]{1,4})(?![\da-f:])/gi;
/** A UUID of the kind that names the machine that made it; one without an address says so by the bit of groups. */
const UUID_1 = /(?<![\w-])[\da-f]{8}-[\da-f]{4}-1[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![\w-])/gi;
/** Made of an address as 64 bits: in URNs (RFC 9039, 4.2), and as ids of radios. */
const EUI_64_BARE = /(?<![\da-z])[\da-f]{6}fffe[\da-f]{6}(?![\da-z])/gi;
const EUI_64_PAIRS = /(?<![\da-z:-])(?:[\da-f]{2}([:-]))(?:[\da-f]{2}\1){2}ff\1fe(?:\1[\da-f]{2}){3}(?![\da-z:-])/gi;
/** In a URN of a device (RFC 9039, 4.1 and 4.2), also as 48 bits. */
const URN = /(?<=urn:dev:mac:)[\da-f]{12}(?![\da-f])/gi;
/** As a number. */
const NUMBER = /(?<![\w.+-])\d{12,15}(?![\w.-])/g;
/** A form that hardly anything else has needs no name. */
const OTHER_NAME = -4;
const MAC_MAX = 0xffff_ffff_ffff;

/** What stands for no address: what Android gives to applications that may not know it, the ends of the range, examples, and the end of all UUIDs of Bluetooth. */
const PLACEHOLDERS =
  /^(?:020000000000|0+|f+|001122334455|112233445566|123456789abc|123456789012|0123456789ab|aabbccddeeff|deadbeef.*|00805f9b34fb|(..)\1+)$/;

/** Addresses of network interfaces in a text (IEEE 802). */
export function spotMacs(clue: Clue): Sighting[] {
  if (clue.text.length < 12) return [];
  const separated = forms.flatMap(([form, evidence]) =>
    tokensOf(clue, form).flatMap((token) => sighting(token, wholePairs(token.text), evidence)),
  );
  if (separated.length > 0) return separated;
  const embedded = [
    ...tokensOf(clue, EUI_64).flatMap((token) =>
      sighting(token, fromEui64(token.text), { points: 14, says: 'an IPv6 address that was made of it (EUI-64)' }),
    ),
    ...tokensOf(clue, UUID_1).flatMap((token) =>
      sighting(token, token.text.slice(-12), { points: 10, says: 'the node of a UUID of version 1 (RFC 9562, 5.1)' }),
    ),
  ];
  for (const token of /ff[:-]?fe/i.test(clue.text)
    ? [...tokensOf(clue, EUI_64_BARE), ...tokensOf(clue, EUI_64_PAIRS)]
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
      is_known || hasMaker(turned) ? of_maker : { points: -4, says: '64 bits with FFFE in the middle' };
    embedded.push(...sighting(token, is_known || !hasMaker(turned) ? address : turned, form));
  }
  if (clue.text.includes('urn:'))
    embedded.push(
      ...tokensOf(clue, URN).flatMap((token) =>
        sighting(token, token.text, { points: 20, says: 'the URN of a device (RFC 9039)' }),
      ),
    );
  // Twelve digits may be anything, until something names them.
  const named = (token: Token): boolean => (contextOf('mac', token.keys)?.points ?? 0) > 0;
  const bare = tokensOf(clue, BARE)
    .filter(named)
    .flatMap((token) => sighting(token, token.text, { points: -8, says: 'twelve hexadecimal digits' }));
  const placed = spotPlacedMacs(clue);
  if (bare.length > 0 || embedded.length > 0 || placed.length > 0) return [...embedded, ...bare, ...placed];
  const of_makers = tokensOf(clue, BARE).flatMap(ofMaker);
  if (of_makers.length > 0) return of_makers;
  return tokensOf(clue, NUMBER)
    .filter((token) => named(token) && /^[1-9]/.test(token.text) && Number(token.text) <= MAC_MAX)
    .flatMap((token) =>
      sighting(token, Number(token.text).toString(16).padStart(12, '0'), { points: -14, says: 'a number of 48 bits' }),
    );
}

/** Twelve digits without a name, where what stands around them tells of it. Letters and digits: a number alone may be any. */
export function spotPlacedMacs({ text, keys }: Clue): Sighting[] {
  const forms = [
    [SETTINGS, { points: 14, says: 'a file of settings that a telephone asks for by its address' }],
    [THING, { points: 10, says: 'the name of a thing of the net, made of its address' }],
    [HEARD, { points: 12, says: 'beside the strength of a signal' }],
    [JOINED, { points: 8, says: 'joined with a number as long as an IMEI' }],
  ] as const;
  return forms.flatMap(([form, evidence]) =>
    [...text.matchAll(form)].flatMap(([whole, first, second]) => {
      const digits = first ?? second ?? '';
      const is_mixed = /\d/.test(digits) && /[a-f]/i.test(digits);
      return is_mixed ? sighting({ text: whole, keys, is_whole: false }, digits, evidence) : [];
    }),
  );
}

/** Names under which devices say who they are. */
const WHO =
  /^(?:id|ep|endpoint|client_?id|node(?:_?id)?|host(?:_?name)?|file_?name|file|gateway(?:_?id)?|gw(?:_?id)?|station|sta|peer|thing|unit|name|topic|path)$/i;

/** Twelve digits that nothing names, letters among them, with the number of a maker: hardly anything else is so. */
function ofMaker(token: Token): Sighting[] {
  const is_mixed = /\d/.test(token.text) && /^(?:[\dA-F]*[A-F][\dA-F]*|[\da-f]*[a-f][\da-f]*)$/.test(token.text);
  // Neither of a group, nor one that somebody chose.
  const is_given = (Number.parseInt(token.text.slice(0, 2), 16) & 3) === 0;
  if (!token.is_whole || !is_mixed || !is_given || !hasMaker(token.text)) return [];
  const device = contextOf('imei', token.keys);
  const key = token.keys.at(-1);
  const points = device && device.points > 0 && device.points < 20 ? 6 : key === undefined || WHO.test(key) ? 2 : 0;
  return sighting(token, token.text, {
    points,
    says: 'twelve hexadecimal digits, with the number of a maker (IEEE MA-L)',
  });
}

function sighting({ keys }: Token, text: string, form: Evidence): Sighting[] {
  const value = text.replace(/[:._ -]/g, '').toLowerCase();
  // A group address is that of no single device.
  if (PLACEHOLDERS.test(value) || Number.parseInt(value.slice(0, 2), 16) & 1) return [];
  const context = contextOf('mac', keys, OTHER_NAME);
  const evidence: Evidence[] = [form];
  // Pairs of digits alone may be a time, a version, a number of an account.
  if (/^\d+$/.test(value)) evidence.push({ points: -14, says: 'decimal digits alone' });
  if (context) evidence.push(context);
  return [{ kind: 'mac', value, evidence }];
}

function fromEui64(text: string): string {
  const [a = '', b = '', c = '', d = ''] = text.split(':').map((part) => part.padStart(4, '0'));
  const first = Number.parseInt(a.slice(0, 2), 16) ^ 2;
  return `${first.toString(16).padStart(2, '0')}${a.slice(2)}${b.slice(0, 2)}${c.slice(2)}${d}`;
}
