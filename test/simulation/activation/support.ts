import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { ActivationExchange, ActivationObservation } from '@phonehome/client-sim';
import { type ExchangeRecord, LOOPBACK } from '@phonehome/fake-server';
import { type Activation, encodeActivation, imei, opaqueId } from '@phonehome/shared';
import { type ActivationTransport, createLiveTransport, type LiveOptions, type Transport } from '@phonehome/simulation';
import { type Owner, shipped } from '../support.ts';

const SEED = 11;
/** The relay comes from here, so that it can keep the phone's source port: the server's edge knows a phone by it. */
const RELAY_ADDRESS = '127.0.0.2';

/** How much later the server has the request of a phone whose connection is cut. */
const LATER_MS = 50;

/** The activation of a phone, with changes. */
export function activationOf(device: number, changes: Partial<Activation> = {}): Activation {
  const fields = { model: 'HMD-Nokia 7 plus', build: '00WW_3_39B', country: 'NO', date: '2018-12-03' };
  return { ...fields, imei: imei(device, SEED), ...changes };
}

/** The activation of a phone on its way. */
export function exchangeOf(device: number, changes: Partial<Activation> = {}): ActivationExchange {
  return {
    device,
    exchange_id: opaqueId(device, 0, 'exchange', SEED),
    time_ms: 1000 * device,
    request: encodeActivation(activationOf(device, changes)),
  };
}

/** The China Telecom server's policy, which no activation meets. It draws nothing at random. */
export const policy = { ...shipped('incident').policy, epoch_ms: 0, seed: 0 };

/** A live transport that is closed when the test is over. */
export async function liveTransport(owner: Owner, options: Partial<LiveOptions> = {}): Promise<Transport> {
  const transport = await createLiveTransport({ policy, ...options });
  owner.teardown(() => transport.close());
  return transport;
}

/** What became of some activations, all under way at once, and what the server has of them, in order of time. */
export async function activateAll(
  transport: ActivationTransport,
  exchanges: readonly ActivationExchange[],
): Promise<{ observations: ActivationObservation[]; records: ExchangeRecord[] }> {
  const observations = await Promise.all(exchanges.map((exchange) => transport.activate(exchange)));
  return { observations, records: transport.takeActivations().sort((a, b) => a.time_ms - b.time_ms) };
}

/** A way of the bytes: from the phone to the server, or back. */
export type Way = 'up' | 'down';

/** Someone on the path: passes on what comes, keeps it, and may change it. */
export interface Relay {
  readonly seen: Readonly<Record<Way, Buffer[]>>;
  /** What to dial in the server's place. */
  dial(server_port: number): Promise<number>;
}

/**
 * A relay of TCP that keeps all bytes of both ways.
 * @param pass gives what to pass on in the place of a chunk; `whole_request` tells whether the request is through
 * @param cut whether to cut the connection to the phone when it has sent the request, and to pass that on a little later
 */
export function createRelay(
  owner: Owner,
  pass: (chunk: Buffer, way: Way, whole_request: boolean) => Buffer = (chunk) => chunk,
  cut = false,
): Relay {
  const seen = { up: [] as Buffer[], down: [] as Buffer[] };
  const sockets = new Set<Socket>();
  return {
    seen,
    async dial(server_port) {
      const relay = createServer((phone) => {
        const localPort = phone.remotePort as number;
        const server = connect({ host: LOOPBACK, port: server_port, localAddress: RELAY_ADDRESS, localPort });
        let whole_request = false;
        for (const [from, to, way] of [
          [phone, server, 'up'],
          [server, phone, 'down'],
        ] as const) {
          sockets.add(from);
          from.on('data', (chunk: Buffer) => {
            seen[way].push(chunk);
            if (way === 'up') whole_request = isRequest(chunk);
            if (!cut || !whole_request) return to.write(pass(chunk, way, whole_request));
            phone.destroy();
            return setTimeout(() => server.end(chunk), LATER_MS);
          });
          from.on('end', () => to.end());
          from.on('error', () => from.destroy());
          from.on('close', () => cut || to.destroy());
        }
      });
      owner.teardown(async () => {
        relay.close();
        for (const socket of sockets) socket.destroy();
      });
      relay.listen(0, LOOPBACK);
      await once(relay, 'listening');
      return (relay.address() as AddressInfo).port;
    },
  };
}

const APPLICATION_DATA = 0x17;
/** More than a Finished message has, less than an activation. */
const REQUEST_BYTES_MIN = 200;

/** Whether a chunk from the phone ends with a TLS record that is long enough for the request. */
function isRequest(chunk: Buffer): boolean {
  let at = 0;
  let last = { type: 0, length: 0 };
  while (at + 5 <= chunk.length) {
    last = { type: chunk.readUInt8(at), length: chunk.readUInt16BE(at + 3) };
    at += 5 + last.length;
  }
  return at === chunk.length && last.type === APPLICATION_DATA && last.length >= REQUEST_BYTES_MIN;
}

/** The chunk with one bit changed: in the last byte of its last TLS record, or of its first. */
export function flip(chunk: Buffer, record: 'first' | 'last'): Buffer {
  const end = record === 'last' ? chunk.length : 5 + chunk.readUInt16BE(3);
  const flipped = Buffer.from(chunk);
  flipped.writeUInt8(flipped.readUInt8(end - 1) ^ 1, end - 1);
  return flipped;
}
