import { formatDateTime, US_PER_MS } from '@phonehome/shared';
import type { ExchangeRow } from '../table/exchanges.ts';
import type { ExchangeForm } from './exchange-file.ts';

const HTTP_VERSION = 'HTTP/1.1';
const UNKNOWN = -1;

/** HAR 1.2: of the exchanges those over HTTP in clear text, in order of time. */
export const har: ExchangeForm = {
  format: 'har',
  extension: 'har',
  head: '{"log":{"version":"1.2","creator":{"name":"phonehome","version":"1"},"entries":[\n',
  tail: '\n]}}\n',
  stretch({ rows }, write, first) {
    let is_first = first;
    for (const row of rows('exchanges') as unknown as readonly ExchangeRow[]) {
      if (row.method === null) continue;
      write(`${is_first ? '' : ',\n'}${JSON.stringify(harEntry(row))}`);
      is_first = false;
    }
  },
};

/** An exchange over HTTP as an entry of HAR; what it has no place for is under keys with an underscore. */
export function harEntry(row: ExchangeRow) {
  const { host, server_port, target, method, request_body, reply_body, status, lookup_us, connect_us, reply_us } = row;
  const port = server_port === 80 ? '' : `:${server_port}`;
  const url = `http://${host}${port}${target}`;
  const request_headers = headersOf(row.request_headers);
  const reply_headers = headersOf(row.reply_headers);
  const ms = (us: number | null): number => (us ?? 0) / US_PER_MS;
  const timings = {
    blocked: UNKNOWN,
    dns: lookup_us === null ? UNKNOWN : ms(lookup_us),
    connect: ms(connect_us),
    send: 0,
    wait: ms(reply_us),
    receive: 0,
  };
  return {
    _exchange_id: row.exchange_id,
    _client_address: row.client_address,
    startedDateTime: isoTime(row.time_us),
    time: ms(lookup_us) + ms(connect_us) + ms(reply_us),
    request: {
      method: method ?? '',
      url,
      httpVersion: HTTP_VERSION,
      cookies: [],
      headers: request_headers,
      queryString: queryOf(target ?? ''),
      headersSize: UNKNOWN,
      bodySize: Buffer.byteLength(request_body ?? ''),
      ...(method === 'POST' && {
        postData: { mimeType: valueOf(request_headers, 'content-type'), text: request_body ?? '' },
      }),
    },
    response: {
      // Where none came: Playwright, which replays HAR, takes -1 for a request that stays without a reply, and 0 for 200.
      status: status ?? UNKNOWN,
      statusText: '',
      httpVersion: HTTP_VERSION,
      cookies: [],
      headers: reply_headers,
      content: {
        size: Buffer.byteLength(reply_body ?? ''),
        mimeType: valueOf(reply_headers, 'content-type') || 'x-unknown',
        text: reply_body ?? '',
      },
      redirectURL: valueOf(reply_headers, 'location'),
      headersSize: UNKNOWN,
      bodySize: Buffer.byteLength(reply_body ?? ''),
    },
    cache: {},
    timings,
    serverIPAddress: row.server_address,
    connection: String(row.client_port),
  };
}

/** A header, or a parameter of a query. */
interface Named {
  name: string;
  value: string;
}

function headersOf(json: string | null): Named[] {
  return (JSON.parse(json ?? '[]') as [string, string][]).map(([name, value]) => ({ name, value }));
}

function valueOf(headers: readonly Named[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
}

function queryOf(target: string): Named[] {
  const at = target.indexOf('?');
  if (at < 0) return [];
  return target
    .slice(at + 1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? { name: pair, value: '' } : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
    });
}

/** A time as ISO 8601, to the millisecond, as readers of HAR expect it. */
function isoTime(time_us: number): string {
  const ms = Math.floor(time_us / US_PER_MS);
  return `${formatDateTime(ms).replace(' ', 'T')}.${String(ms % 1_000).padStart(3, '0')}Z`;
}
