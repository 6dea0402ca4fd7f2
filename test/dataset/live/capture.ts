import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createCaptureReader, createReassembler, type Frame, parseFrame } from '@phonehome/capture';

const interfaces = spawnSync('dumpcap', ['-D'], { encoding: 'utf8' });

/** Why nothing can be captured on loopback, or false: it takes dumpcap, and the right to use it. */
export const noCapture: string | false = interfaces.error
  ? 'no judge: apt-get install tshark'
  : !/\blo\b/.test(interfaces.stdout) &&
    'no judge: dumpcap may not capture here; run as root, or as a member of the group wireshark';

/** A capture on loopback that is under way. */
export interface LiveCapture {
  /** Ends it when no packet comes any more, and gives its frames. */
  stop(): Promise<Frame[]>;
}

/** Begins to capture what goes to and from a port on loopback, by a tool that knows nothing of us. */
export async function captureLoopback(port: number, file: string): Promise<LiveCapture> {
  const args = ['-i', 'lo', '-f', `tcp port ${port}`, '-w', file, '-B', '16', '-q'];
  const dumpcap: ChildProcess = spawn('dumpcap', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  for await (const chunk of dumpcap.stderr as NodeJS.ReadableStream) {
    said += String(chunk);
    if (said.includes('File:')) break;
  }
  if (!said.includes('File:')) throw new Error(`dumpcap: ${said}`);
  return {
    async stop() {
      // What has just passed is still in the buffers of the system.
      await wait(1_000);
      dumpcap.kill('SIGINT');
      await once(dumpcap, 'exit');
      const frames = framesOf(readFileSync(file));
      rmSync(file);
      return frames;
    },
  };
}

/** The frames of a capture. */
export function framesOf(bytes: Uint8Array): Frame[] {
  const frames: Frame[] = [];
  createCaptureReader().push(bytes, (frame) => frames.push(frame));
  return frames;
}

/** What both sides of a connection said, and when. */
export interface Conversation {
  readonly request: string;
  readonly reply: string;
  /** From the last byte of the request to the first of the reply; null where none came. */
  readonly reply_us: number | null;
}

/** The conversations of a capture, in the order in which they began. Bytes are told as latin1. */
export function conversationsOf(frames: readonly Frame[]): Conversation[] {
  const reassembler = createReassembler();
  const found = new Map<number, { client: Buffer[]; server: Buffer[]; sent_us: number; replied_us: number | null }>();
  const events = frames.flatMap((frame) => {
    const packet = parseFrame(frame);
    return packet ? reassembler.add(packet, frame.time_us) : [];
  });
  for (const event of [...events, ...reassembler.end()]) {
    if (event.event !== 'data') continue;
    const { number } = event.connection;
    const one = found.get(number) ?? { client: [], server: [], sent_us: 0, replied_us: null };
    found.set(number, one);
    one[event.from].push(Buffer.from(event.bytes));
    if (event.from === 'client') one.sent_us = event.time_us;
    else one.replied_us ??= event.time_us;
  }
  return [...found.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, { client, server, sent_us, replied_us }]) => ({
      request: Buffer.concat(client).toString('latin1'),
      reply: Buffer.concat(server).toString('latin1'),
      reply_us: replied_us === null ? null : replied_us - sent_us,
    }));
}
