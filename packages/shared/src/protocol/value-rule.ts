/** What a value of a field may be, as data. An empty value is always allowed: it means "absent" (dossier 2). */
export interface ValueRule {
  /** A regular expression that the whole value follows; only such syntax as all languages share. */
  readonly pattern?: string;
  /** The most characters that it may have. */
  readonly max_length?: number;
  /** The only values that it may have. */
  readonly one_of?: readonly string[];
  /** Of what kind it is, where another form of the same can be told. */
  readonly kind?: 'cell' | 'date' | 'mac' | 'number';
  /** The rule in words. */
  readonly says: string;
}

/** A rule that is ready to be held against values. */
export type ValueCheck = (value: string) => boolean;

/** Makes of a rule the function that says whether a value that is not empty follows it. */
export function valueCheck({ pattern, max_length = Number.POSITIVE_INFINITY, one_of }: ValueRule): ValueCheck {
  if (one_of) return (value) => one_of.includes(value);
  if (pattern === undefined) return (value) => value.length <= max_length;
  const whole = new RegExp(`^(?:${pattern})$`);
  return (value) => value.length <= max_length && whole.test(value);
}

const number = (pattern: string, says: string): ValueRule => ({ kind: 'number', pattern, says });
const oneOf = (...one_of: string[]): ValueRule => ({ one_of, says: `one of ${one_of.join(', ')}` });

/** Days that there are, of any year; then the 29th of February of leap years. */
const DAY =
  '(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])';
const LEAP_YEAR = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';

/** The rules that several fields have in common (dossier 2, "Values", and the standards that it names). */
export const valueRules = {
  model: {
    pattern: '[A-Za-z]{1,3}-[A-Za-z0-9 ]*[+]?',
    max_length: 20,
    says: 'maker code of 1 to 3 letters, `-`, model of letters, digits, space and a final `+`; 20 characters at most',
  },
  build: { max_length: 60, says: '60 characters at most' },
  terminal: { pattern: '[0-9]{1,2}', says: 'a number; 1 is a phone, others are not known' },
  meid: number(
    '[0-9A-Fa-f]{14}|[0-9]{15}',
    '14 hexadecimal digits; from a client without IMEI1 also the 15 of an IMEI',
  ),
  imei: number('[0-9]{15}', '15 digits'),
  iccid: number('89[0-9]{16,18}', '18 to 20 digits, of which the first are 89'),
  imsi: number('[0-9]{14,15}', '15 digits, in some networks 14'),
  mac: {
    kind: 'mac',
    pattern: '[0-9a-f]{2}(?::[0-9a-f]{2}){5}',
    says: 'six pairs of hexadecimal digits, lower case, with colons',
  },
  cell: { kind: 'cell', pattern: '[0-9]{1,11}', says: 'decimal digits' },
  slot: oneOf('1', '2'),
  volte: oneOf('1', '2', '3'),
  access: oneOf('1', '2'),
  date: {
    kind: 'date',
    pattern: `(?:[0-9]{4}-(?:${DAY})|${LEAP_YEAR}-02-29) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]`,
    says: 'YYYY-MM-DD HH:MM:SS in local time, a day that there is',
  },
} as const satisfies Record<string, ValueRule>;
