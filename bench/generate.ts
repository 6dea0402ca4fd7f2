import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Format, type Generated, generateDataset } from '@phonehome/dataset';
import { loadScenario } from '@phonehome/shared';
import { copyReadyTables, writeReadyLines } from './generate/floor.ts';
import { writeConstant } from './generate/limit.ts';
import { fakerRows, pythonPeer } from './generate/peers.ts';
import { grouped, inTurn, median, say, sayMachine, timed } from './rounds.ts';

// Data sets against the disk, and against what else makes such rows and packets: `node bench/generate.ts [devices] [days]`.
const [devices = 1_000, days = 3] = process.argv.slice(2).map(Number);
const ROUNDS = 3;
const PEER_ROWS = 20_000;
const PYTHON_ROWS = 2_000;
const PACKET_EXCHANGES = 400;

const place = mkdtempSync(join(tmpdir(), 'phonehome-bench-'));
const text = readFileSync(new URL('../scenarios/people-who-move.yaml', import.meta.url), 'utf8');
const scenario = loadScenario(text, 'people-who-move.yaml');

async function generate(format: Format, wanted: number = devices, workers = 1): Promise<Generated> {
  const out = join(place, 'data');
  rmSync(out, { recursive: true, force: true });
  const rest = { seed: 1, background: 0, events: false, shard: { index: 1, count: 1 }, workers };
  return generateDataset({ scenario, scenario_text: text, devices: wanted, days, formats: [format], out, ...rest });
}

const exchangesOf = ({ manifest }: Generated): number =>
  Object.values(manifest?.figures.exchanges ?? {}).reduce((sum, count) => sum + count, 0);
const bytesOf = ({ manifest }: Generated): number => (manifest?.parts ?? []).reduce((sum, { bytes }) => sum + bytes, 0);

try {
  const size = { ndjson: await generate('ndjson'), pcapng: await generate('pcapng') };
  const exchanges = exchangesOf(size.ndjson);
  const file = join(place, 'file');
  await generate('csv');
  const ready_tables = join(place, 'ready');
  renameSync(join(place, 'data', 'csv'), ready_tables);
  const seconds = await inTurn(ROUNDS, {
    ndjson: () => generate('ndjson'),
    ndjson_limit: async () => writeConstant(file, bytesOf(size.ndjson)),
    pcapng: () => generate('pcapng'),
    pcapng_limit: async () => writeConstant(file, bytesOf(size.pcapng)),
    parquet: () => generate('parquet'),
    ndjson_floor: async () => writeReadyLines(file, exchanges, bytesOf(size.ndjson)),
    parquet_floor: () => copyReadyTables(ready_tables, file),
  });
  sayMachine();
  say(
    `${grouped(devices)} phones, ${days} days, ${grouped(exchanges)} exchanges; median of ${ROUNDS} rounds in turn, one thread`,
  );
  const rate = (name: keyof typeof seconds): number => exchanges / median(seconds[name]);
  for (const name of ['ndjson', 'pcapng'] as const) {
    const [taken, limit] = [median(seconds[name]), median(seconds[`${name}_limit`])];
    const megabytes = bytesOf(size[name]) / 1e6;
    say(
      `${name}: ${grouped(rate(name))} exchanges/s, ${grouped(megabytes / taken)} MB/s; constant buffer ${grouped(megabytes / limit)} MB/s: ${(limit / taken).toFixed(3)} of the limit`,
    );
  }
  say(`parquet: ${grouped(rate('parquet'))} rows/s of exchanges, with their truth`);
  const floor = median(seconds.ndjson_limit) / median(seconds.ndjson_floor);
  say(
    `whoever simulates nothing: ids, copies of a ready line, hash and file ${grouped(rate('ndjson_floor'))} exchanges/s, ${floor.toFixed(3)} of the limit; DuckDB alone, from ready tables, ${grouped(rate('parquet_floor'))} rows/s`,
  );
  const in_node = fakerRows(file, PEER_ROWS);
  say(`faker and JSON in Node.js: ${grouped(in_node)} rows/s; ndjson ${(rate('ndjson') / in_node).toFixed(1)} times`);
  const in_python = pythonPeer('peer-faker.py', PYTHON_ROWS, file);
  if (in_python === null) say('Faker of Python: not there (apt-get install python3-fake-factory)');
  else say(`Faker of Python: ${grouped(in_python)} rows/s; ndjson ${(rate('ndjson') / in_python).toFixed(0)} times`);
  const scapy = pythonPeer('peer-scapy.py', PACKET_EXCHANGES, file);
  if (scapy === null) say('scapy: not there (apt-get install python3-scapy)');
  else say(`scapy: ${grouped(scapy)} exchanges/s; pcapng ${(rate('pcapng') / scapy).toFixed(0)} times`);

  // Three blocks each, so that starting the threads is no great part of it.
  const two = devices * 6;
  const one_worker = await timed(() => generate('ndjson', two, 1));
  const two_workers = await timed(() => generate('ndjson', two, 2));
  say(`two workers: ${(one_worker / two_workers).toFixed(2)} times one, on ${grouped(two)} phones`);
} finally {
  rmSync(place, { recursive: true, force: true });
}
