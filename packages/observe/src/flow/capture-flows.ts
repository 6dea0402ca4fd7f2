import {
  type Connection,
  createReassembler,
  type Frame,
  type Piece,
  parseFrame,
  type StreamEvent,
} from '@phonehome/capture';
import type { Sent } from '../find/ledger.ts';
import type { Flow } from './flow.ts';
import { createNames } from './names.ts';
import type { Root } from './roots.ts';
import { createTcpStream, type TcpStream } from './tcp-stream.ts';
import { createUdpFlows } from './udp-flows.ts';

/** What comes out of a capture: flows as they begin to be known, and what was sent in them. */
export interface FlowListener {
  flow(flow: Flow): void;
  sent(sent: Sent, roots: readonly Root[]): void;
  /** The begin of what a server answers to a message that could be read: the key of what comes next may be in it. */
  answered?(flow: Flow, bytes: Uint8Array): void;
  /** No more is sent in a flow. */
  ended?(flow: Flow): void;
}

/** Puts what devices send together from the frames of a capture. Memory: what is open, within bounds. */
export interface CaptureFlows {
  add(frame: Frame): void;
  /** The capture has ended. */
  end(): void;
  /** Connections of which packets are missing. */
  holed(): number;
}

/** What all connections together hold on to, in bytes; beyond it those that were silent the longest are given up. */
const HELD_BYTES_MAX = 64 * 1024 * 1024;

/** The flows of a capture that is about to be read. */
export function createCaptureFlows(listener: FlowListener): CaptureFlows {
  const reassembler = createReassembler();
  const names = createNames();
  const udp = createUdpFlows(listener, names);
  const streams = new Map<number, TcpStream>();
  /** Those that are open; how many in all. */
  const holed = new Set<number>();
  let holed_count = 0;
  let held_bytes = 0;
  const hearClient = (piece: Piece & { readonly connection: Connection }, stream: TcpStream): void => {
    const { number } = piece.connection;
    if (piece.gap_bytes > 0 && !holed.has(number)) {
      holed.add(number);
      holed_count++;
    }
    stream.add(piece);
  };
  const hear = (event: StreamEvent): void => {
    const { connection } = event;
    let stream = streams.get(connection.number);
    if (event.event === 'closed') {
      held_bytes -= stream?.held ?? 0;
      stream?.end();
      streams.delete(connection.number);
      holed.delete(connection.number);
      return;
    }
    if (!stream) {
      stream = createTcpStream(connection, listener, names.nameOf);
      streams.set(connection.number, stream);
    }
    held_bytes -= stream.held;
    // What servers answer leaves nobody's device.
    if (event.from === 'server') stream.answered(event.bytes);
    else hearClient(event, stream);
    held_bytes += stream.held;
  };
  const hearAll = (events: readonly StreamEvent[]): void => {
    for (const event of events) hear(event);
  };
  return {
    add(frame) {
      const packet = parseFrame(frame);
      if (!packet) return;
      if (packet.protocol === 'udp') udp.add(packet, frame.time_us);
      else hearAll(reassembler.add(packet, frame.time_us));
      while (held_bytes > HELD_BYTES_MAX) hearAll(reassembler.giveUp());
    },
    end() {
      hearAll(reassembler.end());
      udp.end();
    },
    holed: () => holed_count,
  };
}
