import { createTcpFlow, createUdpFlow, type Frame, frameSink } from '@phonehome/capture';
import { createCaptureFlows, createLeakFinder, type Finding, findingsOf, type Observation } from '@phonehome/observe';
import { path } from '../../capture/support.ts';

/** The frames of a connection in which the client sends some bytes, in pieces. */
export function connection(
  pieces: readonly Uint8Array[],
  { client_port = 40_000, server_port = 80, segment_bytes_max = 1_460, time_us = 1_000_000 } = {},
): Frame[] {
  const frames: Frame[] = [];
  const start = {
    path: { ...path, segment_bytes_max },
    client_port,
    server_port,
    sequence: { client: 4_294_967_200, server: 7 },
    packet_id: { client: 1, server: 1 },
  };
  const flow = createTcpFlow(
    start,
    frameSink((frame) => frames.push(frame)),
  );
  let at = flow.open(time_us);
  for (const piece of pieces) at = flow.send('client', piece, at + 1_000);
  flow.close('client', at + 1_000);
  return frames;
}

/** The frame of a datagram. */
export function datagram(
  payload: Uint8Array,
  {
    from = 'client',
    server_port = 514,
    server = path.server.address,
  }: {
    readonly from?: 'client' | 'server';
    readonly server_port?: number;
    readonly server?: typeof path.server.address;
  } = {},
): Frame[] {
  const frames: Frame[] = [];
  const to = { ...path, server: { ...path.server, address: server } };
  const start = { path: to, client_port: 40_001, server_port, packet_id: { client: 1, server: 1 } };
  createUdpFlow(
    start,
    frameSink((frame) => frames.push(frame)),
  )(from, payload, 2_000_000);
  return frames;
}

/** What is observed in frames. */
export function observeFrames(frames: readonly Frame[]): Observation {
  const observer = createLeakFinder();
  const flows = createCaptureFlows(observer);
  for (const frame of frames) flows.add(frame);
  flows.end();
  return observer.end();
}

/** What is found in frames, values whole. */
export function findFrames(frames: readonly Frame[]): Finding[] {
  return [...findingsOf(observeFrames(frames), true)];
}
