import { ERA_S, NTP_BYTES, TWO_32, US_PER_S } from './message.ts';

/** What a message of NTP or SNTP says (RFC 4330, 4). Times are microseconds since 1970, null where none is told. */
export interface NtpMessage {
  readonly version: number;
  /** 3 for a client, 4 for a server. */
  readonly mode: number;
  readonly stratum: number;
  readonly originated_us: number | null;
  readonly received_us: number | null;
  readonly transmitted_us: number | null;
}

/** Reads a message; null for bytes that are too few. Never throws. */
export function readNtpMessage(bytes: Uint8Array): NtpMessage | null {
  if (bytes.length < NTP_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = view.getUint8(0);
  return {
    version: (first >> 3) & 7,
    mode: first & 7,
    stratum: view.getUint8(1),
    originated_us: timeAt(view, 24),
    received_us: timeAt(view, 32),
    transmitted_us: timeAt(view, 40),
  };
}

function timeAt(view: DataView, at: number): number | null {
  const [seconds, fraction] = [view.getUint32(at), view.getUint32(at + 4)];
  if (seconds === 0 && fraction === 0) return null;
  // Seconds are counted anew from 2036 on: those below the middle are of that count (RFC 4330, 3).
  const since_1900 = seconds < TWO_32 / 2 ? seconds + TWO_32 : seconds;
  return (since_1900 - ERA_S) * US_PER_S + Math.round((fraction / TWO_32) * US_PER_S);
}
