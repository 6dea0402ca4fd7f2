import { drawLogNormal, type RandomStream } from '@phonehome/shared';
import type { TlsContent } from '../exchange.ts';
import { thinkingTime } from './server-time.ts';

const SPREAD = { sigma: 0.8, min: 60, max: 15_000 };
const REQUEST_BYTES = 420;
const RANDOM_BYTES = 32;

/** A TLS connection with so many records, by turns, whose sizes and gaps are drawn. */
export function tlsContent(stream: RandomStream, turns: number, reply_bytes: number): TlsContent {
  const random = { client: bytesOf(stream), server: bytesOf(stream) };
  const records = Array.from({ length: turns }, (_, at) => {
    const from = at % 2 === 0 ? ('client' as const) : ('server' as const);
    const median = from === 'client' ? REQUEST_BYTES : reply_bytes;
    return {
      from,
      bytes: Math.round(drawLogNormal(stream, { median, ...SPREAD })),
      after_us: from === 'client' ? 500 + stream.below(60_000) : thinkingTime(stream),
    };
  });
  return { protocol: 'tls', random, records };
}

/** What encryption adds to what is sent: the head of a record and its authentication (TLS 1.3 with AES-GCM). */
const RECORD_OVERHEAD_BYTES = 22;

/** A request and its reply within TLS, of which the sizes can be seen. */
export function tlsExchange(
  stream: RandomStream,
  request_bytes: number,
  reply_bytes: number,
  after_us: number,
): TlsContent {
  const random = { client: bytesOf(stream), server: bytesOf(stream) };
  return {
    protocol: 'tls',
    random,
    records: [
      { from: 'client', bytes: request_bytes + RECORD_OVERHEAD_BYTES, after_us: 400 },
      { from: 'server', bytes: reply_bytes + RECORD_OVERHEAD_BYTES, after_us },
    ],
  };
}

/** The random bytes of a hello. */
function bytesOf(stream: RandomStream): Uint8Array {
  const bytes = new Uint8Array(RANDOM_BYTES);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < RANDOM_BYTES; at += 4) view.setUint32(at, stream.uint32());
  return bytes;
}
