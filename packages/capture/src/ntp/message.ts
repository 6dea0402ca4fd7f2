/** Seconds from 1900 to 1970. */
export const ERA_S = 2_208_988_800;
export const US_PER_S = 1_000_000;
export const TWO_32 = 0x1_0000_0000;
export const NTP_BYTES = 48;
/** Leap indicator 0, version 3, and the mode: client or server (RFC 4330, 4). */
const CLIENT = 0x1b;
const SERVER = 0x1c;
const STRATUM = 2;
const POLL = 3;
const PRECISION = 0xe9;

/** The request of an SNTP client that tells when it was sent, as that of Android does. Times are microseconds since 1970. */
export function ntpRequest(sent_us: number): Uint8Array {
  const { bytes, view } = empty(CLIENT);
  putTime(view, 40, sent_us);
  return bytes;
}

/** The reply to it: when the request was sent, when it came, and when the reply was sent. */
export function ntpReply(sent_us: number, came_us: number, replied_us: number): Uint8Array {
  const { bytes, view } = empty(SERVER);
  bytes.set([STRATUM, POLL, PRECISION], 1);
  view.setUint32(4, 0x0000_0200);
  view.setUint32(8, 0x0000_0300);
  // Of a server that has its time from another one: the address of that, of the ranges for documentation.
  bytes.set([192, 0, 2, 1], 12);
  putTime(view, 16, came_us - US_PER_S);
  putTime(view, 24, sent_us);
  putTime(view, 32, came_us);
  putTime(view, 40, replied_us);
  return bytes;
}

function empty(first: number): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(NTP_BYTES);
  bytes[0] = first;
  return { bytes, view: new DataView(bytes.buffer) };
}

function putTime(view: DataView, at: number, time_us: number): void {
  const seconds = Math.floor(time_us / US_PER_S);
  view.setUint32(at, seconds + ERA_S);
  view.setUint32(at + 4, Math.floor(((time_us - seconds * US_PER_S) / US_PER_S) * TWO_32));
}
