import { createReassembler, type Frame, type Packet, parseFrame, type StreamEvent } from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';
import { exchange } from '../support.ts';

/** What comes of frames in an order. */
function eventsOf(frames: readonly Frame[]): StreamEvent[] {
  const reassembler = createReassembler();
  const events = frames.flatMap((frame) => {
    const packet = parseFrame(frame);
    return packet ? reassembler.add(packet, frame.time_us) : [];
  });
  return [...events, ...reassembler.end()];
}

/** What each side of each connection has sent, with `…` for what was never seen, and how it ended. */
function told(events: readonly StreamEvent[]): string[] {
  const byConnection = new Map<number, { client: string; server: string; by: string }>();
  for (const one of events) {
    const { number } = one.connection;
    const sides = byConnection.get(number) ?? { client: '', server: '', by: '' };
    byConnection.set(number, sides);
    if (one.event === 'closed') sides.by = one.by;
    else sides[one.from] += `${one.gap_bytes > 0 ? '…' : ''}${Buffer.from(one.bytes).toString('latin1')}`;
  }
  return [...byConnection.values()].map(({ client, server, by }) => `${client}|${server}|${by}`);
}

const long = 'abcdefghij'.repeat(500);
const frames = exchange([long, 'yes', 'more', 'no']);

t.test('a connection gives what each side has sent, and its end', async (t) => {
  const events = eventsOf(frames);
  t.same(told(events), [`${long}more|yesno|end`]);
  t.match(events[0]?.connection, {
    number: 0,
    client: { address: '192.0.2.10', port: 40_000 },
    server: { address: '198.51.100.7', port: 80 },
    whole_from_start: true,
  });
});

t.test('segments in any order, some of them twice, give the same', async () => {
  const [syn, answer, ...rest] = frames as [Frame, Frame, ...Frame[]];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(rest, { minLength: rest.length }),
      fc.array(fc.constantFrom(...rest), { maxLength: 4 }),
      (shuffled, twice) => told(eventsOf([syn, answer, ...shuffled, ...twice])).join() === `${long}more|yesno|end`,
    ),
    { numRuns: 300 },
  );
});

t.test('what was lost is told as a gap, and the rest is there', async (t) => {
  const isData = (frame: Frame): boolean => (parseFrame(frame)?.payload.length ?? 0) > 0;
  const lost = frames.filter(isData)[1];
  const events = eventsOf(frames.filter((frame) => frame !== lost));
  t.same(told(events), [`${long.slice(0, 1460)}…${long.slice(2920)}more|yesno|lost`]);
  t.ok(events.some((one) => one.event === 'data' && one.gap_bytes === 1460));
});

t.test('a capture that begins within a connection gives what it has seen', async (t) => {
  const events = eventsOf(frames.slice(3));
  t.same(told(events), [`${long}more|yesno|end`]);
  t.match(events[0]?.connection, { client: { port: 40_000 }, whole_from_start: false });
});

t.test('the same ports again are another connection', async (t) => {
  t.same(told(eventsOf([...frames, ...exchange(['again'])])), [`${long}more|yesno|end`, 'again||end']);
  const open = exchange(['one']).slice(0, -3);
  t.same(
    told(eventsOf([...open, ...exchange(['two'])])),
    ['one||lost', 'two||end'],
    'also if the first one never ended',
  );
});

t.test('connections side by side are kept apart', async (t) => {
  const other = exchange(['x', 'y'], 40_001);
  const both = [...frames, ...other].sort((a, b) => a.time_us - b.time_us);
  t.same(told(eventsOf(both)).sort(), [`${long}more|yesno|end`, 'x|y|end'].sort());
});

t.test('a segment that was captured in part leaves a gap, of which the next one tells', async (t) => {
  const cut = frames.map((frame) => {
    const { payload } = parseFrame(frame) as Packet;
    return payload.length === 1460 ? { ...frame, bytes: frame.bytes.subarray(0, 100) } : frame;
  });
  t.match(told(eventsOf(cut))[0], /^abcdefghij.*…/);
});

t.test('memory does not grow with connections that never end', async (t) => {
  const reassembler = createReassembler();
  const [, , , data] = frames as [Frame, Frame, Frame, Frame];
  const packet = parseFrame(data) as Packet;
  let closed = 0;
  for (let i = 0; i < 20_010; i++) {
    const source = `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`;
    closed += reassembler.add({ ...packet, source }, i).filter(({ event }) => event === 'closed').length;
  }
  t.equal(closed, 10);
});

t.test('a connection that was given up is seen again when it goes on', async (t) => {
  const reassembler = createReassembler();
  const packets = frames.flatMap((frame) => parseFrame(frame) ?? []);
  const [opening, going_on] = [packets.slice(0, 3), packets.filter(({ payload }) => payload.length > 0)];
  const events = opening.flatMap((packet) => reassembler.add(packet, 1));
  events.push(...reassembler.giveUp());
  t.strictSame(reassembler.giveUp(), [], 'there is no other');
  events.push(...going_on.flatMap((packet) => reassembler.add(packet, 2)), ...reassembler.end());
  t.same(told(events), ['||lost', `${long}more|yesno|lost`]);
});

t.test(
  'segments that wait for a gap are bounded, however short they are and in however many connections',
  async (t) => {
    const [opening] = frames.flatMap((frame) => parseFrame(frame) ?? []);
    const syn = opening as Packet;
    const early = (source_port: number, sequence: number, payload: Uint8Array): Packet => ({
      ...syn,
      flags: 0x10,
      source_port,
      sequence,
      payload,
    });
    const short = createReassembler();
    short.add({ ...syn, sequence: 0 }, 1);
    let told_bytes = 0;
    for (let i = 0; i < 17_000; i++) {
      for (const one of short.add(early(syn.source_port, 10 + i, new Uint8Array(1)), 1))
        if (one.event === 'data') told_bytes += one.bytes.length;
    }
    t.ok(told_bytes > 16_000, 'the gap is taken to be lost');
    const many = createReassembler();
    let lost = 0;
    for (let port = 1; port <= 80; port++) {
      many.add({ ...syn, source_port: port, sequence: 0 }, 1);
      for (let i = 0; i < 16; i++) {
        const events = many.add(early(port, 10 + i * 60_000, new Uint8Array(60_000)), 1);
        lost += events.filter((one) => one.event === 'closed').length;
      }
    }
    t.ok(lost > 5 && lost < 40, `${lost} were given up, those that were silent the longest`);
  },
);
