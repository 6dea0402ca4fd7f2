import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDataset } from '@phonehome/dataset';
import { createFakeServer } from '@phonehome/fake-server';
import { loadScenario } from '@phonehome/shared';
import { type Conversation, captureLoopback, conversationsOf, framesOf } from '../test/dataset/live/capture.ts';
import { distanceOf } from './generate/distance.ts';
import { median, say, sayMachine } from './rounds.ts';

// Generated leaks beside the same requests to a server that really waits, captured on loopback: `node bench/traffic.ts`.
const LEAKS = 400;
const AT_ONCE = 20;
const US_PER_MS = 1_000;

const place = mkdtempSync(join(tmpdir(), 'phonehome-traffic-'));
const text = readFileSync(new URL('../scenarios/people-who-move.yaml', import.meta.url), 'utf8');
const scenario = loadScenario(text, 'people-who-move.yaml');

/** A request over a connection of its own, as a phone sends it: it reads the reply and closes. */
function send(port: number, request: string): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.on('data', () => socket.end());
    socket.on('close', () => done());
    socket.on('error', fail);
    socket.write(Buffer.from(request, 'latin1'));
  });
}

/** The same requests to a server on loopback, some at once. */
async function captureLive(requests: readonly string[]): Promise<Conversation[]> {
  await using server = await createFakeServer({ policy: scenario.policy });
  const capture = await captureLoopback(server.port, join(place, 'live.pcapng'));
  const left = [...requests];
  const worker = async (): Promise<void> => {
    for (let request = left.shift(); request !== undefined; request = left.shift()) await send(server.port, request);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return conversationsOf(await capture.stop());
}

try {
  const out = join(place, 'data');
  const rest = { seed: 3, background: 0, events: false, shard: { index: 1, count: 1 }, workers: 1 };
  await generateDataset({
    scenario,
    scenario_text: text,
    devices: 6,
    days: 6,
    formats: ['pcapng', 'ndjson'],
    out,
    ...rest,
  });
  const generated = conversationsOf(framesOf(readFileSync(join(out, 'pcapng', 'exchanges-00000.pcapng')))).slice(
    0,
    LEAKS,
  );
  const rows = readFileSync(join(out, 'ndjson', 'exchanges-00000.ndjson'), 'utf8')
    .trim()
    .split('\n');
  const ways_us = rows.slice(0, LEAKS).map((row) => (JSON.parse(row) as { connect_us: number }).connect_us);
  const live = await captureLive(generated.map(({ request }) => request));
  sayMachine();
  say(`${generated.length} generated leaks beside ${live.length} of the same requests over loopback`);
  const compare = (what: string, unit: string, a: readonly number[], b: readonly number[]): void => {
    const { kolmogorov_smirnov, wasserstein } = distanceOf(a, b);
    const middles = `median ${median(a).toFixed(1)} and ${median(b).toFixed(1)} ${unit}`;
    say(
      `${what}: ${middles}; Kolmogorov-Smirnov ${kolmogorov_smirnov.toFixed(3)}, Wasserstein ${wasserstein.toFixed(2)} ${unit}`,
    );
  };
  const gaps = (all: readonly Conversation[]): number[] => all.map(({ reply_us }) => (reply_us ?? 0) / US_PER_MS);
  const sizes = (all: readonly Conversation[], side: 'request' | 'reply'): number[] =>
    all.map((one) => one[side].length);
  compare('bytes of a request', 'bytes', sizes(generated, 'request'), sizes(live, 'request'));
  compare('bytes of a reply', 'bytes', sizes(generated, 'reply'), sizes(live, 'reply'));
  compare('from request to reply', 'ms', gaps(generated), gaps(live));
  const without_way = gaps(generated).map((gap, at) => gap - (ways_us[at] ?? 0) / US_PER_MS);
  compare('the same without the way', 'ms', without_way, gaps(live));
} finally {
  rmSync(place, { recursive: true, force: true });
}
