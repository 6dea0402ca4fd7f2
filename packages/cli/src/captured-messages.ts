import {
  CaptureError,
  type Connection,
  createCaptureReader,
  createReassembler,
  isCapture,
  type Piece,
  parseFrame,
  type StreamEvent,
} from '@phonehome/capture';
import { inflate } from '@phonehome/fake-server';
import { type DecodedMessage, decodeStream, PhonehomeError } from '@phonehome/shared';

/** Where in a capture a message was seen. */
export interface Captured {
  /** Microseconds since 1970, of the packet with its first byte. */
  readonly time_us: number;
  readonly client: Connection['client'];
  readonly server: Connection['server'];
}

/** A message, and, out of a capture, where it was seen. */
export interface CapturedMessage extends DecodedMessage {
  readonly captured?: Captured;
}

/** What was decoded of a file, and what of it was left out, in words. */
export interface CapturedMessages {
  readonly messages: readonly CapturedMessage[];
  readonly notes: readonly string[];
}

/**
 * The requests in bytes: of a capture (pcapng, pcap) those of its TCP connections, in the order in which these ended; of others
 * as `decodeStream` has it.
 * @param file how to name it in errors
 * @throws PhonehomeError INPUT_UNREADABLE for a broken capture
 */
export function decodeCaptured(bytes: Buffer, file: string): CapturedMessages {
  if (!isCapture(bytes)) return { messages: decodeStream(bytes, inflate), notes: [] };
  const messages: CapturedMessage[] = [];
  const notes: string[] = [];
  const sent = new Map<number, Piece[]>();
  let others = 0;
  let holed = 0;
  const hear = (event: StreamEvent): void => {
    const { connection } = event;
    const pieces = sent.get(connection.number) ?? [];
    if (event.event === 'data') {
      if (event.from === 'client') pieces.push(event);
      sent.set(connection.number, pieces);
      return;
    }
    sent.delete(connection.number);
    const found = requestsOf(connection, pieces);
    if (found.length === 0 && pieces.length > 0) others++;
    if (found.length > 0 && pieces.some(({ gap_bytes }) => gap_bytes > 0)) holed++;
    messages.push(...found);
  };
  const reader = createCaptureReader();
  const reassembler = createReassembler();
  try {
    reader.push(bytes, (frame) => {
      const packet = parseFrame(frame);
      if (packet) reassembler.add(packet, frame.time_us).forEach(hear);
    });
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    const what = `byte ${error.offset}: ${error.message}`;
    throw new PhonehomeError('INPUT_UNREADABLE', [
      { file, what, remedy: 'Take the capture again, or cut it before that' },
    ]);
  }
  reassembler.end().forEach(hear);
  if (reader.rest() > 0) notes.push(`the capture ends within a packet: ${reader.rest()} bytes were left out`);
  if (holed > 0) notes.push(`packets of ${holed} of the connections were not captured: their requests have holes`);
  if (others > 0) notes.push(`${others} TCP connections carried no HTTP requests that can be read, such as TLS`);
  return { messages, notes };
}

/** The requests that the client of a connection has sent; none where it speaks something else. */
function requestsOf({ client, server }: Connection, pieces: readonly Piece[]): CapturedMessage[] {
  const decoded = decodeStream(Buffer.concat(pieces.map(({ bytes }) => bytes)), inflate);
  if (decoded[0]?.is_http !== true) return [];
  let at = 0;
  return decoded.map((message) => {
    const captured = { time_us: timeAt(pieces, at), client, server };
    at += message.bytes.length;
    return { ...message, captured };
  });
}

/** When the byte of a stream was seen. */
function timeAt(pieces: readonly Piece[], offset: number): number {
  let end = 0;
  for (const { bytes, time_us } of pieces) {
    end += bytes.length;
    if (offset < end) return time_us;
  }
  return pieces.at(-1)?.time_us ?? 0;
}
