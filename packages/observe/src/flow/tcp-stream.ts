import {
  type Connection,
  createHttp2Reader,
  type Http2Request,
  http2Preface,
  type Piece,
  readClientCertificates,
  readClientHello,
} from '@phonehome/capture';
import { bufferOf, createRequestReader } from '@phonehome/shared';
import type { FlowListener } from './capture-flows.ts';
import { cutData } from './cut-data.ts';
import { endText, type Flow } from './flow.ts';
import { asRequest, isUpgradeToHttp2 } from './http2.ts';
import { dataRoot, hostOf, nameRoots, requestRoots } from './roots.ts';
import { createWebSocketReader, isWebSocket } from './web-socket.ts';

/** What the client of a TCP connection sends, piece by piece: requests, a hello of TLS, or data of no known protocol. */
export interface TcpStream {
  add(piece: Piece): void;
  /** Bytes that the server answers. */
  answered(bytes: Uint8Array): void;
  /** Nothing more comes. */
  end(): void;
  /** How many bytes it holds on to, until it is known what they are: hardly fewer are in memory. */
  readonly held: number;
}

/** Data of no known protocol is looked at in pieces of this size. */
const DATA_BYTES_MAX = 64 * 1024;
/** A hello is not longer: it may be of several records. */
const HELLO_BYTES_MAX = 16 * 1024;
const CONNECT = 'CONNECT ';
/** As much of it as tells it from any request. */
const PREFACE_BEGIN = http2Preface.slice(0, 12);
const HEAD_END = '\r\n\r\n';
/** So much of an answer is looked at: a key stands at its begin, a download goes on. */
const ANSWER_BYTES_MAX = 8 * 1024;
const GREETING_BYTES_MAX = 1024;
const TLS_HANDSHAKE = 0x16;
const TLS_MAJOR = 3;

/** No request begins so; of the first byte alone it is likely enough. */
function isTls([first, major = TLS_MAJOR]: Uint8Array): boolean {
  return first === TLS_HANDSHAKE && major === TLS_MAJOR;
}

/** Whether what is answered may be read as it stands. */
function isReadable({ protocol }: Flow): boolean {
  return protocol === 'http' || protocol === 'tcp';
}

function begins(bytes: Uint8Array, text: string): boolean {
  return bufferOf(bytes.subarray(0, text.length)).toString('latin1') === text;
}

/** The stream of a new connection. `nameOf` is the name that was looked up for an address, if any was. */
export function createTcpStream(
  connection: Connection,
  listener: FlowListener,
  nameOf: (address: string) => string | null,
): TcpStream {
  const { client, server, begin_us } = connection;
  let flow: Flow | null = null;
  let time_us = begin_us;
  /** What the server says before it is known what the client sends. */
  let greeting: Buffer = Buffer.alloc(0);
  const told = (protocol: Flow['protocol'], host: string | null): Flow => {
    if (flow === null) {
      const name = host ?? nameOf(server.address);
      flow = {
        id: String(connection.number),
        protocol,
        client: endText(client),
        server: endText(server),
        host: name,
        begin_us,
      };
      listener.flow(flow);
      if (greeting.length > 0 && isReadable(flow)) listener.answered?.(flow, greeting);
      greeting = Buffer.alloc(0);
    }
    return flow;
  };
  const sent = (protocol: Flow['protocol'], host: string | null, roots: ReturnType<typeof dataRoot>): void => {
    if (roots.length > 0) listener.sent({ flow: told(protocol, host), time_us, clear: true }, roots);
  };

  let kept: Buffer = Buffer.alloc(0);
  const keep = (bytes: Uint8Array, max: number): void => {
    if (kept.length < max) kept = Buffer.concat([kept, bytes.subarray(0, max - kept.length)]);
  };
  /** What is done with the next bytes; it changes as the stream shows what it is. */
  let take: (bytes: Uint8Array) => void = () => undefined;
  let finish = (): void => undefined;
  /** Of what is answered to the last message so far. */
  let answer_bytes = 0;
  /** Whether it is of no known protocol, and told when it ends. */
  let is_data = false;
  /** Bytes beside those that are kept here. */
  let held = (): number => 0;

  const takeData = (): void => {
    is_data = true;
    const tell = (data: Buffer): void => sent('tcp', null, dataRoot(data));
    take = (bytes) => {
      kept = Buffer.concat([kept, bytes]);
      while (kept.length >= DATA_BYTES_MAX) {
        const end = cutData(kept, DATA_BYTES_MAX);
        tell(kept.subarray(0, end));
        kept = Buffer.from(kept.subarray(end));
      }
    };
    finish = () => {
      if (kept.length > 0) tell(kept);
      kept = Buffer.alloc(0);
    };
  };
  const takeTls = (): void => {
    let is_over = false;
    /** Who the client says it is, where it says so in clear text. */
    const takeCertificates = (): void => {
      const read = readClientCertificates(kept);
      is_over = read.is_over || kept.length >= HELLO_BYTES_MAX;
      for (const one of read.certificates.slice(0, 1)) sent('tls', null, dataRoot(Buffer.from(one), 'certificate'));
      if (is_over) kept = Buffer.alloc(0);
    };
    take = (bytes) => {
      if (is_over) return;
      keep(bytes, HELLO_BYTES_MAX);
      if (flow !== null) {
        takeCertificates();
        return;
      }
      const hello = readClientHello(kept);
      if (!hello && kept.length < HELLO_BYTES_MAX) return;
      const name = hello?.server_name ?? null;
      kept = Buffer.alloc(0);
      told('tls', name);
      // The name itself is in clear text.
      if (name !== null) sent('tls', name, nameRoots(name));
      takeCertificates();
    };
    finish = () => {
      told('tls', null);
    };
  };
  const takeWebSocket = (host: string | null): void => {
    const reader = createWebSocketReader();
    held = () => reader.held;
    take = (bytes) => {
      for (const message of reader.push(bytes)) sent('http', host, dataRoot(message, 'message'));
    };
    finish = () => undefined;
  };
  /** Behind the preface: requests that may be open at the same time. */
  const takeHttp2 = (): void => {
    const reader = createHttp2Reader();
    const tell = (requests: readonly Http2Request[]): void => {
      for (const one of requests.map(asRequest)) sent('http2', hostOf(one), requestRoots(one));
    };
    let missing = http2Preface.length;
    take = (bytes) => {
      const behind = bytes.subarray(Math.min(missing, bytes.length));
      missing -= bytes.length - behind.length;
      tell(reader.push(behind));
    };
    finish = () => {
      told('http2', null);
      tell(reader.end());
    };
  };
  /** Whether the client goes on with HTTP/2 shows only in its preface: the server may not have wanted it. */
  const takeUpgraded = (): void => {
    take = (bytes) => {
      keep(bytes, HELLO_BYTES_MAX);
      if (kept.length < PREFACE_BEGIN.length && http2Preface.startsWith(kept.toString('latin1'))) return;
      const all = kept;
      kept = Buffer.alloc(0);
      if (all.toString('latin1').startsWith(PREFACE_BEGIN)) takeHttp2();
      else takeRequests();
      take(all);
    };
    finish = () => undefined;
  };
  /** A connection that has become one of TLS: what goes on in it is encrypted. */
  const takeNothing = (): void => {
    take = () => undefined;
    finish = () => undefined;
  };
  const takeRequests = (): void => {
    const reader = createRequestReader();
    let unread_bytes = 0;
    let last_bytes = 0;
    held = () => unread_bytes;
    const read = (): void => {
      for (let event = reader.next(); event; event = reader.next()) {
        if (event.kind === 'expects-continue') continue;
        if (event.kind === 'unreadable') {
          held = () => 0;
          if (isTls(event.bytes)) takeNothing();
          else takeData();
          take(event.bytes);
          return;
        }
        // What follows a request came with its end.
        unread_bytes = last_bytes;
        const host = hostOf(event.request);
        sent('http', host, requestRoots(event.request));
        if (isWebSocket(event.request) || isUpgradeToHttp2(event.request)) {
          if (isWebSocket(event.request)) takeWebSocket(host);
          else takeUpgraded();
          const rest = reader.rest();
          if (rest.length > 0) take(rest);
          return;
        }
      }
    };
    take = (bytes) => {
      unread_bytes += bytes.length;
      last_bytes = bytes.length;
      reader.push(Buffer.from(bytes));
      read();
    };
    finish = () => {
      const before = finish;
      reader.end('the connection ended');
      read();
      if (finish !== before) finish();
    };
  };
  /** Asks a proxy for a tunnel; what goes through it begins anew. */
  const takeConnect = (): void => {
    take = (bytes) => {
      keep(bytes, HELLO_BYTES_MAX);
      const head_end = kept.indexOf(HEAD_END);
      if (head_end < 0) {
        if (kept.length >= HELLO_BYTES_MAX) takeData();
        return;
      }
      const [head, rest] = [kept.subarray(0, head_end), kept.subarray(head_end + HEAD_END.length)];
      kept = Buffer.alloc(0);
      const host = /^CONNECT ([^\s:]+):\d+ /.exec(head.toString('latin1'))?.[1];
      sent('http', host?.toLowerCase() ?? null, dataRoot(head));
      takeAnything();
      if (rest.length > 0) take(rest);
    };
    finish = () => sent('tcp', null, dataRoot(kept));
  };
  const takeAnything = (): void => {
    take = (bytes) => {
      if (isTls(bytes)) takeTls();
      else if (begins(bytes, CONNECT)) takeConnect();
      else if (begins(bytes, PREFACE_BEGIN)) takeHttp2();
      else takeRequests();
      take(bytes);
    };
    finish = () => undefined;
  };
  takeAnything();

  return {
    add(piece) {
      time_us = piece.time_us;
      answer_bytes = 0;
      take(piece.bytes);
    },
    answered(bytes) {
      const of = is_data ? told('tcp', null) : flow;
      if (of === null) greeting = Buffer.from(bytes.subarray(0, GREETING_BYTES_MAX));
      else if (answer_bytes < ANSWER_BYTES_MAX && isReadable(of)) listener.answered?.(of, bytes);
      answer_bytes += bytes.length;
    },
    end() {
      finish();
      if (flow !== null) listener.ended?.(flow);
    },
    get held() {
      return kept.length + greeting.length + held();
    },
  };
}
