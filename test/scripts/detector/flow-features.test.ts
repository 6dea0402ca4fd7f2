import type { ExchangeRow } from '@phonehome/dataset';
import t from 'tap';
import { createFlowReader, flowFeatures } from '../../../scripts/detector/flow-features.ts';
import { rowOf } from './support.ts';

const S = 1_000_000;

/** What a new reader makes of rows, by name. */
function read(...rows: readonly Partial<ExchangeRow>[]): Record<string, number>[] {
  const reader = createFlowReader();
  return rows.map((row) => {
    const values = reader(rowOf(row));
    if (values.length !== flowFeatures.length) throw new RangeError('a number for each feature');
    return Object.fromEntries(flowFeatures.map(({ name }, at) => [name, values[at] as number]));
  });
}

t.test('gaps and counts are of the same phone, with anybody and with the same server', async (t) => {
  const [first, other, again, stranger] = read(
    { time_us: 0 },
    { time_us: 10 * S, host: 'b.example' },
    { time_us: 25 * S },
    { time_us: 26 * S, client_address: '198.18.0.129' },
  );
  t.match(first, { phone_gap_s: -1, phone_count: 0, server_gap_s: -1, server_count: 0 });
  t.match(other, { phone_gap_s: 10, phone_count: 1, server_gap_s: -1, server_count: 0 });
  t.match(again, { phone_gap_s: 15, phone_count: 2, server_gap_s: 25, server_count: 1 });
  t.match(stranger, { phone_gap_s: -1, phone_count: 0, server_gap_s: -1, server_count: 0 });
});

t.test('counts forget: an hour of a phone, a day of a server; gaps do not', async (t) => {
  const hour = 3_600 * S;
  const [, , later, much_later] = read({ time_us: 0 }, { time_us: 1 }, { time_us: hour + 1 }, { time_us: hour * 40 });
  t.match(later, { phone_count: 0, server_count: 2, phone_gap_s: 3_600 });
  t.match(much_later, { phone_count: 0, server_count: 0, server_gap_s: 39 * 3_600 - 0.000_001 });
});

t.test('sizes: exact, padded, and beside those of the last time', async (t) => {
  const [first, same, other] = read({ request_bytes: 256 }, { request_bytes: 256 }, { request_bytes: 257 });
  t.match(first, { request_padded: 256, reply_padded: 256, same_request_bytes: -1, same_reply_bytes: -1 });
  t.match(same, { same_request_bytes: 1, same_reply_bytes: 1 });
  t.match(other, { request_bytes: 257, request_padded: 512, same_request_bytes: 0, same_reply_bytes: 1 });
});

t.test('how it ended, the hour, the way and the wait', async (t) => {
  const [served, reset, silent] = read(
    { ending: 'server', time_us: 23 * 3_600 * S },
    { ending: 'reset', reply_us: null },
    { ending: 'nobody', connect_us: null },
  );
  t.match(served, { ended_by_server: 1, cut_off: 0, hour: 23, connect_us: 30_000, server_us: 50_000 });
  t.match(reset, { ended_by_server: 0, cut_off: 1, server_us: -1 });
  t.match(silent, { cut_off: 1, connect_us: -1, server_us: -1 });
});
