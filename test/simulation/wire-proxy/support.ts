import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { ExchangeRecord } from '@phonehome/fake-server';
import type { Scenario } from '@phonehome/shared';
import { createLiveTransport, type FinishedRun, scenarioPolicy } from '@phonehome/simulation';
import { brief, type Owner, runInto, temporaryFolder } from '../support.ts';

const LOOPBACK = '127.0.0.1';
/** The proxy comes from here, so that it can keep the phone's source port: the server's edge knows a phone by it. */
const PROXY_ADDRESS = '127.0.0.2';

/** How much later the other side notices that the connection is cut. */
const LATER_MS = 100;

/** What a proxy does to the traffic of one exchange. */
export interface Tampering {
  /** The request as it is passed on, given the whole of it. */
  readonly request?: (bytes: Buffer) => Buffer;
  /** How many bytes of the request to pass on before the connection is cut, and who is to notice it first. */
  readonly request_cut?: { readonly after_bytes: number; readonly first: 'phone' | 'server' };
  /** How many bytes of the reply to pass on before the connection is cut. */
  readonly reply_cut_after_bytes?: number;
}

/** A TCP proxy before the server's port that tampers with one exchange, counted from 0, and passes on the others. */
async function startProxy(server_port: number, victim: number, tampering: Tampering): Promise<[number, () => void]> {
  const sockets = new Set<Socket>();
  let exchanges = 0;
  const proxy = createServer((phone) => {
    const { request, request_cut, reply_cut_after_bytes } = exchanges++ === victim ? tampering : {};
    const localPort = phone.remotePort as number;
    const server = connect({ host: LOOPBACK, port: server_port, localAddress: PROXY_ADDRESS, localPort });
    const cut = (): void => {
      phone.destroy();
      server.destroy();
    };
    phone.on('end', () => server.end());
    server.on('end', () => phone.end());
    for (const socket of [phone, server]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    let received = Buffer.alloc(0);
    phone.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (!isWhole(received)) return;
      if (!request_cut) server.write(request ? request(received) : received);
      else {
        const [first, other] = request_cut.first === 'phone' ? [phone, server] : [server, phone];
        server.write(received.subarray(0, request_cut.after_bytes), () => {
          first.destroy();
          setTimeout(() => other.destroy(), LATER_MS);
        });
      }
    });
    server.on('data', (chunk) => {
      if (reply_cut_after_bytes === undefined) phone.write(chunk);
      else phone.write(chunk.subarray(0, reply_cut_after_bytes), cut);
    });
  });
  proxy.listen(0, LOOPBACK);
  await once(proxy, 'listening');
  const close = (): void => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
  };
  return [(proxy.address() as AddressInfo).port, close];
}

function isWhole(request: Buffer): boolean {
  const head_end = request.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(request.toString('latin1'))?.[1];
  return head_end >= 0 && request.length >= head_end + 4 + Number(length);
}

/** What a line of timeline.ndjson says of an exchange. */
export interface TimelineLine {
  readonly event: string;
  readonly time_ms: number;
  readonly exchange_id?: string;
}

async function readTimeline(folder: string): Promise<TimelineLine[]> {
  const text = await readFile(join(folder, 'timeline.ndjson'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TimelineLine);
}

/** A run and what is in it. */
export interface ProxiedRun extends FinishedRun {
  readonly truth: readonly TimelineLine[];
  readonly records: readonly ExchangeRecord[];
}

/** A few days of one phone in China whose server accepts nothing, so that there are some dozens of exchanges. */
export const refused = brief('china-as-intended', (scenario) => {
  scenario.phases = scenario.phases.slice(0, 1);
  scenario.updates = [];
  scenario.end = '2018-12-05';
  scenario.policy.rules = scenario.policy.rules.filter(({ outcome }) => outcome === 'refused');
});

/** Runs one phone over sockets through a proxy that tampers with one exchange. */
export async function runThroughProxy(
  owner: Owner,
  scenario: Scenario,
  victim: number,
  tampering: Tampering,
): Promise<ProxiedRun> {
  const records: ExchangeRecord[] = [];
  let close = (): void => undefined;
  const transport = await createLiveTransport({
    policy: scenarioPolicy(scenario, scenario.seed),
    dial: async (server_port) => {
      const [port, closeProxy] = await startProxy(server_port, victim, tampering);
      close = closeProxy;
      return port;
    },
  });
  const takeRecords = (): ExchangeRecord[] => {
    const taken = transport.takeRecords();
    records.push(...taken);
    return taken;
  };
  const out = join(await temporaryFolder(owner), 'run');
  try {
    const run = await runInto(out, scenario, { devices: 1, transport: { ...transport, takeRecords } });
    return { ...run, records, truth: await readTimeline(out) };
  } finally {
    close();
  }
}
