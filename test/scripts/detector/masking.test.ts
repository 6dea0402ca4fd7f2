import { readFileSync } from 'node:fs';
import { type ExchangeRow, exchangeRow, liveBlock, worldOfDays } from '@phonehome/dataset';
import { androidBase64, loadScenario } from '@phonehome/shared';
import t from 'tap';
import { contentFeatures, contentOf } from '../../../scripts/detector/content-features.ts';
import { createFlowReader } from '../../../scripts/detector/flow-features.ts';
import { readableText, textShape } from '../../../scripts/detector/text-shape.ts';

const path = 'scenarios/people-who-move.yaml';
const world = worldOfDays(loadScenario(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'), path), 2);
const rows: ExchangeRow[] = [];
const block = { index: 0, first_device: 0, devices: 4 };
for await (const { exchanges } of liveBlock({ world, seed: 7, background: 1, keeps_events: false }, block)) {
  rows.push(...exchanges.map(({ exchange }) => exchangeRow(exchange)));
}

const ANOTHER_DIGIT = '5836102947';
/** Every long number and MAC address is another one, as long as it was, and the names of servers are others. */
function masked(text: string): string {
  return text
    .replace(/[0-9]{14,20}/g, (number) => number.replace(/[0-9]/g, (digit) => ANOTHER_DIGIT[Number(digit)] as string))
    .replace(/(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/g, '02:fe:dc:ba:98:76')
    .replace(/[a-z0-9.]+\.(?:example|cn)\b/g, (host) => host.replace(/[a-z]/g, 'x').replace(/[0-9]/g, '7'));
}

function maskedBody(body: string): string {
  const readable = readableText(body);
  return textShape(body).base64 ? androidBase64(Buffer.from(masked(readable))) : masked(readable);
}

/** Hosts stay apart from each other, and so do phones, but nothing of their names stays. */
function disguised(row: ExchangeRow): ExchangeRow {
  return {
    ...row,
    exchange_id: 'ffffffffffffffff',
    client_address: `phone of ${row.client_address}`,
    client_port: row.client_port ^ 0x155,
    server_address: '203.0.113.9',
    server_port: 4_711,
    host: `server of ${row.host}`,
    target: row.target === null ? null : masked(row.target),
    request_headers: row.request_headers === null ? null : masked(row.request_headers),
    request_body: row.request_body === null ? null : maskedBody(row.request_body),
  };
}

t.test(
  'no feature knows a host, an address, a port or an identifier: with all of them changed it is the same',
  async (t) => {
    t.ok(rows.length > 400, `${rows.length} exchanges`);
    const [read, readDisguised] = [createFlowReader(), createFlowReader()];
    let changed = 0;
    for (const row of rows) {
      const other = disguised(row);
      if (other.request_body !== row.request_body || other.target !== row.target) changed++;
      t.strictSame(readDisguised(other), read(row));
      t.strictSame(contentOf(other), contentOf(row));
    }
    t.ok(changed > 100, `${changed} of them named the phone`);
  },
);

t.test('there is a number for each feature, and -1 for all of what cannot be read', async (t) => {
  for (const row of rows) {
    const values = contentOf(row);
    t.equal(values.length, contentFeatures.length);
    t.ok(values.every(Number.isFinite));
    if (row.protocol !== 'http') t.strictSame(values, [0, ...values.slice(1).fill(-1)]);
  }
});
