import { join } from 'node:path';
import { createWorld } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { derived } from '../simulation/support.ts';
import {
  type ExchangeRow,
  generateWhole,
  incident,
  lateDays,
  moving,
  rowsOf,
  type TruthRow,
  temporaryFolder,
  troubled,
} from './support.ts';

const US_PER_MS = 1_000;
const US_PER_DAY = 86_400_000 * US_PER_MS;

for (const [name, scenario] of [
  ['a server in trouble', troubled()],
  ['people who move', moving()],
  ['the incident', incident()],
  ['days that end in the evening', lateDays()],
  ["the maker's own activation", derived('europe-as-intended', () => undefined)],
  ['other families', derived('other-families', () => undefined)],
] as const) {
  t.test(`${name}: exchanges and truth`, async (t) => {
    const out = join(await temporaryFolder(t), 'set');
    const days = 6;
    const devices = name === 'days that end in the evening' ? 100 : 18;
    await generateWhole({ scenario, out, days, devices, block_devices: 7 });
    const exchanges = rowsOf<ExchangeRow>(out, 'exchanges');
    const truth = rowsOf<TruthRow>(out, 'truth');
    const world = createWorld(scenario, clientState);
    t.ok(exchanges.length > 500, `${exchanges.length} exchanges`);

    t.test('the truth joins the exchanges one to one, in their order', async (t) => {
      t.strictSame(
        truth.map(({ exchange_id }) => exchange_id),
        exchanges.map(({ exchange_id }) => exchange_id),
      );
      t.equal(new Set(truth.map(({ exchange_id }) => exchange_id)).size, truth.length, 'each id once, over all blocks');
    });

    t.test('in each block they are in order of time, of those at once by device', async (t) => {
      for (let at = 1; at < exchanges.length; at++) {
        const [before, here] = [exchanges[at - 1] as ExchangeRow, exchanges[at] as ExchangeRow];
        const [of, device] = [truth[at - 1]?.device ?? 0, truth[at]?.device ?? 0];
        if (Math.floor(of / 7) !== Math.floor(device / 7)) continue;
        const inOrder = before.time_us < here.time_us || (before.time_us === here.time_us && of <= device);
        if (!inOrder) return t.fail(`${before.time_us} of ${of} before ${here.time_us} of ${device}`);
      }
    });

    t.test('they are within the days', async (t) => {
      const from = world.epoch_ms * US_PER_MS;
      const strangers = exchanges.filter(({ time_us }) => time_us < from || time_us >= from + days * US_PER_DAY);
      t.strictSame(strangers, []);
    });

    t.test('the phase of each is the one that its time is in', async (t) => {
      for (const [at, { time_us }] of exchanges.entries()) {
        const time_ms = time_us / US_PER_MS - world.epoch_ms;
        const phase = world.phases.findLast(({ from_ms }) => from_ms <= time_ms)?.id;
        if (truth[at]?.phase !== phase) return t.match(truth[at], { phase }, `at ${time_ms}`);
      }
    });

    t.test('what a label says holds', async (t) => {
      for (const [at, one] of truth.entries()) {
        const { label, region, application, trigger, root_cause, outcome, policy_rule, leaked_fields, network } = one;
        const { protocol } = exchanges[at] as ExchangeRow;
        const isReport = label === 'leak' || label === 'registration';
        const faults = [
          isReport !== (trigger !== null) && 'a trigger, and a report',
          isReport !== (root_cause !== null) && 'a root cause, and a report',
          isReport !== (outcome !== null && policy_rule !== null) && 'a decision, and a report',
          (label === 'background') !== (application !== null) && 'an application, and background',
          label === 'leak' && region === 'CN' && 'a leak at home',
          label === 'registration' && region !== 'CN' && 'a registration elsewhere',
          isReport && protocol !== 'http' && 'a report in clear text',
          isReport && leaked_fields === '' && 'a report without a field that identifies',
          label === 'activation' && (protocol !== 'tls' || leaked_fields !== '') && 'an activation within TLS',
          !['wifi', 'mobile'].includes(network) && 'a network',
        ].filter((fault) => fault !== false);
        if (faults.length > 0) return t.strictSame({ faults, one }, null);
      }
    });

    t.test('the device is one of them, with its person and its part', async (t) => {
      const phones = new Map(rowsOf<DeviceRow>(out, 'devices').map((row) => [row.device, row]));
      t.strictSame(
        [...phones.keys()],
        Array.from({ length: devices }, (_, device) => device),
      );
      for (const { device, person, split, cohort } of truth) {
        const phone = phones.get(device);
        if (phone?.person !== person || phone.split !== split || phone.cohort !== cohort) {
          return t.match(phone, { person, split, cohort });
        }
      }
    });
  });
}

interface DeviceRow {
  readonly device: number;
  readonly person: number;
  readonly split: string;
  readonly cohort: string;
}
