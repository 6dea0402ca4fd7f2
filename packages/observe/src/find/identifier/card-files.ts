import { luhnHolds } from '@phonehome/shared';
import { subscriberIn } from '../codec/modem.ts';
import { tbcdDigits } from '../codec/protocol/digits.ts';
import type { Sighting } from '../evidence.ts';
import type { NamedNumber } from './coordinates.ts';

/** Which file is meant, and its numbers: of the card (3GPP TS 102 221, 13.2), of the subscriber (TS 31.102, 4.2.2). */
const FILE_NAME = /^(?:ef|fid|file|file_?id|ef_?id|path|name|select)$/i;
const CARD = /(?:^|[^\da-f])2fe2$|^ef_?iccid$/i;
const SUBSCRIBER = /(?:^|[^\da-f]|7f20|7fff)6f07$|^ef_?imsi$/i;
const CONTENT = /^(?:[\da-f]{2}){9,10}(?:9000)?$/i;

/** The content of a file of a SIM card in hexadecimal, under the number of the file, or beside a field that says which one it is. */
export function spotNamedCardFile(numbers: readonly NamedNumber[]): Sighting[] {
  const under = numbers.flatMap(({ key, text }): Sighting[] =>
    CARD.test(key) || SUBSCRIBER.test(key) ? contentOf(key, text) : [],
  );
  if (under.length > 0) return under;
  const file = numbers.find(({ key, text }) => FILE_NAME.test(key) && (CARD.test(text) || SUBSCRIBER.test(text)));
  if (!file) return [];
  return numbers.flatMap((one) => (one === file ? [] : contentOf(file.text, one.text)));
}

function contentOf(file: string, text: string): Sighting[] {
  if (!CONTENT.test(text)) return [];
  const says = `the content of the file ${file.slice(0, 20)} of a SIM card`;
  const bytes = Buffer.from(text, 'hex');
  if (SUBSCRIBER.test(file)) {
    const value = subscriberIn(bytes);
    return value === null ? [] : [{ kind: 'imsi', value, evidence: [{ points: 18, says }] }];
  }
  const value = tbcdDigits(bytes.subarray(0, 10)) ?? '';
  if (!/^89\d{16,18}$/.test(value)) return [];
  const is_sound = luhnHolds(value) || luhnHolds(value.slice(0, 19));
  return [{ kind: 'iccid', value, evidence: [{ points: is_sound ? 18 : 4, says }] }];
}
