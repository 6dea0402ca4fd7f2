import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  type Arrival,
  defaultPolicy,
  type Edge,
  type ExchangeRecord,
  type Listener,
  LOOPBACK,
  listen,
  type RecordedRequest,
  type ReplyPolicy,
  resolvePolicy,
} from '@phonehome/fake-server';
import { androidBase64, androidJson, encodeRequest, type HttpReply, type Policy, parseReply } from '@phonehome/shared';
import type { Test } from 'tap';

export const NORWEGIAN = '89000000000000000017';
export const CHINA_TELECOM = '89860300999000000012';

/** The default policy without its delays. */
export const prompt: Policy = { rules: defaultPolicy.rules.map((rule) => ({ ...rule, delay_ms: 0 })) };
/** A policy of one rule. */
export const silent: Policy = { rules: [{ id: 'mute', when: {}, outcome: 'silent', delay_ms: 0 }] };

/** A policy made ready as `serve` does. */
export const ready = (policy: Policy): ReplyPolicy => resolvePolicy(policy, { epoch_ms: 0, seed: 0 });

/** The body of a report with the required fields, with changes. */
export function bodyOf(changes: Record<string, string> = {}): Buffer {
  const fields = {
    REGVER: '7.0',
    MEID: '00999000000000',
    MODEL: 'HMD-X',
    SWVER: '1',
    SIM1ICCID: NORWEGIAN,
    DATASIM: '1',
  };
  return Buffer.from(androidBase64(Buffer.from(androidJson(Object.entries({ ...fields, ...changes })))), 'latin1');
}

/** A request head and body as bytes; the length is declared unless a header says otherwise. */
export function requestOf(head: string, body: Buffer = bodyOf()): Buffer {
  const length = /content-length|transfer-encoding/i.test(head) ? '' : `Content-Length: ${body.length}\r\n`;
  return Buffer.concat([Buffer.from(`${head.replaceAll('\n', '\r\n')}\r\n${length}\r\n`, 'latin1'), body]);
}

export const post = requestOf('POST / HTTP/1.1\nHost: zzhc.vnet.cn');

/** An edge that keeps records in memory, and whoever waits for them. */
export interface Witness extends Edge {
  readonly records: ExchangeRecord[];
  /** The record of that number, counted from 0, as soon as it is there. */
  recorded(number: number): Promise<ExchangeRecord>;
}

/** Arrivals are numbered; records are kept in memory. */
export function createWitness(): Witness {
  const records: ExchangeRecord[] = [];
  let wake = Promise.withResolvers<void>();
  let arrivals = 0;
  return {
    records,
    waits: false,
    arrive: (): Arrival => ({ time_ms: 1000 + arrivals, exchange_id: `exchange-${arrivals++}` }),
    keep(_socket, { record }) {
      records.push(record);
      wake.resolve();
      wake = Promise.withResolvers();
    },
    async recorded(number) {
      while (records.length <= number) await wake.promise;
      return records[number] as ExchangeRecord;
    },
  };
}

/** Keeps a record only when the caller has closed its direction of the connection. */
export function afterEnd(witness: Witness): Edge {
  return {
    ...witness,
    async keep(socket, received, done) {
      if (!socket.readableEnded) await once(socket, 'end');
      await witness.keep(socket, received, done);
    },
  };
}

/** A server on a free port, closed when the test is over. */
export async function listening(t: Test, edge: Edge, policy: Policy = prompt): Promise<Listener> {
  const listener = await listen(ready(policy), edge, 0);
  t.teardown(() => listener.close());
  return listener;
}

/** A connection to a server, and what has come back. */
export interface Caller {
  readonly socket: Socket;
  /** Sends bytes and waits until the system has them. */
  send(bytes: Buffer | string): Promise<void>;
  /** The next whole reply. */
  reply(): Promise<HttpReply>;
  /** Waits until the server has closed; gives all bytes that came. */
  closed(): Promise<Buffer>;
}

/** Dials a server; the connection is destroyed when the test is over. */
export async function call(t: Test, { port }: Pick<Listener, 'port'>): Promise<Caller> {
  const socket = connect({ port, host: LOOPBACK, noDelay: true });
  t.teardown(() => socket.destroy());
  let bytes = Buffer.alloc(0);
  let read = 0;
  let news = Promise.withResolvers<void>();
  let over = false;
  const changed = (): void => {
    news.resolve();
    news = Promise.withResolvers();
  };
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    changed();
  });
  socket.on('close', () => {
    over = true;
    changed();
  });
  socket.on('error', changed);
  await once(socket, 'connect');
  return {
    socket,
    send: (sent) => new Promise((resolve) => socket.write(sent, () => resolve())),
    async reply() {
      for (;;) {
        const rest = bytes.subarray(read);
        const reply = parseReply(rest, over);
        if (reply) {
          read += rest.indexOf('\r\n\r\n') + 4 + Buffer.byteLength(reply.body);
          return reply;
        }
        if (over) throw new Error(`the server closed after ${JSON.stringify(rest.toString('latin1'))}`);
        await news.promise;
      }
    },
    async closed() {
      while (!over) await news.promise;
      return bytes;
    },
  };
}

/** A recorded request that could be taken apart. */
export function whole(request: RecordedRequest): Extract<RecordedRequest, { method: string }> {
  if (!('method' in request)) throw new Error('the request was not taken apart');
  return request;
}

/** The bytes that a recorded request gives back. */
export function bytesIn(request: RecordedRequest): Buffer {
  if (request.bytes_base64 !== undefined) return Buffer.from(request.bytes_base64, 'base64');
  const { body_base64, ...head } = whole(request);
  return encodeRequest({ ...head, body: Buffer.from(body_base64, 'base64') });
}
