import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, hasDigits, tokensOf } from './clue.ts';
import type { NamedNumber } from './coordinates.ts';
import { networkOf } from './networks.ts';

/** Fifteen digits, or 14 for a few networks. */
const FORM =
  /(?<![A-Za-z\d.+]|\d,|(?<!\d{15}|\b(?:imsi|supi|imei|imeisv|pei))-)(?:\d{14,15}|\d{3}[ -]\d{2,3}[ -]\d{9,10}|\d{3}(?:[ -]\d{3}){4})(?![A-Za-z\d]|-(?!\d{15}(?!\d))|[.,]\d)/g;

/** Subscribers' numbers in a text (ITU-T E.212). They have no check digit: what tells them is their network, name and company. */
export function spotImsis(clue: Clue): Sighting[] {
  const short = withoutZeros(clue);
  if (short.length > 0 || !hasDigits(clue.text, 14)) return short;
  return tokensOf(clue, FORM).flatMap(({ text, keys }): Sighting[] => {
    const digits = text.replace(/\D/g, '');
    const context = contextOf('imsi', keys);
    if (/^(\d)\1+$/.test(digits) || (digits.length === 14 && (context?.points ?? 0) < 20)) return [];
    // One random number of fifty begins as some network does: coded, but without a name or company, it must stay a look-alike.
    const evidence: Evidence[] = [{ points: -13, says: `${digits.length} digits` }, ...network(digits)];
    if (context) evidence.push(context);
    return [{ kind: 'imsi', value: digits, evidence }];
  });
}

/** Of the test network alone, whose code begins with zeros: numbers lose them. */
const SHORTENED = /^101\d{10}$/;

/** A number that is named so, without the zeros in front. */
function withoutZeros({ text, keys }: Clue): Sighting[] {
  const context = SHORTENED.test(text) ? contextOf('imsi', keys) : null;
  if (!context || context.points < 20) return [];
  const value = text.padStart(15, '0');
  const form: Evidence = { points: -17, says: `${text.length} digits, as a number loses zeros in front` };
  return [{ kind: 'imsi', value, evidence: [form, ...network(value), context] }];
}

/** As a user of the IP Multimedia Subsystem is called (3GPP TS 23.003, 13.3). */
const PRIVATE_IDENTITY = /(?<!\d)[0-8]??(\d{14,15})@(?:[\w.-]+\.)?3gppnetwork\.org/gi;

/** Subscribers' numbers in the names of users. */
export function spotPrivateIdentities({ text }: Clue): Sighting[] {
  if (!text.includes('3gpp')) return [];
  return [...text.matchAll(PRIVATE_IDENTITY)].map(([, digits = '']) => ({
    kind: 'imsi',
    value: digits,
    evidence: [{ points: 20, says: 'the name of a user of the network (3GPP TS 23.003, 13.3)' }, ...network(digits)],
  }));
}

/** A subscriber as 5G conceals it, where nothing is concealed: the null scheme (3GPP TS 23.003, 2.2B and 28.7.3). */
const UNCONCEALED =
  /suci-0-(\d{3})-(\d{2,3})-[\da-f]{1,4}-0-\d{1,3}-(\d{9,10})(?!\d)|type0\.rid[\da-f]{1,4}\.schid0\.userid(\d{9,10})@5gc\.mnc(\d{3})\.mcc(\d{3})/gi;

/** Subscribers' numbers in what is called a concealed one. */
export function spotUnconcealed({ text }: Clue): Sighting[] {
  if (!/suci-|schid/i.test(text)) return [];
  return [...text.matchAll(UNCONCEALED)].flatMap(([, mcc, mnc, msin, user, long_mnc, other_mcc]): Sighting[] => {
    const parts = user === undefined ? [mcc, mnc, msin] : [other_mcc, long_mnc?.replace(/^0/, ''), user];
    const digits = parts.join('');
    if (!/^\d{14,15}$/.test(digits)) return [];
    const says = 'a concealed subscriber that is not concealed (null scheme, 3GPP TS 23.003)';
    return [{ kind: 'imsi', value: digits, evidence: [{ points: 18, says }, ...network(digits)] }];
  });
}

/** Where a name of a user is asked for, a subscriber's number at the server of an operator's own. */
const AT_SERVER = /^(?:.*?\busername=["']?)?(\d{15})@[\w-]+(?:\.[\w-]+)+/i;

/** A subscriber's number as the name of a user, of a network that exists. */
export function spotUserNames({ text, keys }: Clue): Sighting[] {
  const digits = text.includes('@') ? AT_SERVER.exec(text)?.[1] : undefined;
  if (digits === undefined || text.includes('3gppnetwork') || !networkOf(digits).network) return [];
  if (!/(?:^|\W)(?:user-?name|impi)$/i.test(keys.at(-1) ?? '') && !/username=/i.test(text)) return [];
  const form: Evidence = { points: -5, says: 'fifteen digits as the name of a user' };
  return [{ kind: 'imsi', value: digits, evidence: [form, ...network(digits)] }];
}

/** A subscriber's number in three parts, each with its name. */
export function spotNamedImsi(numbers: readonly NamedNumber[]): Sighting[] {
  const part = (name: string): string | undefined => numbers.find(({ key }) => key.toLowerCase() === name)?.text;
  const [mcc, mnc, msin] = [part('mcc'), part('mnc'), part('msin')];
  const digits = `${mcc}${mnc}${msin}`;
  if (!/^\d{14,15}$/.test(digits)) return [];
  return [
    { kind: 'imsi', value: digits, evidence: [{ points: 15, says: 'named in three parts' }, ...network(digits)] },
  ];
}

function network(digits: string): Evidence[] {
  const { country, network } = networkOf(digits);
  if (!country) return [{ points: -26, says: `no country has the code ${digits.slice(0, 3)} (ITU-T E.212)` }];
  const here: Evidence = { points: 4, says: `mobile country code ${digits.slice(0, 3)} is in use` };
  if (network === '001-01') return [here, { points: 10, says: 'of the test network 001-01' }];
  return [
    here,
    network ? { points: 6, says: `of the network ${network}` } : { points: -8, says: 'of no network that is known' },
  ];
}
