import { hash } from 'node:crypto';
import { type ExchangeRecord, receive, type WireReply, wireReply } from '@phonehome/fake-server';
import { createWorld, parseRequest, type Report, type Scenario } from '@phonehome/shared';
import {
  createFleet,
  createWitnessedTransport,
  liveOn,
  type Met,
  scenarioPolicy,
  type Transport,
} from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import fc from 'fast-check';
import t from 'tap';
import { tell } from '../support.ts';
import { scenarios, seeds } from './support.ts';

const RUNS = 30;

const undated = (report: Report | null | undefined): unknown =>
  report && { ...report, ...('REGDATE' in report && { REGDATE: '' }) };
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bodyOf = (record: ExchangeRecord | undefined): string | undefined =>
  record && 'body_base64' in record.request ? record.request.body_base64 : undefined;
/** A hash, since bodies may be of 70 kB. */
const told = ({ pieces, ...rest }: WireReply): string =>
  hash('sha1', JSON.stringify([rest, pieces.map(({ after_ms, bytes }) => [after_ms, base64(bytes)])]));

/** The truth of a run over a transport, as text. */
async function truthOver(scenario: Scenario, seed: number, devices: number, transport: Transport): Promise<string> {
  const world = createWorld(scenario, clientState);
  const fleet = createFleet(world, seed, { first_device: 0, devices });
  const truth: unknown[] = [];
  for await (const window of liveOn(fleet, { world, transport, concurrency: 1, witness: () => true })) {
    for (const { device, seq, time_ms, cause, happening } of window.truth) {
      truth.push({ device, seq, time_ms, cause, happening });
    }
  }
  return JSON.stringify(truth);
}

t.test('what a witness hears is what the plain simulation records, and the truth is the same', async (t) => {
  let exchanges = 0;
  let repeated = 0;
  let activations = 0;
  await fc.assert(
    fc.asyncProperty(scenarios, seeds, fc.integer({ min: 1, max: 7 }), async (scenario, seed, devices) => {
      const plain = await tell(scenario, { seed, devices });
      const records = new Map([...plain.records, ...plain.activations].map((record) => [record.exchange_id, record]));
      const policy = scenarioPolicy(scenario, seed);
      const met_before = new Set<Met>();
      const heard: unknown[] = [];
      const kept: unknown[] = [];
      const transport = createWitnessedTransport(policy, {
        report({ exchange_id, time_ms, sent }, met) {
          const record = records.get(exchange_id);
          records.delete(exchange_id);
          const request = parseRequest(sent.bytes);
          const { outcome } = receive(policy, { exchange_id, time_ms }, { request });
          heard.push([base64(request.body), undated(met.report), met.decision, told(met.reply)]);
          kept.push([bodyOf(record), undated(record?.report), record?.decision, told(wireReply(outcome, request))]);
          exchanges++;
          if (met_before.has(met)) repeated++;
          met_before.add(met);
        },
        activation({ exchange_id }, met) {
          const record = records.get(exchange_id);
          records.delete(exchange_id);
          heard.push([met.report, met.decision]);
          kept.push([record?.report, record?.decision]);
          activations++;
        },
      });
      const truth = plain.truth.map(({ device, seq, time_ms, cause, happening }) => ({
        device,
        seq,
        time_ms,
        cause,
        happening,
      }));
      t.equal(await truthOver(scenario, seed, devices, transport), JSON.stringify(truth));
      t.strictSame(heard, kept);
      t.equal(records.size, 0, 'every record was heard of');
      if (!t.passing()) throw new Error('witness and plain simulation differ');
    }),
    { numRuns: RUNS },
  );
  t.ok(exchanges > RUNS, `${exchanges} exchanges were compared`);
  t.ok(repeated > RUNS / 6, `${repeated} of them met with what the one before had met with`);
  t.ok(activations > 0, `${activations} activations, too`);
});
