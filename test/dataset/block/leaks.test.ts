import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { daysOfScenario } from '@phonehome/dataset';
import type { ExchangeRecord } from '@phonehome/fake-server';
import t from 'tap';
import { derived, runInto } from '../../simulation/support.ts';
import {
  type ExchangeRow,
  generateWhole,
  incident,
  rowsOf,
  type TruthRow,
  temporaryFolder,
  troubled,
} from '../support.ts';

// The labels are judged by what `phonehome run` writes of the same scenario and seed: its records know nothing of labels.

async function linesOf<Line>(path: string): Promise<Line[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

interface TimelineLine {
  readonly device: number;
  readonly time_ms: number;
  readonly event: string;
  readonly build: string;
  readonly exchange_id?: string;
  readonly trigger?: string;
  readonly root_cause?: string;
}

for (const [name, scenario] of [
  ['the incident', incident()],
  ['a server in trouble', troubled()],
  ['the client at home', derived('china-as-intended', () => undefined)],
  ['other families', derived('other-families', () => undefined)],
  [
    'people who move',
    derived('people-who-move', (scenario) => {
      scenario.end = '2018-12-08';
    }),
  ],
] as const) {
  for (const seed of [scenario.seed, 77]) {
    t.test(`${name}, seed ${seed}: what is labelled a report is exactly what a run records`, async (t) => {
      const folder = await temporaryFolder(t);
      const out = join(folder, 'set');
      const run = join(folder, 'run');
      const devices = 15;
      await runInto(run, { ...scenario, devices }, { seed });
      const days = daysOfScenario(scenario);
      await generateWhole({ scenario, out, seed, days, devices, block_devices: 4, background: 0.3 });
      const records = new Map(
        (await linesOf<ExchangeRecord>(join(run, 'records.ndjson'))).map((record) => [record.exchange_id, record]),
      );
      const told = new Map(
        (await linesOf<TimelineLine>(join(run, 'timeline.ndjson')))
          .filter(({ event }) => event === 'report')
          .map((line) => [line.exchange_id, line]),
      );
      const exchanges = new Map(rowsOf<ExchangeRow>(out, 'exchanges').map((row) => [row.exchange_id, row]));
      const truth = rowsOf<TruthRow>(out, 'truth');
      const reports = truth.filter(({ label }) => label === 'leak' || label === 'registration');
      t.ok(records.size > 5, `${records.size} records`);
      t.strictSame(reports.map(({ exchange_id }) => exchange_id).sort(), [...records.keys()].sort(), 'the same ids');

      for (const one of reports) {
        const record = records.get(one.exchange_id) as ExchangeRecord;
        const line = told.get(one.exchange_id) as TimelineLine;
        const exchange = exchanges.get(one.exchange_id) as ExchangeRow;
        const { report, decision } = record;
        // All that phones send can be read.
        const request = record.request as Extract<ExchangeRecord['request'], { readonly method: string }>;
        const filled = Object.entries(report ?? {})
          .filter(([, value]) => value !== '')
          .map(([field]) => field);
        const epoch_us = Date.parse(`${scenario.start}T00:00:00Z`) * 1_000;
        const found = {
          outcome: one.outcome,
          policy_rule: one.policy_rule,
          device: one.device,
          build: one.build,
          trigger: one.trigger,
          root_cause: one.root_cause,
          time_ms: Math.floor((exchange.time_us - epoch_us) / 1_000),
          method: exchange.method,
          target: exchange.target,
          headers: JSON.parse(exchange.request_headers ?? ''),
          body: exchange.request_body,
        };
        const expected = {
          outcome: decision.outcome,
          policy_rule: decision.policy_rule,
          device: line.device,
          build: line.build,
          trigger: line.trigger,
          root_cause: line.root_cause,
          time_ms: record.time_ms,
          method: request.method,
          target: request.target,
          headers: request.headers,
          body: Buffer.from(request.body_base64, 'base64').toString(),
        };
        if (JSON.stringify(found) !== JSON.stringify(expected)) return t.strictSame(found, expected);
        const leaked = one.leaked_fields.split(' ');
        if (!leaked.every((field) => filled.includes(field))) return t.strictSame(leaked, filled);
        for (const field of ['IMEI1', 'MEID', 'SIM1ICCID', 'SIM1LTEIMSI', 'MACID', 'SIM1CELLID']) {
          if (filled.includes(field) !== leaked.includes(field)) return t.strictSame({ field, leaked }, filled);
        }
      }
    });
  }
}
