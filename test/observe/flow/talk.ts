import { createTcpFlow, createUdpFlow, type Frame, frameSink } from '@phonehome/capture';
import { path } from '../../capture/support.ts';

/** Something that an end of a conversation says. */
export type Said = readonly [from: 'client' | 'server', payload: string | Uint8Array];

/** The frames of a TCP connection in which both ends say something in turn. */
export function talk(said: readonly Said[], { client_port = 40_000, server_port = 80 } = {}): Frame[] {
  const frames: Frame[] = [];
  const ends = { client_port, server_port, packet_id: { client: 1, server: 1 } };
  const flow = createTcpFlow(
    { path: { ...path, segment_bytes_max: 1_460 }, ...ends, sequence: { client: 5, server: 7 } },
    frameSink((frame) => frames.push(frame)),
  );
  let at = flow.open(1_000_000);
  for (const [from, payload] of said) at = flow.send(from, Buffer.from(payload), at + 1_000);
  flow.close('client', at + 1_000);
  return frames;
}

/** The frames of datagrams between two ports, in their order. */
export function datagrams(said: readonly Said[], { client_port = 40_001, server_port = 9_000 } = {}): Frame[] {
  const frames: Frame[] = [];
  const send = createUdpFlow(
    { path, client_port, server_port, packet_id: { client: 1, server: 1 } },
    frameSink((frame) => frames.push(frame)),
  );
  said.forEach(([from, payload], i) => {
    send(from, Buffer.from(payload), 2_000_000 + i * 1_000);
  });
  return frames;
}

/** What a client says, in several messages. */
export function says(...payloads: readonly (string | Uint8Array)[]): Said[] {
  return payloads.map((payload) => ['client', payload]);
}

/** An answer of HTTP. */
export function answer(body: string | Uint8Array, headers = ''): Said {
  const bytes = Buffer.from(body);
  const head = `HTTP/1.1 200 OK\r\n${headers}Content-Length: ${bytes.length}\r\n\r\n`;
  return ['server', Buffer.concat([Buffer.from(head), bytes])];
}
