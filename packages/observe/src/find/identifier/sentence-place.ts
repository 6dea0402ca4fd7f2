import { signOf } from './axes.ts';
import type { WrittenPlace } from './written-place.ts';

/** What a latitude and a longitude are called, in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const NORTH = 'lat(?:itude|itud|itudine|\\.)?|breite(?:ngrad)?|breedtegraad';
const EAST = 'lon(?:g(?:itude|itud|itudine)?|\\.)?|lng|l(?:ä|ae)nge(?:ngrad)?|lengtegraad';
const NUMBER = '([-+]?\\d{1,3}[.,]\\d{3,15})';
const IS = '(?:\\s{0,2}[:=]\\s{0,2}|\\s{1,2}(?:(?:is|of|ist|est|es|è|é)\\s{1,2})?)';
const DEGREES = '(?:\\s?(?:°|º|degrees?|deg|grad|degrés?|grados|gradi|graus|graden))?';
const SIDE =
  '(?:[\\s,]{0,3}(north|south|nord|süd|sud|norte|sur|sul|noord|zuid|east|west|ost|est|ouest|este|oeste|ovest|leste|oost|[nsewo])(?![\\p{L}\\d]))?';
const BETWEEN = '\\s{0,2}[,;.]?\\s{0,2}(?:(?:and|und|et|y|e|en)\\s{1,2})?(?:(?:my|the|la|die)\\s{1,2})?';
const SENTENCE = new RegExp(
  `(?<![\\p{L}\\d_])(?:${NORTH})${IS}${NUMBER}${DEGREES}${SIDE}${BETWEEN}(?:${EAST})${IS}${NUMBER}${DEGREES}${SIDE}`,
  'iu',
);
const ANY = /lat|bre/i;

/** A place that a sentence tells, in words: `latitude -33.2484 longitude -70.8742`, `Breite 59,4002 Grad Nord, Länge 18,3002 Grad Ost`. */
export function placeInWords(text: string): WrittenPlace | null {
  const match = ANY.test(text) ? SENTENCE.exec(text) : null;
  if (!match) return null;
  const [, north = '', north_side, east = '', east_side] = match;
  return {
    latitude: withSide(north, north_side),
    longitude: withSide(east, east_side),
    form: 'both with their names, in a sentence',
  };
}

/** A name of a side may begin with the letter of another one: `Ouest`, `Sul`, `Zuid`, `Oost`. */
function withSide(number: string, side: string | undefined): string {
  const plain = number.replace(',', '.').replace('+', '');
  if (side === undefined || plain.startsWith('-')) return plain;
  const is_other = /^oost|^leste|^noord/i.test(side) ? 1 : /^zuid/i.test(side) ? -1 : signOf(side);
  return is_other < 0 ? `-${plain}` : plain;
}
