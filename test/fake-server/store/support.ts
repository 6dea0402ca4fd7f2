import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExchangeRecord, receive, recordLine, storedLines } from '@phonehome/fake-server';
import type { HttpRequest } from '@phonehome/shared';
import { bodyOf, prompt, ready } from '../support.ts';

export const RECORDS = 'records.ndjson';
export const LOCK = 'serving.pid';

/** A record of that number, of a request with changes. */
export function recordOf(number: number, changes: Partial<HttpRequest> = {}): ExchangeRecord {
  const request: HttpRequest = {
    method: 'POST',
    target: '/',
    http_version: '1.1',
    headers: [['Host', 'zzhc.vnet.cn']],
    body: bodyOf(),
    ...changes,
  };
  return receive(ready(prompt), { time_ms: number, exchange_id: String(number) }, { request }).record;
}

/** The lines of records, as a store must have them. */
export const linesOf = (...numbers: number[]): string[] => numbers.map((number) => recordLine(recordOf(number)));

/** All lines of a store. */
export async function read(folder: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of storedLines(folder)) lines.push(line);
  return lines;
}

/** The file of records as it is on disk. */
export const onDisk = (folder: string): Promise<string> => readFile(join(folder, RECORDS), 'utf8');
