import { readFileSync, writeFileSync } from 'node:fs';
import { hostname, release } from 'node:os';
import {
  createCaptureReader,
  type Frame,
  interfaceBlock,
  linkTypes,
  packetBlock,
  parseFrame,
  sectionHeaderBlock,
} from '@phonehome/capture';
import { luhnHolds } from '@phonehome/shared';

interface Flow {
  readonly frames: Frame[];
  bytes: number;
  /** By what it is told which software it is of: the port of the server, and what its first words say. */
  label: string | null;
  is_kept_out: boolean;
}

const FLOW_BYTES_MAX = 6_000;
const FIXTURE_BYTES_MAX = 295_000;
const BLOCK_BYTES = 34;
const SERVER_PORTS = [80, 53, 514, 8125, 2003, 1883, 6379, 161, 162, 25, 5066, 873, 21, 4433, 5432, 389];

/** Names of the machine that captures and of its kernel, which may not stand in the fixture. */
const OF_THIS_MACHINE = [hostname(), release()].filter((one) => one !== 'localhost');

/** What could be somebody's, as chance would have it, is not kept: only numbers of the reserved ranges may stand here. */
function couldBeSomebodys(text: string): boolean {
  const numbers = text.match(/(?<!\d)(?:\d{15}|89\d{17,18})(?!\d)/g) ?? [];
  return numbers.some((one) => luhnHolds(one) && !/^(?:00999|00101|89000)/.test(one));
}

/** Of each software's flows in a capture the first ones, in turn, as a small pcapng file: the bytes that were captured. */
export function writeFixture(capture: string, out: string): void {
  const flows = flowsOf(capture);
  const byLabel = new Map<string, Flow[]>();
  for (const flow of flows) {
    if (flow.label === null || flow.is_kept_out || flow.bytes > FLOW_BYTES_MAX) continue;
    byLabel.set(flow.label, [...(byLabel.get(flow.label) ?? []), flow]);
  }
  const kept: Flow[] = [];
  let left = FIXTURE_BYTES_MAX;
  for (let turn = 0; [...byLabel.values()].some((ones) => ones.length > turn); turn++) {
    for (const ones of byLabel.values()) {
      const flow = ones[turn];
      if (!flow || flow.bytes > left) continue;
      left -= flow.bytes;
      kept.push(flow);
    }
  }
  const frames = kept.flatMap((flow) => flow.frames).sort((a, b) => a.time_us - b.time_us);
  const head = [
    sectionHeaderBlock({ application: 'tcpdump, and scripts/corpus' }),
    interfaceBlock(linkTypes.ethernet, 'lo'),
  ];
  writeFileSync(out, Buffer.concat([...head, ...frames.map(packetBlock)]));
  process.stdout.write(`wrote ${out}: ${kept.length} flows of ${byLabel.size} sorts\n`);
}

function flowsOf(capture: string): Flow[] {
  const flows = new Map<string, Flow>();
  const reader = createCaptureReader();
  reader.push(readFileSync(capture), (frame) => {
    const packet = parseFrame(frame);
    if (!packet) return;
    const ends = [`${packet.source}:${packet.source_port}`, `${packet.destination}:${packet.destination_port}`];
    const id = `${packet.protocol} ${ends.sort().join(' ')}`;
    const flow = flows.get(id) ?? { frames: [], bytes: 0, label: null, is_kept_out: false };
    flows.set(id, flow);
    flow.frames.push(frame);
    flow.bytes += frame.bytes.length + BLOCK_BYTES;
    if (packet.payload.length === 0) return;
    const text = Buffer.from(packet.payload).toString('latin1');
    if (couldBeSomebodys(text) || OF_THIS_MACHINE.some((one) => text.includes(one))) flow.is_kept_out = true;
    if (flow.label === null && SERVER_PORTS.includes(packet.destination_port))
      flow.label = labelOf(packet.destination_port, text);
  });
  return [...flows.values()];
}

/** The port; of HTTP also the program and the method. */
function labelOf(port: number, text: string): string {
  if (port !== 80) return String(port);
  const agent = /^user-agent: *([^\r/ ]+)/im.exec(text)?.[1] ?? 'none';
  return `${agent} ${text.includes('Chrome/') ? 'Chrome' : ''} ${text.slice(0, text.indexOf(' '))}`;
}
