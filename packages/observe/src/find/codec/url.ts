import { tells } from '../context/context-of.ts';
import { linkedNumber } from '../identifier/sip-number.ts';
import { mapLink } from '../identifier/written-place.ts';
import { type Part, textCodec } from './codec.ts';
import { percentContent } from './percent.ts';

const URL_FORM = /^(?:[a-z][a-z\d+.-]{1,20}:\/\/([^/?#\s]*))?(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#(\S*))?$/i;

/** Segments that say that the next one is of a place, and in what form. */
const OF_PLACE =
  /^(?:lat|latitude|lon|lng|longitude|geo_?hash|quad_?key|plus_?codes?|olc|maidenhead|locator|gridsquare)$/i;

/** Base64 with its end. */
const PADDED = /^\/[\w+/-]{14,}={1,2}$/;
const IMEI = /^\d{15}$/;
/** A label has 63 characters at most; some leave a few. */
const FULL_LABEL = 48;
/** A label that says what the one before it is; before others, `mac` is rather a computer. */
const NAME_LABEL = /^(?:mac|imei|imsi|iccid|msisdn|meid)$/i;
/** Digits and letters of the same case. */
const ADDRESS = /^(?=.*\d)(?=.*[A-Fa-f])(?:[\da-f]{12}|[\dA-F]{12})$/;

/** A URL, or what of it stands in a request line: labels of the host, segments of the path, each by the one before; the query. */
export const url = textCodec('url', 'structure', (text): readonly Part[] | null => {
  if (!/^(?:[a-z][a-z\d+.-]{1,20}:\/\/|\/)/i.test(text)) return null;
  // No server's name, but base64 of bytes that begin with all their bits set.
  if (/^\/\/[\w+/-]{16,}={0,2}$/.test(text) || (PADDED.test(text) && text.length % 4 === 0)) return null;
  const match = URL_FORM.exec(text.trim());
  if (!match) return null;
  const [, host = '', path = '', query = '', fragment = ''] = match;
  const parts: Part[] = host === '' ? [] : [...labelParts(host.replace(/^.*@/, '').replace(/:\d+$/, ''))];
  // What a resource is written in says nothing of it: `/48.85,2.35.json`.
  const segments = path
    .replace(/(?<=\.\d{2,10})\.(?:json|xml|csv)$/, '')
    .split('/')
    .map(percentContent);
  segments.forEach((content, i) => {
    if (content === '') return;
    // A key of the caller's may stand between: `/forecast/KEY/48.85,2.35`.
    const is_beside_imei = [segments[i - 1], segments[i + 1]].some((one) => typeof one === 'string' && IMEI.test(one));
    if (is_beside_imei && typeof content === 'string' && ADDRESS.test(content)) {
      parts.push({ key: 'mac', content });
      return;
    }
    const before = [segments[i - 1], segments[i - 2]].find(
      (one) => typeof one === 'string' && (tells(one) || OF_PLACE.test(one)),
    );
    parts.push(typeof before === 'string' ? { key: before, content } : { content });
    const pair =
      typeof content === 'string' && (before === undefined || content.startsWith('@'))
        ? placeOf(segments[i - 1], content)
        : null;
    if (pair) parts.push(pair);
  });
  const number = linkedNumber(text);
  if (number !== null) parts.push({ key: 'phone', content: `+${number}` });
  const place = mapLink(text);
  if (place) parts.push({ key: 'geo', content: `${place.latitude},${place.longitude}` });
  if (query !== '') parts.push({ content: query });
  if (fragment !== '') parts.push({ content: fragment });
  return parts;
});

/** A place as two segments, `/59.91273/10.74609/`, or as maps have it in one: `/@59.91273,10.74609,15z`. */
function placeOf(before: Part['content'] | undefined, segment: string): Part | null {
  const on_map = /^@(-?\d{1,2}\.\d{3,15},-?\d{1,3}\.\d{3,15}),\d{1,7}(?:\.\d+)?[zm]/.exec(segment)?.[1];
  if (on_map !== undefined) return { key: 'geo', content: on_map };
  // The context of two decimals in a path is that somebody asks for a place.
  if (/^-?\d{1,2}\.\d{4,8},-?\d{1,3}\.\d{4,8}$/.test(segment)) return { key: 'location', content: segment };
  const is_place = [before, segment].every((one) => typeof one === 'string' && /^-?\d{1,3}\.\d{4,8}$/.test(one));
  return is_place ? { content: `${before},${segment}` } : null;
}

/** The labels of a name, which may carry what was to be said, and all before the last two as one. */
export function labelParts(name: string): Part[] {
  // Numbers and addresses that are looked up stand from their last digit to the first.
  if (/\.(?:e164|ip6)\.arpa\.?$/i.test(name)) return [{ content: name }];
  const labels = name.split('.').filter((label) => label !== '');
  const own = labels.slice(0, -2);
  const joined: Part[] = own.length > 1 ? [{ content: own.join('') }] : [];
  // What is too long for one label goes on in the next one.
  let cut = 0;
  while (cut < own.length - 1 && (own[cut] as string).length >= FULL_LABEL) cut++;
  const whole: Part[] = cut > 0 ? [{ content: own.slice(0, cut + 1).join('') }] : [];
  const rest = cut > 0 ? own.slice(cut + 1) : own;
  const named = (content: string, i: number): Part => {
    const behind = rest[i + 1];
    return behind !== undefined && NAME_LABEL.test(behind) ? { key: behind, content } : { content };
  };
  const pieces = rest.flatMap((label, i) => cutBeside(label, i, rest));
  return [...whole, ...rest.map(named), ...(pieces.length > 0 ? pieces : joined)];
}

const DIGITS = /^[\da-f]{4,}$/i;

/** A value that was cut into several labels before or behind the one that names it. */
function cutBeside(label: string, at: number, labels: readonly string[]): Part[] {
  if (!NAME_LABEL.test(label)) return [];
  let [from, until] = [at, at + 1];
  while (from > 0 && DIGITS.test(labels[from - 1] as string)) from--;
  while (until < labels.length && DIGITS.test(labels[until] as string)) until++;
  return [labels.slice(from, at), labels.slice(at + 1, until)]
    .filter((cut) => cut.length > 1)
    .map((cut) => ({ key: label, content: cut.join('') }));
}
