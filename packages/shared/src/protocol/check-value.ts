import type { AnomalyId } from './anomalies.ts';
import type { ValueCheck, ValueRule } from './value-rule.ts';

const isNumber = /^[0-9]+$/;
const isHexadecimal = /^(?:0[xX])?[0-9A-Fa-f]+[hH]?$/;
/** The form of dates, whether or not there is such a day. */
const isDateForm = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const isDateLike = /\d{4,}|\d+\D{1,3}\d+/;
const separators = /[\s:._/-]/g;

/** Whether white space stands before or after a value, or makes it up. No client of dossier 2 writes such. */
export function isSpaced(value: string): boolean {
  // What is printed of ASCII is none, and nearly all begins and ends with it.
  return !(isPrinted(value.charCodeAt(0)) && isPrinted(value.charCodeAt(value.length - 1))) && value.trim() !== value;
}

function isPrinted(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** What is odd about a value that is not empty and does not follow the rule of its field. */
export function valueOddities(value: string, rule: ValueRule, follows: ValueCheck): AnomalyId[] {
  if (isSpaced(value) && follows(value.trim())) return ['value-white-space'];
  switch (rule.kind) {
    case 'cell':
      return [cellOddity(value)];
    case 'date':
      return [isDateForm.test(value) || !isDateLike.test(value) ? 'value-unlike-rule' : 'date-other-form'];
    case 'mac':
      return macOddities(value);
    case 'number':
      return numberOddities(value, follows);
    default:
      return ['value-unlike-rule'];
  }
}

function cellOddity(value: string): AnomalyId {
  if (/^[+-]?[0-9]+$/.test(value)) return 'value-unlike-rule';
  return isHexadecimal.test(value) ? 'cell-hexadecimal' : 'cell-textual';
}

function macOddities(value: string): AnomalyId[] {
  const digits = value.replace(separators, '');
  if (!/^[0-9A-Fa-f]{12}$/.test(digits)) return ['value-unlike-rule'];
  const odd: AnomalyId[] = [];
  if (/[A-F]/.test(digits)) odd.push('mac-upper-case');
  if (!/^..(?::..){5}$/.test(value)) odd.push('mac-separators');
  return odd;
}

function numberOddities(value: string, follows: ValueCheck): AnomalyId[] {
  const odd: AnomalyId[] = [];
  let digits = value.replace(separators, '');
  if (digits !== value) odd.push('number-separators');
  if (/[0-9][Ff]$/.test(digits) && isNumber.test(digits.slice(0, -1))) {
    digits = digits.slice(0, -1);
    odd.push('number-filler');
  }
  return follows(digits) && odd.length > 0 ? odd : ['value-unlike-rule'];
}
