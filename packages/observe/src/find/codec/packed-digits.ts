import { bufferOf, luhnHolds } from '@phonehome/shared';
import { bytesCodec, type Part } from './codec.ts';
import { mobileIdentity } from './mobile-identity.ts';

/** Protocols of trackers say who they are in their first bytes. */
const SEARCHED_BYTES = 64;
const WINDOW_BYTES = 8;
/** Few enough for chance to make hardly any: of eight random bytes one in ten million. */
const IMEI = /^0((?:35|86|01[0-6]|9900|0099)\d+)$/;

/** At the begin of a message a zero may also stand behind it. */
const FILLED = /^((?:35|86)\d{13})[0f]$/;
const LEAD_BYTES = 8;

/** Texts behind their length, and small numbers of four bytes, are made of such halves, too. */
function isOther(bytes: Uint8Array, at: number): boolean {
  let [zeros, printable] = [0, 0];
  for (let i = at; i < at + WINDOW_BYTES; i++) {
    const byte = bytes[i] as number;
    if (byte === 0) zeros++;
    else if (byte >= 0x20 && byte < 0x7f) printable++;
  }
  return zeros >= 3 || printable >= WINDOW_BYTES - 1;
}

/** An IMEI within the first bytes of an unknown protocol, two digits a byte, with a zero in front or F at its end. */
export const packedDigits = bytesCodec('packed digits', 'coding', (bytes): readonly Part[] | null => {
  // Ten bytes or fewer may be the number itself.
  if (bytes.length <= 10) return null;
  const parts: Part[] = [];
  const last = Math.min(bytes.length, SEARCHED_BYTES) - WINDOW_BYTES;
  for (let at = 0; at <= last; at++) {
    if (isOther(bytes, at)) continue;
    const identity = mobileIdentity(bytes, at);
    if (identity) parts.push(identity);
    const straight = bufferOf(bytes.subarray(at, at + WINDOW_BYTES)).toString('hex');
    const swapped = straight.replace(/(.)(.)/g, '$2$1');
    const led = at <= LEAD_BYTES ? FILLED.exec(straight)?.[1] : undefined;
    if (led !== undefined && luhnHolds(led)) parts.push({ content: led });
    for (const digits of [straight, `0${swapped.replace(/f$/, '')}`]) {
      const imei = digits.length === 2 * WINDOW_BYTES ? IMEI.exec(digits)?.[1] : undefined;
      if (imei !== undefined && luhnHolds(imei)) parts.push({ content: imei });
    }
  }
  return parts.length > 0 ? parts : null;
});
