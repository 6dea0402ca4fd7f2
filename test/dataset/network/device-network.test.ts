import { type LabelledExchange, liveBlock } from '@phonehome/dataset';
import { createWorld, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { derived } from '../../simulation/support.ts';
import { incident, troubled } from '../support.ts';

const RESOLVER = '192.0.2.53';
const REMEMBERED_US = 300_000_000;
/** How long a system that has closed a connection keeps its ports: twice the longest life of a segment (RFC 9293). */
const TIME_WAIT_US = 60_000_000;

async function live(scenario: Scenario, devices: number, days: number, background = 1): Promise<LabelledExchange[]> {
  const world = { ...createWorld(scenario, clientState), end_ms: days * 86_400_000 };
  const all: LabelledExchange[] = [];
  const block = { index: 0, first_device: 0, devices };
  const options = { world, seed: scenario.seed, background, keeps_events: false };
  for await (const { exchanges } of liveBlock(options, block)) all.push(...exchanges);
  return all;
}

const text = (address: readonly number[]): string => address.join('.');

/** Until when an exchange needs its ports, at the latest. */
function endOf({ time_us, lookup, path, content }: LabelledExchange['exchange']): number {
  const opened = time_us + (lookup?.path.round_trip_us ?? 0) + 2 * path.round_trip_us;
  if (content.protocol === 'http') {
    const { pieces, ends_after_us } = content.answer;
    return opened + (pieces.at(-1)?.after_us ?? 0) + ends_after_us + content.late_us;
  }
  if (content.protocol !== 'tls') return opened;
  return opened + content.records.reduce((sum, { after_us }) => sum + after_us + path.round_trip_us, 0);
}

t.test('the addresses are of ranges that belong to nobody, and each host has one', async (t) => {
  const exchanges = await live(troubled(), 30, 3, 2);
  const addresses = new Map<string, string>();
  const phones = new Map<string, number>();
  for (const { exchange } of exchanges) {
    const { device, host, path, lookup, content } = exchange;
    const client = text(path.client.address);
    if (!/^198\.1[89]\./.test(client)) t.fail(`phone ${client}`);
    if ((phones.get(client) ?? device) !== device) t.fail(`${client} is the address of two phones`);
    phones.set(client, device);
    const server = text(path.server.address);
    if (!/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/.test(server)) t.fail(`server ${server}`);
    if (lookup && text(lookup.path.server.address) !== RESOLVER) t.fail('another resolver');
    if (content.protocol === 'dns') continue;
    if (server === RESOLVER) t.fail(`${host} is at the address of the resolver`);
    if ((addresses.get(host) ?? server) !== server) t.fail(`${host} has two addresses`);
    addresses.set(host, server);
  }
  t.equal(phones.size, 30);
  t.ok(addresses.size > 50, `${addresses.size} hosts`);
});

t.test(
  'each exchange has packets: a look-up alone goes to the resolver, from the port that the look-up has',
  async (t) => {
    const exchanges = await live(incident(), 20, 3, 20);
    const alone = exchanges.filter(({ exchange }) => exchange.content.protocol === 'dns');
    t.ok(alone.length > 500);
    for (const { exchange } of alone) {
      const { lookup, path, client_port, server_port } = exchange;
      const isSo = lookup !== null && path === lookup.path && client_port === lookup.client_port && server_port === 53;
      if (!isSo) return t.match(exchange, { lookup: { client_port }, server_port: 53 });
    }
  },
);

t.test('a name is looked up if and only if it was not within five minutes', async (t) => {
  const looked = new Map<string, number>();
  let remembered = 0;
  for (const { exchange } of await live(incident(), 10, 3, 10)) {
    const { device, host, lookup, time_us, content } = exchange;
    const key = `${device} ${host}`;
    const fresh = (looked.get(key) ?? Number.NEGATIVE_INFINITY) + REMEMBERED_US >= time_us;
    if (content.protocol !== 'dns' && fresh !== (lookup === null)) t.fail(`${key} at ${time_us}`);
    if (fresh) remembered++;
    if (lookup) looked.set(key, time_us);
  }
  t.ok(remembered > 100, `${remembered} times it was remembered`);
});

t.test('no port of a phone is used again while it, or its TIME_WAIT, lasts', async (t) => {
  const busy = derived('retry-storm', (scenario) => {
    for (const behaviour of Object.values(scenario.behaviours)) {
      behaviour.wakes_per_day = { median: 200, sigma: 0.1, min: 200, max: 200 };
    }
  });
  const exchanges = await live(busy, 1, 6, 20);
  const until = new Map<number, number>();
  let again = 0;
  const use = (port: number, from_us: number, until_us: number): void => {
    if (port < 32_768 || port > 60_999) t.fail(`port ${port}`);
    const ends = until.get(port);
    if (ends !== undefined) again++;
    if (ends !== undefined && from_us < ends + TIME_WAIT_US) t.fail(`port ${port} at ${from_us}`);
    until.set(port, until_us);
  };
  for (const { exchange } of exchanges) {
    const { lookup, client_port, time_us } = exchange;
    if (lookup) use(lookup.client_port, time_us, time_us + lookup.path.round_trip_us);
    if (exchange.content.protocol !== 'dns') use(client_port, time_us, endOf(exchange));
  }
  t.ok(again > 1_000, `${again} ports are used a second time: the range is gone through`);
});
