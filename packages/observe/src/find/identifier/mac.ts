import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, type Token, tokensOf } from './clue.ts';
import { spotEmbeddedMacs } from './eui-64.ts';
import { spotLittleEndianMac } from './little-endian-mac.ts';
import { macSighting } from './mac-sighting.ts';
import { ofMaker, spotPlacedMacs } from './placed-mac.ts';

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
const WRITTEN: Evidence = { points: 12, says: 'written as a MAC address' };
/** Serial numbers and keys are written so, too. */
const ALSO_WRITTEN: Evidence = { points: -4, says: 'written as some write MAC addresses' };
const SHORTENED: Evidence = { points: 6, says: 'written as a MAC address, without zeros in front' };
const forms = [
  [PAIRS, WRITTEN],
  [SPACED, WRITTEN],
  [FOURS, WRITTEN],
  [OTHER_FOURS, ALSO_WRITTEN],
  [HALVES, ALSO_WRITTEN],
  [SHORT_PAIRS, ALSO_WRITTEN],
] as const;

/** All of a text, with a single digit or two in its midst: a list of letters has more of them. */
function isMostlyPairs({ text, is_whole }: Token): boolean {
  return is_whole && text.split(':').filter((pair) => pair.length === 2).length >= 4;
}

/** With the zeros that were left out in front. */
function wholePairs(text: string): string {
  const pairs = text.split(':');
  return pairs.length === 6 ? pairs.map((pair) => pair.padStart(2, '0')).join(':') : text;
}

/** As a number. */
const NUMBER = /(?<![\w.+-])\d{12,15}(?![\w.-])/g;
const MAC_MAX = 0xffff_ffff_ffff;

/** Letters and digits under what a radio or an access point is called: little else has them there. */
function isOfRadio({ text, keys }: Token): boolean {
  return (
    /^(?:ap|sta|wifi|wlan\d?|bt|ble|bluetooth|eth\d?)$/i.test(keys.at(-1) ?? '') &&
    /\d/.test(text) &&
    /[a-f]/i.test(text)
  );
}

/** Addresses of network interfaces in a text (IEEE 802). */
export function spotMacs(clue: Clue): Sighting[] {
  if (clue.text.length < 12) return [];
  const turned = spotLittleEndianMac(clue);
  if (turned.length > 0) return turned;
  const separated = forms.flatMap(([form, evidence]) =>
    tokensOf(clue, form).flatMap((token) =>
      macSighting(token, wholePairs(token.text), form === SHORT_PAIRS && isMostlyPairs(token) ? SHORTENED : evidence),
    ),
  );
  if (separated.length > 0) return separated;
  const embedded = spotEmbeddedMacs(clue);
  // Twelve digits may be anything, until something names them.
  const named = (token: Token): boolean => (contextOf('mac', token.keys)?.points ?? 0) > 0;
  const bare = tokensOf(clue, BARE)
    .filter(named)
    .flatMap((token) =>
      macSighting(token, token.text, { points: isOfRadio(token) ? -4 : -8, says: 'twelve hexadecimal digits' }),
    );
  const placed = spotPlacedMacs(clue);
  if (bare.length > 0 || embedded.length > 0 || placed.length > 0) return [...embedded, ...bare, ...placed];
  const of_makers = tokensOf(clue, BARE).flatMap(ofMaker);
  if (of_makers.length > 0) return of_makers;
  return tokensOf(clue, NUMBER)
    .filter((token) => named(token) && /^[1-9]/.test(token.text) && Number(token.text) <= MAC_MAX)
    .flatMap((token) =>
      macSighting(token, Number(token.text).toString(16).padStart(12, '0'), {
        points: -14,
        says: 'a number of 48 bits',
      }),
    );
}
