import { outcomes } from '@phonehome/shared';
import { applications } from '../background/applications.ts';
import { labels, splits } from '../truth.ts';
import type { TableId } from './table.ts';

/** What the values of a column are limited to. A text with a limit is never the empty text. */
export interface Limit {
  /** Every value is one of these. */
  readonly values?: readonly string[];
  /** Every value as a whole matches this: a regular expression that all its readers understand alike. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const EXCHANGE_ID: Limit = { pattern: '[0-9a-f]{16}' };
const COUNT: Limit = { minimum: 0 };
const PORT: Limit = { minimum: 1, maximum: 65_535 };
const SPLIT: Limit = { values: splits };
/** An id of a scenario. */
const SLUG: Limit = { pattern: '[a-z0-9]+(-[a-z0-9]+)*' };

/** By table and column, where there is a limit. A test holds them against generated rows. */
export const limits: Readonly<Record<TableId, Readonly<Record<string, Limit>>>> = {
  exchanges: {
    exchange_id: EXCHANGE_ID,
    protocol: { values: ['http', 'tls', 'dns', 'ntp'] },
    client_address: { pattern: '198\\.1[89](\\.[0-9]{1,3}){2}' },
    client_port: PORT,
    server_address: { pattern: '(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]{1,3}' },
    server_port: PORT,
    host: { pattern: '[!-~]+' },
    lookup_us: COUNT,
    connect_us: COUNT,
    reply_us: COUNT,
    ending: { values: ['client', 'server', 'reset', 'nobody'] },
    request_bytes: COUNT,
    reply_bytes: COUNT,
    status: { minimum: 100, maximum: 999 },
  },
  truth: {
    exchange_id: EXCHANGE_ID,
    label: { values: labels },
    device: COUNT,
    person: COUNT,
    split: SPLIT,
    cohort: SLUG,
    phase: SLUG,
    build: SLUG,
    application: { values: applications.map(({ id }) => id) },
    outcome: { values: outcomes },
    network: { values: ['wifi', 'mobile'] },
    cell: { pattern: '[0-9]+' },
  },
  devices: { device: COUNT, person: COUNT, split: SPLIT, cohort: SLUG, first_build: SLUG, switched_on_ms: COUNT },
  events: { device: COUNT, seq: COUNT, event: { pattern: '[a-z_]+' }, cause: COUNT, build: SLUG },
};

/** Columns whose values are keys of another table. */
export const references: Readonly<Record<TableId, readonly (readonly [column: string, table: TableId])[]>> = {
  exchanges: [],
  truth: [
    ['exchange_id', 'exchanges'],
    ['device', 'devices'],
  ],
  devices: [],
  events: [['device', 'devices']],
};
