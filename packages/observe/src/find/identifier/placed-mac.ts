import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import type { Clue, Token } from './clue.ts';
import { macSighting } from './mac-sighting.ts';
import { hasMaker } from './makers.ts';

/** Files of settings that telephones ask for by their address, and names of things of the net that are made of it. */
const SETTINGS =
  /(?<![\da-z])(?:SEP|cfg|spa|gs|mac|[a-z]{3,8}\d{0,4}-)?([\da-f]{12})(?:[-_]\w{1,20})?\.(?:cfg|cnf|xml|conf|boot)\b/gi;
const THING =
  /(?<![\da-z])(?:mac|dves|esp(?:32|8266)?|tasmota|shelly[\da-z]*|sonoff|tuya|plug|bulb|switch|sensor|cam|camera|thing|hub|gateway|gw|router|tv)[-_]([\da-f]{12})(?![\w:-])/gi;
/** Beside an IMEI in one word. */
const JOINED =
  /(?<!\d)\d{14,16}[_|;,~-]([\da-f]{2}(?:[:-]?[\da-f]{2}){5})(?![\da-z])|(?<![\da-z])([\da-f]{2}(?:[:-]?[\da-f]{2}){5})[_|;,~-]\d{14,16}(?!\d)/gi;
/** What players of Sonos are called: their address, and a port. */
const PLAYER = /(?<![\da-z])RINCON_([\da-f]{12})\d{5}(?!\d)/gi;
/** The number of a maker, perhaps a class of products, and a serial number that begins with it (TR-069, 3.4.4). */
const SERIAL = /(?<![\da-z])([\da-f]{6})-(?:[\w%]{1,40}-)?(\1[\da-f]{6})(?![\da-z])/gi;
/** In a list of access points. */
const HEARD = /(?<![\da-z:])([\da-f]{12})(?:[,;|@ ] ?-\d{2,3}(?![\d.])|;\d{2,3}(?=[;|]|$))/gi;

/** Twelve digits without a name, where what stands around them tells of it. Letters and digits: a number alone may be any. */
export function spotPlacedMacs({ text, keys }: Clue): Sighting[] {
  const forms = [
    [SETTINGS, { points: 14, says: 'a file of settings that a telephone asks for by its address' }],
    [THING, { points: 10, says: 'the name of a thing of the net, made of its address' }],
    [PLAYER, { points: 14, says: 'the name of a player, made of its address' }],
    [SERIAL, { points: 14, says: 'a serial number that begins with the number of its maker, which stands before it' }],
    [HEARD, { points: 12, says: 'beside the strength of a signal' }],
    ...(/authorization$/i.test(keys.at(-1) ?? '') ? [[CREDENTIALS, AS_USER] as const] : []),
    [JOINED, { points: 8, says: 'joined with a number as long as an IMEI' }],
  ] as const;
  return forms.flatMap(([form, evidence]) =>
    [...text.matchAll(form)].flatMap(([whole, first, second]) => {
      const digits = second ?? first ?? '';
      const is_mixed = /\d/.test(digits) && /[a-f]/i.test(digits);
      return is_mixed ? macSighting({ text: whole, keys, is_whole: false }, digits, evidence) : [];
    }),
  );
}

/** Names under which devices say who they are. */
const WHO =
  /^(?:id|ep|endpoint|client_?id|node(?:_?id)?|host(?:_?name)?|file_?name|file|gateway(?:_?id)?|gw(?:_?id)?|station|sta|peer|thing|unit|name|topic|path)$/i;

/** Under these things log in with their address, and people hardly ever with twelve such digits. */
const USER = /^(?:user_?name|login|authorization)$/i;
const AS_USER: Evidence = { points: 4, says: 'twelve hexadecimal digits as the name of a user' };
/** In topics of MQTT, things of the net are mostly called so. */
const AS_LEVEL: Evidence = { points: 2, says: 'twelve hexadecimal digits as a level of a topic' };
/** With the password behind it (RFC 7617, 2). */
const CREDENTIALS = /^([\da-f]{12}):[^:]*$/gi;

/** Twelve digits that nothing names, letters among them, with the number of a maker: hardly anything else is so. */
export function ofMaker(token: Token): Sighting[] {
  const is_mixed = /\d/.test(token.text) && /^(?:[\dA-F]*[A-F][\dA-F]*|[\da-f]*[a-f][\da-f]*)$/.test(token.text);
  // Neither of a group, nor one that somebody chose.
  const is_given = (Number.parseInt(token.text.slice(0, 2), 16) & 3) === 0;
  if (token.is_whole && is_mixed && USER.test(token.keys.at(-1) ?? '')) return macSighting(token, token.text, AS_USER);
  if (token.is_whole && is_mixed && token.keys.at(-1) === 'topic') return macSighting(token, token.text, AS_LEVEL);
  if (!token.is_whole || !is_mixed || !is_given || !hasMaker(token.text)) return [];
  const device = contextOf('imei', token.keys);
  const key = token.keys.at(-1);
  const points =
    device && device.points > 0 && device.points < 20
      ? 6
      : key === undefined || key.length <= 2 || WHO.test(key)
        ? 2
        : 0;
  return macSighting(token, token.text, {
    points,
    says: 'twelve hexadecimal digits, with the number of a maker (IEEE MA-L)',
  });
}
