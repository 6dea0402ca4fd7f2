import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Content,
  createConversationWriter,
  createTcpFlow,
  createUdpFlow,
  dnsAnswer,
  dnsQuery,
  type PacketSink,
} from '@phonehome/capture';
import { grouped, inTurn, median, say, sayMachine } from './rounds.ts';

// How fast reports become the packets of a pcapng file, beside as many bytes from a constant buffer into a file, one thread:
// `node bench/pcapng.ts [conversations] [folder]`. A report is a look-up, a request of two segments and a reply; its packets
// overlap with those of others.
const [conversations = 200_000, where = tmpdir()] = [Number(process.argv[2] ?? 200_000), process.argv[3]];
const ROUNDS = 7;
const BATCH = Buffer.alloc(1 << 20, 'phonehome ');
const PHONES = 1_000;
const SPACING_US = 90_000;
const DATE_AT = 900;
const DATE_CHARACTERS = 28;
const NAME = 'server.example';
const SERVER = [198, 51, 100, 7];

const request = Buffer.alloc(1_900, 'YWJjZGVm');
const reply = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: 44\r\n\r\n${'r'.repeat(44)}`);
const date_at = Array.from({ length: DATE_CHARACTERS }, (_, i) => DATE_AT + i);
const id_at = [0, 1];
const query = dnsQuery({ id: 0, name: NAME });
const answer = dnsAnswer({ id: 0, name: NAME }, SERVER, 300);

const phones = Array.from({ length: PHONES }, (_, phone) => ({
  form: {},
  client: { ethernet: [2, 0, 0, 1, phone >> 8, phone & 255], address: [198, 18, phone >> 8, phone & 255], ttl: 64 },
}));

/** Plans the packets of a report: all that differs between reports of a phone does. */
function report(nth: number, sink: PacketSink): void {
  const { client } = phones[nth % PHONES] as (typeof phones)[number];
  const time_us = 1_543_795_200_000_000 + nth * SPACING_US;
  const server = { ethernet: [2, 0, 0, 0, 0, 2], address: SERVER, ttl: 52 };
  const path = { client, server, round_trip_us: 90_000 + (nth % 977), segment_bytes_max: 1460 };
  const port = 32_768 + ((nth * 2) % 28_000);
  const id = { bytes: Uint8Array.of((nth >> 8) & 255, nth & 255), at: id_at };
  const start = { path, packet_id: { client: nth & 0xffff, server: (nth * 7) & 0xffff } };
  const send = createUdpFlow({ ...start, client_port: port, server_port: 53 }, sink);
  send('client', { bytes: query, changes: id }, time_us);
  send('server', { bytes: answer, changes: id }, time_us + 9_000);
  const sequence = { client: (nth * 2_654_435_761) >>> 0, server: (nth * 40_503) >>> 0 };
  const flow = createTcpFlow({ ...start, client_port: port + 1, server_port: 80, sequence }, sink);
  const date = new Uint8Array(DATE_CHARACTERS);
  for (let i = 0; i < DATE_CHARACTERS; i++) date[i] = 65 + ((nth >> (i & 7)) & 15);
  const content: Content = { bytes: request, changes: { at: date_at, bytes: date } };
  const sent_us = flow.send('client', content, flow.open(time_us + 9_350) + 350);
  flow.close('client', flow.send('server', reply, sent_us + 60) + 350);
}

const ids = Array.from({ length: 4_096 }, (_, i) => (i * 0x9e3779b1).toString(16).padStart(16, '0').slice(-16));
const folder = mkdtempSync(join(where, 'phonehome-bench-'));
const path = join(folder, 'capture.pcapng');
let written = 0;

/** Runs a work that writes to a new file. */
async function intoFile(work: (write: (bytes: Uint8Array) => void) => void): Promise<void> {
  const file = openSync(path, 'w');
  written = 0;
  work((bytes) => {
    written += bytes.length;
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  });
  closeSync(file);
  rmSync(path);
}

/** Writes reports in order of time, copied from the one before of their phone where `copied`. */
function conversing(copied: boolean, write: (bytes: Uint8Array) => void): void {
  const writer = createConversationWriter(write);
  for (let nth = 0; nth < conversations; nth++) {
    const form = copied ? (phones[nth % PHONES] as (typeof phones)[number]).form : null;
    writer.add(ids[nth % ids.length] as string, form, (sink) => report(nth, sink));
  }
  writer.end();
}

/** Plans reports and writes nothing. */
async function planning(): Promise<void> {
  for (let nth = 0; nth < conversations; nth++) report(nth, { packet: () => undefined });
}

await intoFile((write) => conversing(true, write));
const bytes = written;
try {
  const seconds = await inTurn(ROUNDS, {
    copied: () => intoFile((write) => conversing(true, write)),
    constant: () =>
      intoFile((write) => {
        for (let left = bytes; left > 0; left -= BATCH.length)
          write(left < BATCH.length ? BATCH.subarray(0, left) : BATCH);
      }),
    plain: () => intoFile((write) => conversing(false, write)),
    planning,
  });
  sayMachine();
  say(
    `${grouped(conversations)} reports of ${PHONES} phones, ${(bytes / conversations).toFixed(0)} bytes each; median of ${ROUNDS} rounds in turn`,
  );
  const line = (name: keyof typeof seconds, what: string): void => {
    const each_us = (median(seconds[name]) / conversations) * 1e6;
    say(
      `${each_us.toFixed(2).padStart(7)} us ${(bytes / conversations / each_us).toFixed(0).padStart(6)} MB/s  ${what}`,
    );
  };
  line('constant', 'a constant buffer into a file');
  line('copied', 'packets into a file, copied from the report before of the phone');
  line('plain', 'packets into a file, each written anew');
  line('planning', 'packets planned and not written');
  say(`copied / constant: ${(median(seconds.constant) / median(seconds.copied)).toFixed(2)} of its speed`);
  say(`plain / constant:  ${(median(seconds.constant) / median(seconds.plain)).toFixed(2)} of its speed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
