import { createPolicyCounters, type Received, type ReplyPolicy, receive, recordLine } from '@phonehome/fake-server';
import { createRequestReader, type ReadRequest } from '@phonehome/shared';
import t from 'tap';
import { derivedRecord } from '../../packages/fake-server/src/exchange.ts';
import { receiveQuick } from '../../packages/fake-server/src/receive-quick.ts';
import { prompt, ready } from './support.ts';
import { faulty } from './wire/faults.ts';
import { drawsOf, piecesOf } from './wire/mutate.ts';
import { hostile, sound } from './wire/structured.ts';
import { vectors } from './wire/vectors.ts';

const SEEDS = [1, 2];
const CONNECTIONS = 4_000;

const policies: readonly ReplyPolicy[] = [ready(prompt), { ...ready(faulty), names_closest: true, seed: 7 }];

/** The requests on a connection, in whatever pieces they come. */
function requestsIn(pieces: readonly Buffer[]): ReadRequest[] {
  const reader = createRequestReader();
  const requests: ReadRequest[] = [];
  const take = (): void => {
    for (let event = reader.next(); event; event = reader.next()) if (event.kind === 'request') requests.push(event);
  };
  for (const piece of pieces) {
    reader.push(piece);
    take();
  }
  reader.end('the end');
  take();
  return requests;
}

/** All that receiving gives, as text. */
const shown = ({ record, outcome }: Received): string => `${recordLine(record)} ${JSON.stringify(outcome)}`;

t.test('whatever comes, the quick way tells what the plain one does, and so do the bytes alone', async (t) => {
  let quick = 0;
  let derived = 0;
  for (const seed of SEEDS) {
    const counters = { plain: createPolicyCounters(), quick: createPolicyCounters() };
    for (let number = 0; number < CONNECTIONS; number++) {
      const draw = drawsOf(seed, number);
      const pieces = number < vectors.length ? [vectors[number] as Buffer] : piecesOf(hostile(draw), draw);
      if (number % 3 === 0) pieces.push(sound(draw).bytes);
      const policy = policies[number % policies.length] as ReplyPolicy;
      for (const [i, read] of requestsIn(pieces).entries()) {
        const arrival = { time_ms: number, exchange_id: `${number}-${i}`, ...(draw(2) === 0 && { port: 80 }) };
        const plain = receive(policy, arrival, read, counters.plain);
        const other = receiveQuick(policy, arrival, read, counters.quick);
        if (other) quick++;
        // What the quick way leaves to the plain one is counted there.
        const again = other ?? receive(policy, arrival, read, counters.quick);
        if (shown(again) !== shown(plain)) return t.equal(shown(again), shown(plain), `seed ${seed}, number ${number}`);
        if (!plain.exchange) continue;
        derived++;
        const line = recordLine(derivedRecord({ ...plain.exchange, bytes: Buffer.from(plain.exchange.bytes) }));
        if (line !== recordLine(plain.record)) return t.equal(line, recordLine(plain.record), `${seed}, ${number}`);
      }
    }
    t.same([...counters.quick.attempts], [...counters.plain.attempts], 'and both have counted the same');
    t.same([...counters.quick.taken], [...counters.plain.taken]);
  }
  t.ok(quick > 1_000 && derived > 2 * quick, `${quick} quickly, ${derived} from their bytes`);
});

t.test('the reports of every family are received quickly', async (t) => {
  const families = vectors.filter((bytes) => bytes.includes('application/encrypted-json') && bytes.includes('POST / '));
  const received = families
    .flatMap((bytes) => requestsIn([bytes]))
    .filter(({ is_self_delimited }) => is_self_delimited);
  const quick = received.filter((read) =>
    receiveQuick(ready(prompt), { time_ms: 0, exchange_id: '0' }, read, createPolicyCounters()),
  );
  t.ok(quick.length > received.length / 2, `${quick.length} of ${received.length}`);
});

t.test('bytes that are no longer one request are recorded all the same', async (t) => {
  const decision = { outcome: 'refused', policy_rule: 'r', result_code: '1', why: 'so' } as const;
  const arrival = { time_ms: 1, exchange_id: '1' };
  const [usual] = vectors as readonly [Buffer];
  for (const bytes of [Buffer.from('no request'), Buffer.concat([usual, usual]), usual.subarray(0, 90)]) {
    const { request, anomalies, decision: decided } = derivedRecord({ arrival, bytes, decision });
    t.same(request, { bytes_base64: bytes.toString('base64') });
    t.equal(anomalies[0]?.id, 'http-unreadable');
    t.same(decided, decision);
    t.ok('method' in derivedRecord({ arrival, bytes: usual, decision }).request, 'and the next is read as usual');
  }
});
