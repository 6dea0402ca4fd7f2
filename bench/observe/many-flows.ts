import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import {
  createUdpFlow,
  type Frame,
  frameSink,
  type Host,
  interfaceBlock,
  linkTypes,
  packetBlock,
  sectionHeaderBlock,
} from '@phonehome/capture';
import { luhnDigit } from '@phonehome/shared';

/** What is different in each flow. */
export type Different = 'identifier' | 'server';

const PORT = 9_999;
const BEGIN_US = 1_553_169_600_000_000;
const STEP_US = 10_000;
/** Test identifiers begin so (3GPP TS 23.003 and dossier 6); what follows is another number in each. */
const TAC = '00999043';
const BATCH = 1_000;

const host = (side: number, last_three: number): Host => ({
  ethernet: [2, 0, 0, 0, 0, side],
  address: [10 + side, last_three >> 16, (last_three >> 8) & 255, last_three & 255],
  ttl: 64,
});

/** A capture of so many flows of a datagram each, in which every identifier, or every server, is another one. */
export async function writeManyFlows(path: string, different: Different, count: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(sectionHeaderBlock({ application: 'phonehome' }));
  file.write(interfaceBlock(linkTypes.ethernet, 'bench'));
  let blocks: Uint8Array[] = [];
  const sink = frameSink((frame: Frame) => blocks.push(packetBlock(frame)));
  for (let i = 0; i < count; i++) {
    const digits = `${TAC}${String(i).padStart(6, '0')}`;
    const is_identifier = different === 'identifier';
    const text = is_identifier ? JSON.stringify({ imei: `${digits}${luhnDigit(digits)}` }) : 'nothing of anybody';
    const ends = {
      client: host(1, i),
      server: host(2, is_identifier ? 1 : i),
      round_trip_us: 1,
      segment_bytes_max: 1_460,
    };
    const start = { path: ends, client_port: 40_000, server_port: PORT, packet_id: { client: 1, server: 1 } };
    createUdpFlow(start, sink)('client', Buffer.from(text), BEGIN_US + i * STEP_US);
    if (blocks.length < BATCH && i + 1 < count) continue;
    if (!file.write(Buffer.concat(blocks))) await once(file, 'drain');
    blocks = [];
  }
  file.end();
  await once(file, 'close');
}
