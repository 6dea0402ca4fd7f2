import { type Exchange, NTP_BYTES } from '../exchange.ts';
import { addressText } from '../network/addresses.ts';
import { readHttp } from './http-text.ts';
import { answerBytes, sentBytes } from './payload.ts';
import { columnOf, type Table } from './table.ts';

const { text, textOrNull, integer, integerOrNull, boolean } = columnOf;

/** A row: what an observer on the path sees of an exchange. */
export interface ExchangeRow {
  readonly exchange_id: string;
  readonly time_us: number;
  readonly protocol: string;
  readonly client_address: string;
  readonly client_port: number;
  readonly server_address: string;
  readonly server_port: number;
  readonly host: string;
  readonly looked_up: boolean;
  readonly lookup_us: number | null;
  readonly connect_us: number | null;
  readonly reply_us: number | null;
  readonly ending: string | null;
  readonly request_bytes: number;
  readonly reply_bytes: number;
  readonly method: string | null;
  readonly target: string | null;
  readonly request_headers: string | null;
  readonly request_body: string | null;
  readonly status: number | null;
  readonly reply_headers: string | null;
  readonly reply_body: string | null;
}

export const exchangesTable: Table<ExchangeRow> = {
  id: 'exchanges',
  about: 'What an observer on the path sees: one row for each exchange, in order of (time, device).',
  key: ['exchange_id'],
  columns: [
    text('exchange_id', '16 hexadecimal digits that say nothing; joins the truth, and the comments of the packets'),
    integer('time_us', 'when its first packet was seen: microseconds since 1970-01-01 00:00 UTC'),
    text('protocol', 'http, tls, dns (a look-up alone) or ntp'),
    text('client_address', 'IPv4 address of the phone, of 198.18.0.0/15'),
    integer('client_port', 'its port'),
    text(
      'server_address',
      'IPv4 address of the server, of a range for documentation (RFC 5737); of a look-up alone, that of the resolver',
    ),
    integer('server_port', 'its port'),
    text('host', 'name of the server: as looked up, and as in the Host header or in the SNI of TLS'),
    boolean('looked_up', 'whether a DNS look-up of the host is part of the exchange; else the phone remembered it'),
    integerOrNull('lookup_us', 'how long the look-up took'),
    integerOrNull('connect_us', 'how long the TCP connection took to open, from SYN to its answer'),
    integerOrNull(
      'reply_us',
      'from the last byte of the request to the first of the reply; within TLS of their first records of data; empty where none came',
    ),
    textOrNull('ending', 'who ended the TCP connection: client or server by FIN; reset; nobody (the client gave up)'),
    integer('request_bytes', 'payload from client to server, without the look-up'),
    integer('reply_bytes', 'payload from server to client, without the look-up'),
    textOrNull('method', 'HTTP method'),
    textOrNull('target', 'HTTP request target'),
    textOrNull('request_headers', 'JSON: [[name, value], ...] in order and case of the wire'),
    textOrNull('request_body', 'the body as it stands on the wire; a report is base64 text with its line feeds'),
    integerOrNull('status', 'HTTP status of the reply; empty where no whole head came'),
    textOrNull('reply_headers', 'JSON: [[name, value], ...] in order and case of the wire'),
    textOrNull('reply_body', 'the body of the reply as far as it came'),
  ],
};

/** The row of an exchange. */
export function exchangeRow(exchange: Exchange): ExchangeRow {
  const { exchange_id, time_us, host, path, client_port, server_port, lookup, content } = exchange;
  const where = {
    exchange_id,
    time_us,
    protocol: content.protocol,
    client_address: addressText(path.client.address),
    client_port,
    server_address: addressText(path.server.address),
    server_port,
    host,
    looked_up: lookup !== null,
    lookup_us: lookup?.path.round_trip_us ?? null,
  };
  const { round_trip_us } = path;
  const no_http = {
    method: null,
    target: null,
    request_headers: null,
    request_body: null,
    status: null,
    reply_headers: null,
    reply_body: null,
  };
  switch (content.protocol) {
    case 'http': {
      const first = content.answer.pieces[0];
      return {
        ...where,
        connect_us: round_trip_us,
        reply_us: first ? first.after_us + content.late_us + round_trip_us : null,
        ending: content.answer.ending,
        request_bytes: sentBytes(content),
        reply_bytes: answerBytes(content.answer),
        ...readHttp(content),
      };
    }
    case 'tls': {
      const bytesFrom = (side: string): number =>
        content.records.reduce((sum, { from, bytes }) => sum + (from === side ? bytes : 0), 0);
      const sizes = { request_bytes: bytesFrom('client'), reply_bytes: bytesFrom('server') };
      const first = content.records.find(({ from }) => from === 'server');
      const reply_us = first ? first.after_us + round_trip_us : null;
      return { ...where, connect_us: round_trip_us, reply_us, ending: 'client', ...sizes, ...no_http };
    }
    case 'ntp': {
      const sizes = { request_bytes: NTP_BYTES, reply_bytes: NTP_BYTES };
      return { ...where, connect_us: null, reply_us: round_trip_us, ending: null, ...sizes, ...no_http };
    }
    case 'dns':
      return {
        ...where,
        connect_us: null,
        reply_us: null,
        ending: null,
        request_bytes: 0,
        reply_bytes: 0,
        ...no_http,
      };
  }
}
