import type { FlowListener } from './capture-flows.ts';
import type { Flow } from './flow.ts';
import { isHeaders } from './record-flows.ts';
import { hearRequest } from './request-flow.ts';

const PROTOCOLS: Readonly<Record<string, Flow['protocol']>> = { http: 'http', tls: 'tls', dns: 'dns', ntp: 'udp' };

/**
 * Hears a row of the table `exchanges` of a data set.
 * @returns whether it is one
 */
export function hearExchange(listener: FlowListener, row: Readonly<Record<string, unknown>>): boolean {
  const { exchange_id, time_us, protocol, host, target, request_headers, request_body } = row;
  const known = typeof protocol === 'string' ? PROTOCOLS[protocol] : undefined;
  const time = Number(time_us);
  if (typeof exchange_id !== 'string' || !known || !Number.isFinite(time)) return false;
  const headers = typeof request_headers === 'string' ? parsed(request_headers) : null;
  const body = Buffer.from(typeof request_body === 'string' ? request_body : '', 'utf8');
  hearRequest(listener, {
    id: exchange_id,
    time_us: time,
    client: `${row.client_address}:${row.client_port}`,
    server: `${row.server_address}:${row.server_port}`,
    host: typeof host === 'string' ? host : null,
    protocol: known,
    clear: known === 'http',
    request: typeof target === 'string' && isHeaders(headers) ? { target, headers, body } : null,
  });
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
