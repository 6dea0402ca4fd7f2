import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExchangeRecord, type RecordStore, receive, recordLine, storedLines } from '@phonehome/fake-server';
import { encodeRequest, type HttpRequest } from '@phonehome/shared';
import { derivedRecord, type Exchange } from '../../../packages/fake-server/src/exchange.ts';
import { bodyOf, prompt, ready } from '../support.ts';

export const RECORDS = 'records.sqlite';
export const LOG = `${RECORDS}-wal`;
export const LOCK = 'serving.lock';
export const HOLDER = 'serving.pid';
/** What a store was before it was a database. */
export const LINES = 'records.ndjson';

/** A record of that number, of a request with changes. */
export function recordOf(number: number, changes: Partial<HttpRequest> = {}): ExchangeRecord {
  const { body = bodyOf() } = changes;
  const request: HttpRequest = {
    method: 'POST',
    target: '/',
    http_version: '1.1',
    headers: [
      ['Host', 'zzhc.vnet.cn'],
      ['Content-Length', String(body.length)],
    ],
    body,
    ...changes,
  };
  return receive(ready(prompt), { time_ms: number, exchange_id: String(number) }, { request }).record;
}

/** The exchange from which a record follows; null if it follows from none. */
export function exchangeOf(record: ExchangeRecord): Exchange | null {
  const { request, decision, exchange_id, time_ms, port } = record;
  if (!('method' in request)) return null;
  const bytes = encodeRequest({ ...request, body: Buffer.from(request.body_base64, 'base64') });
  const arrival = { exchange_id, time_ms, ...(port !== undefined && { port }) };
  const exchange = { arrival, bytes, decision };
  try {
    return recordLine(derivedRecord(exchange)) === recordLine(record) ? exchange : null;
  } catch {
    return null;
  }
}

/** Keeps a record by its exchange. */
export function keepExchange(store: RecordStore, record: ExchangeRecord): Promise<void> {
  const kept = exchangeOf(record);
  if (!kept || !store.keep) throw new Error('this is no record of an exchange, or no store that keeps them');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  store.keep({ kept, done: (error) => (error ? reject(error) : resolve()) });
  return promise;
}

/** A store to which every record that follows from an exchange is given as one. */
export function byExchanges(store: RecordStore): RecordStore {
  const given: Pick<RecordStore, 'append'> = {
    append: (record) => (exchangeOf(record) ? keepExchange(store, record) : store.append(record)),
  };
  return Object.setPrototypeOf(given, store);
}

/** The lines of records, as a store must have them. */
export const linesOf = (...numbers: number[]): string[] => numbers.map((number) => recordLine(recordOf(number)));

/** The numbers from 0, so many. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** All lines of a store. */
export async function read(folder: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of storedLines(folder)) lines.push(line);
  return lines;
}

/** All lines of an open store, by its own pages. */
export async function linesIn(store: RecordStore): Promise<string[]> {
  const { records } = await store.find({}, { limit: 1_000_000 });
  return records.map(({ record }) => recordLine(record));
}

/** All bytes of all files of a folder. */
export async function bytesIn(folder: string): Promise<Buffer> {
  const names = await readdir(folder);
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
}
