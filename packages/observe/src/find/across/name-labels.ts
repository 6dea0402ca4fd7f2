import type { Root } from '../../flow/roots.ts';
import { kindNamedBy } from '../context/named-kind.ts';
import { numberIn, type Piece } from './piece.ts';

const NAME = /^dns:\/\/([^/]+)\/$/;
/** The labels that whoever owns a name can choose are before its last two. */
const DOMAIN_LABELS = 2;
const NUMBER = /^((?:[a-z]*)|(?:[a-z\d]{1,10}[-_]))[-_]?(\d{1,3})(?:(?:[-_]|of|[-_]of[-_])(\d{1,3}))?$/i;
/** A text in base32, hexadecimal or base64 without signs. */
const DIGITS = /^(?=[^]*\d)[a-z\d_-]{12,63}$/i;

/**
 * Names that are looked up one after another below the same domain, in whose labels a text goes on: with a number of each
 * (`imei-0.00999.t.example.test`, `1-3.nfrwg.x.example.test`), or with labels that are digits of a base.
 */
export function nameLabels({ where, content }: Root): Piece[] {
  const labels = typeof content === 'string' ? NAME.exec(content)?.[1]?.split('.') : undefined;
  if (where !== 'name' || !labels || labels.length <= DOMAIN_LABELS + 1) return [];
  const own = labels.slice(0, -DOMAIN_LABELS);
  const domain = labels.slice(-DOMAIN_LABELS).join('.').toLowerCase();
  const at = own.findIndex((label) => NUMBER.test(label) && label.length <= 14);
  const [, word = '', number = '', total] = NUMBER.exec(own[at] ?? '') ?? [];
  const told = number === '' ? null : numberIn(total === undefined ? number : `${number}/${total}`);
  const others = own.filter((_, i) => !(i === at && told));
  const name = kindNamedBy(word) === null ? (others.find((one) => kindNamedBy(one) !== null) ?? null) : word;
  if (told) {
    const column = { name, content: others.join('.') };
    const series = `name ${domain} ${word}`;
    return [{ ...told, series, where, keys: [], columns: [column], between: '', is_of_labels: true }];
  }
  const text = own.filter((label) => DIGITS.test(label)).join('');
  if (text === '') return [];
  const rest = own.filter((label) => !DIGITS.test(label)).join('.');
  const column = { name, content: text };
  return [
    { series: `name ${domain} ${rest}`, number: null, total: null, where, keys: [], columns: [column], between: '' },
  ];
}
