import { countryCodeOf } from '@phonehome/shared';
import { contextOf } from '../context/context-of.ts';
import type { Evidence, Sighting } from '../evidence.ts';
import { type Clue, tokensOf } from './clue.ts';
import type { NamedNumber } from './coordinates.ts';
import { isInternetAddress } from './dotted-numbers.ts';
import { SWAPPED_NAME } from './number-notations.ts';
import { DUMMY, NORTH_AMERICA } from './number-plan.ts';

/** International, with its plus sign; grouped as people do. */
const FORM = /(?<![\w+.%/-]|\d:)\+[1-9]\d{0,14}(?:[ ().-]{1,3}\d{1,14}){0,7}(?![\w+:%]|[.,]\d|[ .-]\d)/g;
/** As an address of MMS has it (OMA TS MMS ENC, 8). */
const MMS = /(\+[\d ().-]{7,40})\/TYPE=PLMN/g;
/** A number of a country, and the country. */
const LOCAL = /tel:([\d().-]{4,16});phone-context=\+(\d{1,4})/i;
/** Digits of an international number at a server, and a resource. */
const MESSENGER = /^(?:xmpp:|sip:)?(\d{11,15})@([\w.-]+\.[a-z]{2,})(?:\/\S*)?$/i;
/** As the core of 5G calls subscribers (3GPP TS 29.571, 5.3.2). */
const CALLED_WITHIN = /^(?:msisdn|tel)[-_](\d{8,15})$/i;
/** Where the names of users are numbers of other sorts. */
const MAIL = /(?:^|\.)(?:qq|163|126|139|189|sina|mail|gmail)\.|3gppnetwork/i;
/** The plus sign says so much that another name says little against it. */
const OTHER_NAME = -6;
const DIGITS_MIN = 8;
const DIGITS_MAX = 15;
/** Digits alone, or with 00 for the plus sign: only by their name. */
const NATIONAL = /^\s*\(?(?:00)?\d[\d ()._-]{6,20}\d\s*$/;
/** A name that says no more than that. */
const CALLED =
  /(?:(?:phone|mobile|telno|handy|mobil|mdn|phnum|phonenum)s?|(?:^|[_-]|[a-z](?=T))[Tt]el|^gsm|^sms)(?:[_-]?\d)?$/i;

/** Telephone numbers in a text (ITU-T E.164). */
export function spotPhoneNumbers(clue: Clue): Sighting[] {
  if (!clue.text.includes('+')) return national(clue);
  const of_messages = new Set(Array.from(clue.text.matchAll(MMS), ([, number]) => number));
  return tokensOf(clue, FORM).flatMap(({ text, keys, is_whole }): Sighting[] => {
    // What is dialled only within its country stands in brackets.
    const digits = text.replace(/\(0\)/, '').replace(/\D/g, '');
    if (digits.length < DIGITS_MIN || digits.length > DIGITS_MAX || DUMMY.test(digits)) return [];
    const context = contextOf('phone-number', keys, OTHER_NAME);
    const evidence: Evidence[] = [
      { points: is_whole ? 3 : 0, says: `a plus sign and ${digits.length} digits` },
      country(digits),
    ];
    if (of_messages.has(text)) evidence.push({ points: 20, says: 'an address of MMS' });
    if (/\d\.\d/.test(text)) evidence.push({ points: -8, says: 'full stops between, as a version has' });
    if (context) evidence.push(context);
    return [{ kind: 'phone-number', value: digits, evidence }];
  });
}

/** Numbers in forms of which only the whole tells: a URI with its context, the name of a user of a messenger. */
export function spotCallNames({ text, keys }: Clue): Sighting[] {
  const [, number = '', prefix = ''] = LOCAL.exec(text) ?? [];
  if (number !== '') {
    const evidence: Evidence[] = [{ points: 15, says: 'a tel URI with its context (RFC 3966, 5.1.5)' }];
    return [{ kind: 'phone-number', value: `${prefix}${number.replace(/\D/g, '')}`, evidence }];
  }
  const [, called = ''] = CALLED_WITHIN.exec(text) ?? [];
  if (called !== '')
    return [{ kind: 'phone-number', value: called, evidence: [{ points: 12, says: 'called an MSISDN' }] }];
  const [, digits = '', server = ''] = MESSENGER.exec(text) ?? [];
  if (digits === '' || countryCodeOf(digits) === null || DUMMY.test(digits)) return [];
  if (/^(?:s\.whatsapp\.net|c\.us)$/i.test(server))
    return [
      { kind: 'phone-number', value: digits, evidence: [{ points: 15, says: 'the name of a user of a messenger' }] },
    ];
  const context = contextOf('phone-number', keys);
  if (
    !/^(?:from|to|(?:chat|user|remote|own)?_?jid|user|username|peer|sender|recipient|contact)$/i.test(
      keys.at(-1) ?? '',
    ) ||
    MAIL.test(server)
  )
    return [];
  const evidence: Evidence[] = [
    {
      points: /jid$/i.test(keys.at(-1) ?? '') ? 6 : -4,
      says: `${digits.length} digits as the name of a user (RFC 7622)`,
    },
    country(digits),
  ];
  return [{ kind: 'phone-number', value: digits, evidence: context ? [...evidence, context] : evidence }];
}

function country(digits: string): Evidence {
  if (digits.startsWith('1') && !NORTH_AMERICA.test(digits)) return { points: -20, says: 'no number of North America' };
  const code = countryCodeOf(digits);
  return code
    ? { points: 1, says: `country code ${code} is assigned` }
    : { points: -20, says: 'its country code is not assigned' };
}

const CODE_NAME = /^(?:cc|country_?code|dial(?:ing)?_?code|calling_?code|phone_?code|area_?code|prefix|isd_?code)$/i;
const NUMBER_NAME =
  /^(?:in|phone|mobile|tel|number|msisdn|cell|national_?number|phone_?(?:number|no)|mobile_?(?:number|no)|tel_?(?:number|no)|login_?phone)$/i;

/** A number in two parts, each with its name: the code of its country, and the rest. */
export function spotNamedPhone(numbers: readonly NamedNumber[]): Sighting[] {
  const code = numbers.find(({ key, text }) => CODE_NAME.test(key) && /^(?:\+|00)?[1-9]\d{0,2}$/.test(text));
  const rest = code && numbers.find(({ key, text }) => NUMBER_NAME.test(key) && /^0?\d{7,12}$/.test(text));
  if (!code || !rest) return [];
  const country_code = code.text.replace(/^(?:\+|00)/, '');
  const digits = `${country_code}${rest.text.replace(/^0/, '')}`;
  if (digits.length > DIGITS_MAX || DUMMY.test(digits) || countryCodeOf(digits) !== country_code) return [];
  const named: Evidence = { points: 12, says: `named in parts: “${code.key}” and “${rest.key}”` };
  return [{ kind: 'phone-number', value: digits, evidence: [named, country(digits)] }];
}

/** Numbers that people do not write so: the one of a computer, and a fraction. */
function isOther(text: string): boolean {
  return isInternetAddress(text) || /^(?:0\.\d+|\d+\.\d{9,})$/.test(text);
}

/** What is called a telephone number; with 00 in place of the plus sign, what might well be called so. */
function national(clue: Clue): Sighting[] {
  if (!NATIONAL.test(clue.text) || isOther(clue.text.trim()) || SWAPPED_NAME.test(clue.keys.at(-1) ?? '')) return [];
  const all = clue.text.replace(/\D/g, '');
  const is_international = all.startsWith('00');
  const digits = all.replace(/^00/, '');
  const context = contextOf('phone-number', clue.keys);
  const is_called = CALLED.test(clue.keys.at(-1) ?? '') && country(digits).points > 0 && digits.length >= 10;
  if (!context || context.points < (is_international || is_called ? 8 : 20)) return [];
  if (digits.length < DIGITS_MIN || digits.length > DIGITS_MAX || DUMMY.test(digits)) return [];
  const evidence: Evidence[] = [{ points: -10, says: `${digits.length} digits` }, context];
  if (is_called && context.points < 20)
    evidence.push({ points: 8, says: 'its name is that of a telephone, and nothing else' });
  if (is_international) evidence.push({ points: 5, says: '00 in place of a plus sign' }, country(digits));
  return [{ kind: 'phone-number', value: digits, evidence }];
}
