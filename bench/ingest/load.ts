import { readFileSync } from 'node:fs';
import { parseRequest } from '@phonehome/shared';
import autocannon from 'autocannon';
import type { Running } from './peers.ts';

export const CONNECTIONS = 64;

/** The report of a phone of 2017, as its file in the conformance suite has it. */
const REPORT = new URL('../../test/fixtures/wire/family-phone-2017-7.0.request', import.meta.url);

/** What a server did under load. */
export interface Ingest {
  readonly per_second: number;
  readonly p99_ms: number;
  /** Processor time of its process a request. */
  readonly cpu_us: number;
}

/** Sends the same report over kept connections for some seconds, each when the one before was answered. */
export async function load({ port, pid }: Running, seconds: number): Promise<Ingest> {
  const { headers, body } = parseRequest(readFileSync(REPORT));
  const before_us = cpuTime(pid);
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/`,
    connections: CONNECTIONS,
    duration: seconds,
    method: 'POST',
    headers: Object.fromEntries(headers.filter(([name]) => !/^(?:content-length|connection)$/i.test(name))),
    body: Buffer.from(body),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  return {
    per_second: result.requests.average,
    p99_ms: result.latency.p99,
    cpu_us: (cpuTime(pid) - before_us) / result.requests.total,
  };
}

/** How long a process and its threads have had a processor, in microseconds (Linux; elsewhere it is not known). */
function cpuTime(pid: number): number {
  try {
    // After the name in brackets come the state, 10 numbers, and the times of user and system in hundredths.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return Number.NaN;
  }
}
