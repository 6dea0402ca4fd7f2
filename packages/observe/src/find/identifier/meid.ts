import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, tokensOf } from './clue.ts';

const FORM = /(?<![\w:.+-])(?:[\da-f]{14}|[a-f][\da-f]{14}|\d{18}|\d{5} \d{5} \d{4} \d{4})(?![\w:-]|\.\d)/gi;

/** The URN of a device: type and maker, serial number, and a digit to check them, which may be left out (RFC 8464). */
const URN = /urn:device-id:(?:meid|esn):([\da-f]{8}-?[\da-f]{6}|[\da-f]{2}-[\da-f]{6}-[\da-f]{6})(?![\da-f])/gi;

function spotUrns({ text }: Clue): Sighting[] {
  if (!text.includes('device-id:')) return [];
  return [...text.matchAll(URN)].map(([, digits = '']) => ({
    kind: 'meid',
    value: digits.replaceAll('-', '').toLowerCase(),
    evidence: [{ points: 20, says: 'the URN of a device (RFC 8464)' }],
  }));
}

/** MEIDs in a text (3GPP2 S.R0048): 14 hexadecimal digits, with or without check digit, or 18 decimal ones. */
export function spotMeids(clue: Clue): Sighting[] {
  if (clue.text.length < 14) return [];
  const urns = spotUrns(clue);
  if (urns.length > 0) return urns;
  return tokensOf(clue, FORM).flatMap(({ text, keys }): Sighting[] => {
    const value = meidOf(text.replaceAll(' ', '').toLowerCase());
    const context = contextOf('meid', keys);
    if (value === null || /^(.)\1+$/.test(value)) return [];
    // Without its name it is a number like any other, unless it turns out to be the begin of an IMEI (see weigh-message.ts).
    if (!context || context.points <= 0)
      return /^(?:\d{14}|a[\da-f]0000.*)$/.test(value) ? [{ kind: 'meid', value, evidence: bare(value) }] : [];
    return [{ kind: 'meid', value, evidence: [...bare(value), context] }];
  });
}

function bare(value: string): Evidence[] {
  const region = value.slice(0, 2) >= 'a0';
  return [
    { points: -15, says: '14 hexadecimal digits' },
    // The numbers that were given out first, and to nearly all.
    /^a[\da-f]0000/.test(value)
      ? { points: 16, says: 'it begins as MEIDs do that were given out (3GPP2 S.R0048)' }
      : region
        ? { points: 5, says: `its region code ${value.slice(0, 2)} is one of MEIDs (3GPP2 S.R0048)` }
        : { points: 0, says: 'it begins as an IMEI does' },
  ];
}

/** The 14 digits, of whatever form. */
function meidOf(text: string): string | null {
  if (text.length === 14) return text;
  if (text.length === 15) return text.slice(0, 14);
  const [maker, serial] = [Number(text.slice(0, 10)), Number(text.slice(10))];
  if (maker > 0xffff_ffff || serial > 0xff_ffff) return null;
  return maker.toString(16).padStart(8, '0') + serial.toString(16).padStart(6, '0');
}
