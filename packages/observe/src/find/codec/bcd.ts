import { bufferOf, luhnHolds } from '@phonehome/shared';
import { bytesCodec, type Part } from './codec.ts';
import { mobileIdentity } from './mobile-identity.ts';

const FIRST = 7;
const LAST = 10;
/** What fills up the last half octet of an IMEI, and how the TACs of phones begin: chance hardly makes that. */
const FILLED = /^((?:35|86|01[0-6]|0099|99)\d+)f$/;
const TYPED = /^a((?:35|86|01[0-6]|0099|99)\d+)$/;
const LED = /^0((?:35|86|01[0-6]|0099|99)\d+)$/;

/**
 * Two digits a byte: as they are read, or with halves swapped, as SIM cards (3GPP TS 31.102, 4.2.2 and TS 102 221, 13.2) and
 * messages of the network have them, with F to fill up and, in an IMSI or IMEI, the length or type in front.
 */
export const bcd = bytesCodec('bcd', 'coding', (bytes): readonly Part[] | null => {
  if (bytes.length < FIRST || bytes.length > LAST) return null;
  const identity = mobileIdentity(bytes, 0);
  if (identity) return [identity];
  const straight = bufferOf(bytes).toString('hex');
  const swapped = straight.replace(/(.)(.)/g, '$2$1');
  const imei = bytes.length === 8 ? (FILLED.exec(swapped)?.[1] ?? LED.exec(straight)?.[1]) : undefined;
  // Behind its type, and the mark of an odd number of digits (3GPP TS 24.008, 10.5.1.4).
  const typed = bytes.length === 8 ? TYPED.exec(swapped)?.[1] : undefined;
  if (typed !== undefined && luhnHolds(typed)) return [{ content: typed }];
  if (imei !== undefined && luhnHolds(imei)) return [{ content: imei }];
  // A single half that fills up fifteen digits says a little, too.
  if (bytes.length === 8 && /^\d{15}f$/.test(swapped)) return [{ content: swapped.slice(0, 15) }];
  const parts = [straight, swapped].flatMap((digits): Part[] => {
    // Of swapped ones the first half octet may say what the number is, not be of it.
    const plain = digits.replace(/f+$/, '');
    const forms = digits === swapped && plain.length >= 15 ? [plain, plain.slice(1), plain.slice(3)] : [plain];
    const filled = /^\d{19}f$/.test(digits) ? [`${plain}F`] : forms;
    return filled.filter((one) => /^\d{14,20}F?$/.test(one)).map((content) => ({ content, is_guess: true as const }));
  });
  return parts.length > 0 ? parts : null;
});
