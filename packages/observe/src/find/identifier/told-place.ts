import { isNamed } from '../context/context-of.ts';
import { axesIn } from './axis-text.ts';
import { gridPlace } from './grid-place.ts';
import { fromPackedNumber } from './packed-number.ts';
import { printedPlace } from './programs-place.ts';
import { s2Place } from './s2-cell.ts';
import { placeInWords } from './sentence-place.ts';
import { utmPlace } from './utm.ts';
import type { WrittenPlace } from './written-place.ts';

const NUMBER = '(-?\\d{1,3}\\.\\d{3,15})';
const BETWEEN = '["\']?\\s{0,2}(?:[=:]|:=)\\s{0,2}["\']?';
/** Both names with their numbers, in whatever text: a statement of SQL, a sentence. */
const NAMED = new RegExp(
  `\\blat(?:itude)?${BETWEEN}${NUMBER}["']?\\s{0,2}[,;&|)]?\\s{0,2}(?:and\\s)?["']?(?:lon|lng|long|longitude)${BETWEEN}${NUMBER}`,
  'i',
);
/** Text of protocol buffers (LatLng in ten-millionths of a degree), as in the `uule` of a search. */
const TEXT_PROTO = /latitude_e7:\s*(-?\d{5,9})[\s,]+longitude_e7:\s*(-?\d{5,10})/;
/** Signs in front of both: one is a plus, or both are filled up with zeros to two and three digits. */
const BOTH_SIGNED = /(?<![\d.+-])([-+]\d{1,2}\.\d{5,8})[;,|]([-+]\d{1,3}\.\d{5,8})(?![\d.])/;
const SIGNED = /(?<![\d.+-])([-+]\d{2}\.\d{4,8})[;,|]([-+]\d{3}\.\d{4,8})(?![\d.])/;
/** What the names of forms that only their name tells have in them. */
const KEY = /quad|qk|tile|locator|maidenhead|qth|qra|grid|s2|utm|mgrs|usng|coord|lat|loc|pos|place|geo|gps|pack|64/i;
const SENSOR_MAX = 10;
const E7 = 10_000_000;

/** A place that its names, or the form of both numbers, tell: names in a text, text of protocol buffers, a grid by its name. */
export function toldPlace(text: string, key: string): WrittenPlace | null {
  const named = /lat/i.test(text) ? NAMED.exec(text) : null;
  if (named) return { latitude: named[1] as string, longitude: named[2] as string, form: 'both with their names' };
  const in_words = placeInWords(text);
  if (in_words) return in_words;
  const printed = printedPlace(text);
  if (printed) return printed;
  const proto = text.includes('latitude_e7:') ? TEXT_PROTO.exec(text) : null;
  if (proto) {
    const [latitude, longitude] = proto.slice(1).map((one) => String(Number(one) / E7)) as [string, string];
    return { latitude, longitude, form: 'text of protocol buffers' };
  }
  const both = text.includes('+') ? BOTH_SIGNED.exec(text) : null;
  const signed = SIGNED.exec(text) ?? (both?.[0].includes('+') && isOfPlace(both, key) ? both : null);
  if (signed)
    return {
      latitude: signed[1] as string,
      longitude: signed[2] as string,
      form: 'signs in front of both',
    };
  const axes = axesIn(text);
  if (axes) return { latitude: axes[0], longitude: axes[1], form: 'degrees and minutes with their hemispheres' };
  const plain = text.trim();
  if (!/\d/.test(plain) || !KEY.test(key)) return null;
  return gridPlace(plain, key) ?? s2Place(plain, key) ?? utmPlace(plain, key) ?? fromPackedNumber(plain, key);
}

/** Two small numbers are rather what a sensor of motion measured, unless their name says that they are of a place. */
function isOfPlace([, latitude, longitude]: RegExpExecArray, key: string): boolean {
  const is_small = [latitude, longitude].every((one) => Math.abs(Number(one)) < SENSOR_MAX);
  return !is_small || /^.\d{3}/.test(longitude ?? '') || isNamed('coordinates', [key]);
}
