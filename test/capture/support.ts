import {
  createCaptureReader,
  createTcpFlow,
  type Frame,
  frameSink,
  interfaceBlock,
  linkTypes,
  type NetworkPath,
  nameBlock,
  packetBlock,
  sectionHeaderBlock,
} from '@phonehome/capture';

/** A phone behind its Wi-Fi, and a server of a documentation network (RFC 5737). */
export const path: NetworkPath = {
  client: { ethernet: [0x02, 0, 0, 0, 0, 1], address: [192, 0, 2, 10], ttl: 64 },
  server: { ethernet: [0x02, 0, 0, 0, 0, 2], address: [198, 51, 100, 7], ttl: 52 },
  round_trip_us: 180_000,
  segment_bytes_max: 1460,
};

export const HOST = 'server.example';
/** 21 March 2019, noon. */
export const TIME_US = 1_553_169_600_000_000;

/** The frames of a connection on which each side sends texts in turn, the client first. */
export function exchange(texts: readonly string[], client_port = 40_000, begin_us = TIME_US): Frame[] {
  const frames: Frame[] = [];
  const start = { path, client_port, server_port: 80 };
  const flow = createTcpFlow(
    { ...start, sequence: { client: 0xffff_ff00, server: 7_000_000 }, packet_id: { client: 0xffff, server: 5 } },
    frameSink((frame) => frames.push(frame)),
  );
  let time_us = flow.open(begin_us);
  texts.forEach((text, i) => {
    time_us = flow.send(i % 2 === 0 ? 'client' : 'server', Buffer.from(text), time_us + 1000);
  });
  flow.close('client', time_us + 1000);
  return frames;
}

/** A capture as a file. */
export function pcapng(frames: readonly Frame[]): Buffer {
  return Buffer.concat([
    sectionHeaderBlock({ application: 'phonehome', comments: ['a test'] }),
    interfaceBlock(linkTypes.ethernet, 'wlan0'),
    nameBlock([{ address: path.server.address, name: HOST }]),
    ...frames.map(packetBlock),
  ]);
}

/** All frames of a capture, read in pieces of a size. */
export function framesOf(bytes: Uint8Array, piece_bytes = bytes.length): { frames: Frame[]; rest: number } {
  const frames: Frame[] = [];
  const reader = createCaptureReader();
  for (let at = 0; at < bytes.length; at += piece_bytes) {
    reader.push(bytes.slice(at, at + piece_bytes), (frame) => frames.push({ ...frame, bytes: frame.bytes.slice() }));
  }
  return { frames, rest: reader.rest() };
}
