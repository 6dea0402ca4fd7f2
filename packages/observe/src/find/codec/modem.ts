import { networkOf } from '../identifier/networks.ts';
import { bytesCodec, type Part, textCodec } from './codec.ts';
import { tbcdDigits } from './protocol/digits.ts';

const READ = /\+CR?SM:\s*(?:144|145|\d+),\s*(?:\d+,\s*)?"?([\dA-F]{16,40})"?/i;

/** What a card answers that is read (3GPP TS 102 221, 10.2): one of the two files, and that all is well. */
const ANSWER = /^(98[\da-f]{18}|08[\da-f]9[\da-f]{14})9000$/i;

/** What a modem has read from a card (AT+CRSM, 3GPP TS 27.007, 8.18): the files of the number of the card and of the subscriber. */
export const cardFile = textCodec('card file', 'coding', (text): readonly Part[] | null => {
  const digits = text.includes('SM:') ? READ.exec(text)?.[1] : ANSWER.exec(text)?.[1];
  if (digits === undefined || digits.length % 2 !== 0) return null;
  const bytes = Buffer.from(digits, 'hex');
  const number = tbcdDigits(bytes);
  if (bytes.length === 10 && number?.startsWith('89')) return [{ key: 'iccid', content: number }];
  const subscriber = subscriberIn(bytes);
  return subscriber === null ? null : [{ key: 'imsi', content: subscriber }];
});

const SUBSCRIBER_BYTES = 9;

/** The file of a subscriber's number (EF_IMSI, 3GPP TS 31.102, 4.2.2): its length, then parity and digits, of a network that exists. */
export function subscriberIn(bytes: Uint8Array): string | null {
  if (bytes.length < SUBSCRIBER_BYTES || bytes[0] !== 8 || ((bytes[1] as number) & 0x0f) !== 9) return null;
  const digits = tbcdDigits(bytes.subarray(1, SUBSCRIBER_BYTES))?.slice(1);
  return digits?.length === 15 && networkOf(digits).network ? digits : null;
}

/** So few other bytes may be so that its form names it. */
export const subscriberFile = bytesCodec('card file', 'coding', (bytes): readonly Part[] | null => {
  const content = bytes.length === SUBSCRIBER_BYTES ? subscriberIn(bytes) : null;
  return content === null ? null : [{ key: 'imsi', content }];
});
