import { createReassembler, type Frame, parseFrame, type StreamEvent } from '@phonehome/capture';
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
}

/** Puts what devices send together from the frames of a capture. Memory: what is open, within bounds. */
export interface CaptureFlows {
  add(frame: Frame): void;
  /** The capture has ended. */
  end(): void;
  /** Connections of which packets are missing. */
  holed(): number;
}

/** The flows of a capture that is about to be read. */
export function createCaptureFlows(listener: FlowListener): CaptureFlows {
  const reassembler = createReassembler();
  const names = createNames();
  const udp = createUdpFlows(listener, names);
  const streams = new Map<number, TcpStream>();
  const holed = new Set<number>();
  const hear = (event: StreamEvent): void => {
    const { connection } = event;
    if (event.event === 'closed') {
      streams.get(connection.number)?.end();
      streams.delete(connection.number);
      return;
    }
    // What servers answer leaves nobody's device.
    if (event.from !== 'client') return;
    if (event.gap_bytes > 0) holed.add(connection.number);
    let stream = streams.get(connection.number);
    if (!stream) {
      stream = createTcpStream(connection, listener, names.nameOf);
      streams.set(connection.number, stream);
    }
    stream.add(event);
  };
  return {
    add(frame) {
      const packet = parseFrame(frame);
      if (!packet) return;
      if (packet.protocol === 'udp') udp.add(packet, frame.time_us);
      else for (const event of reassembler.add(packet, frame.time_us)) hear(event);
    },
    end() {
      for (const event of reassembler.end()) hear(event);
    },
    holed: () => holed.size,
  };
}
