import type { PlannedPacket } from '@phonehome/capture';
import { type LabelledExchange, liveBlock } from '@phonehome/dataset';
import { createWorld, MS_PER_DAY, type Scenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { sendExchange } from '../../../packages/dataset/src/packets/send-exchange.ts';
import { exchangeRow } from '../../../packages/dataset/src/table/exchanges.ts';
import { brief, derived } from '../../simulation/support.ts';
import { incident, troubled } from '../support.ts';

async function live(scenario: Scenario, devices: number, days: number): Promise<LabelledExchange[]> {
  const world = { ...createWorld(scenario, clientState), end_ms: days * MS_PER_DAY };
  const all: LabelledExchange[] = [];
  const options = { world, seed: scenario.seed, background: 1, keeps_events: false };
  for await (const { exchanges } of liveBlock(options, { index: 0, first_device: 0, devices })) all.push(...exchanges);
  return all;
}

type Payload = Pick<PlannedPacket, 'from' | 'time_us'>;

/** By the packets, how long after the last of the `nth` request the first of its reply came; null where none came. */
function gapOf({ exchange }: LabelledExchange, nth: number): number | null {
  const payloads: Payload[] = [];
  sendExchange(exchange, {
    packet({ from, time_us, protocol, start, end }) {
      if (protocol === 'tcp' && end > start) payloads.push({ from, time_us });
    },
  });
  const turns: Payload[][] = [];
  for (const payload of payloads) {
    if (turns.at(-1)?.[0]?.from === payload.from) turns.at(-1)?.push(payload);
    else turns.push([payload]);
  }
  const [request, reply] = turns.slice(nth * 2);
  return request && reply ? (reply[0] as Payload).time_us - (request.at(-1) as Payload).time_us : null;
}

t.test('the time of a reply that a row tells is that of the packets, also within TLS', async (t) => {
  let none = 0;
  const seen = new Map<string, number>();
  for (const scenario of [troubled(), derived('europe-as-intended', () => undefined)]) {
    for (const one of await live(scenario, 10, 4)) {
      const { protocol } = one.exchange.content;
      if (protocol !== 'http' && protocol !== 'tls') continue;
      // Within TLS the hellos come first.
      const gap = gapOf(one, protocol === 'tls' ? 1 : 0);
      if (exchangeRow(one.exchange).reply_us !== gap) t.equal(exchangeRow(one.exchange).reply_us, gap, protocol);
      if (gap === null) none++;
      else seen.set(one.truth.label, (seen.get(one.truth.label) ?? 0) + 1);
    }
  }
  t.ok(none > 50, `${none} without a reply`);
  t.match([...seen.keys()].sort(), ['activation', 'background', 'leak', 'registration']);
});

t.test('the server of reports is late, each time otherwise, and never sooner than its policy says', async (t) => {
  const late_us = (await live(incident(), 20, 7)).flatMap(({ exchange: { content }, truth }) =>
    truth.label === 'leak' && content.protocol === 'http' ? [content.late_us] : [],
  );
  t.ok(late_us.length > 300, `${late_us.length} leaks`);
  t.ok(late_us.every((us) => Number.isInteger(us) && us >= 0 && us < 180_000));
  t.ok(new Set(late_us).size > late_us.length * 0.9, 'hardly two alike');
  const under = late_us.filter((us) => us < 22_500).length / late_us.length;
  t.ok(Math.abs(under - 0.5) < 0.1, `half are under an eighth: ${under.toFixed(2)}`);
});

t.test('a reply that the client still waited for is not late', async (t) => {
  const GIVES_UP_MS = 30_000;
  const scenario = brief('incident', (changed) => {
    changed.reply_timeout_ms = GIVES_UP_MS;
    for (const rule of changed.policy.rules) rule.delay_ms = GIVES_UP_MS - 1;
  });
  const leaks = (await live(scenario, 10, 7)).filter(({ truth }) => truth.label === 'leak');
  t.ok(leaks.length > 50, `${leaks.length} leaks`);
  for (const { exchange } of leaks) {
    const { path, content } = exchange;
    if (content.protocol !== 'http' || content.answer.pieces.length === 0) return t.fail('no reply');
    const came_us = (exchangeRow(exchange).reply_us as number) - path.round_trip_us;
    if (came_us >= GIVES_UP_MS * 1_000 || came_us < (GIVES_UP_MS - 1) * 1_000) return t.fail(`${came_us} us`);
  }
});
