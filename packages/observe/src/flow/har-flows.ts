import { type Header, parseDateTime, US_PER_MS } from '@phonehome/shared';
import type { FlowListener } from './capture-flows.ts';
import { endText, type Flow } from './flow.ts';
import { hearRequest } from './request-flow.ts';
import { dataRoot } from './roots.ts';

/** How many entries of a HAR there are, and how many of them could be read. */
export interface HarHeard {
  readonly entries: number;
  readonly read: number;
}

/**
 * Hears the entries of a HAR (1.2), which browsers and proxies write: also what went within TLS is readable in it, and was not
 * on the path.
 * @returns null where it is no HAR
 */
export function hearHar(listener: FlowListener, har: unknown): HarHeard | null {
  const entries = (har as { log?: { entries?: unknown } } | null)?.log?.entries;
  if (!Array.isArray(entries)) return null;
  let read = 0;
  for (const entry of entries) if (hearEntry(listener, entry, `h${read}`)) read++;
  return { entries: entries.length, read };
}

function hearEntry(listener: FlowListener, entry: unknown, id: string): boolean {
  const { startedDateTime, request, serverIPAddress, _client_address, connection, _webSocketMessages } = (entry ??
    {}) as Record<string, unknown>;
  const { url, headers, postData } = (request ?? {}) as Record<string, unknown>;
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const secure = protocol === 'https:' || protocol === 'wss:';
  const address = typeof serverIPAddress === 'string' && serverIPAddress !== '' ? serverIPAddress : hostname;
  const flow = hearRequest(listener, {
    id,
    time_us: timeOf(startedDateTime),
    client: typeof _client_address === 'string' ? `${_client_address}:${Number(connection) || 0}` : '',
    server: endText({ address: bare(address), port: Number(port) || (secure ? 443 : 80) }),
    host: bare(hostname),
    protocol: secure ? 'tls' : 'http',
    clear: !secure,
    request: { target: `${pathname}${search}`, headers: headersOf(headers, hostname), body: bodyOf(postData) },
  });
  hearMessages(listener, flow, !secure, _webSocketMessages);
  return true;
}

/** Hears the messages of a WebSocket as Chrome exports them, those that were sent: texts, and data in base64. */
function hearMessages(listener: FlowListener, flow: Flow, clear: boolean, messages: unknown): void {
  if (!Array.isArray(messages)) return;
  for (const message of messages) {
    const { type, time, opcode, data } = (message ?? {}) as Record<string, unknown>;
    if (type !== 'send' || typeof data !== 'string' || data === '') continue;
    const time_us = typeof time === 'number' ? Math.round(time * US_PER_SECOND) : flow.begin_us;
    // Bytes, as they would come out of a capture.
    const bytes = Buffer.from(data, opcode === TEXT_OPCODE ? 'utf8' : 'base64');
    listener.sent({ flow, time_us, clear }, dataRoot(bytes, 'message'));
  }
}

const TEXT_OPCODE = 1;
const US_PER_SECOND = 1_000_000;

/** An address without the brackets that a URL has around it. */
function bare(address: string): string {
  return address.replace(/^\[(.*)\]$/, '$1');
}

/** The headers, with one host: HTTP/2 has none, and repeats the URL as headers of its own (`:path`). */
function headersOf(value: unknown, host: string): Header[] {
  const all = Array.isArray(value) ? value : [];
  const given = all.flatMap((one): Header[] => {
    const { name, value } = (one ?? {}) as Record<string, unknown>;
    return typeof name === 'string' && typeof value === 'string' && !/^(?::|host$)/i.test(name) ? [[name, value]] : [];
  });
  return [['Host', host], ...given];
}

/** What was posted: a text, or, of forms, their parameters alone. */
function bodyOf(value: unknown): Uint8Array {
  const { text, params, encoding } = (value ?? {}) as Record<string, unknown>;
  if (typeof text === 'string' && text !== '') return Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
  if (!Array.isArray(params)) return Buffer.alloc(0);
  const pairs = params.flatMap((one) => {
    const { name, value } = (one ?? {}) as Record<string, unknown>;
    return typeof name === 'string' ? [[name, String(value ?? '')] as [string, string]] : [];
  });
  return Buffer.from(new URLSearchParams(pairs).toString(), 'utf8');
}

/** Microseconds since 1970 of a time as ISO 8601 has it; 0 where it is none. */
function timeOf(value: unknown): number {
  const [, day, time, fraction = '', sign, hours, minutes] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):?(\d\d))?$/.exec(String(value)) ?? [];
  const ms = day === undefined ? null : parseDateTime(`${day} ${time}`);
  if (ms === null) return 0;
  const offset_ms = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return (ms - offset_ms) * US_PER_MS + Number(fraction.slice(0, 6).padEnd(6, '0'));
}
