import type { ExchangeRow } from '@phonehome/dataset';

/** An exchange over HTTP with a reply; a test says what it is about. */
export function rowOf(about: Partial<ExchangeRow>): ExchangeRow {
  return {
    exchange_id: '0000000000000000',
    time_us: 0,
    protocol: 'http',
    client_address: '198.18.0.128',
    client_port: 40_000,
    server_address: '192.0.2.1',
    server_port: 80,
    host: 'a.example',
    looked_up: false,
    lookup_us: null,
    connect_us: 30_000,
    reply_us: 80_000,
    ending: 'client',
    request_bytes: 300,
    reply_bytes: 100,
    method: 'GET',
    target: '/',
    request_headers: '[["Host","a.example"]]',
    request_body: '',
    status: 200,
    reply_headers: '[]',
    reply_body: '',
    ...about,
  };
}
