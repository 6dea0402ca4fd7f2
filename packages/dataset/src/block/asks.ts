import {
  DEFAULT_FAMILY,
  encodeRequest,
  families,
  MS_PER_SECOND,
  makerActivation,
  opaqueId,
  randomStream,
  reportHost,
  US_PER_MS,
  type World,
} from '@phonehome/shared';
import type { Met, PhoneRun, WireWitness, Witnessed } from '@phonehome/simulation';
import { phoneFacts } from '../background/phone-facts.ts';
import { usesOfWake } from '../background/wake-traffic.ts';
import type { Answer } from '../exchange.ts';
import type { Access } from '../network/device-network.ts';
import { createLateness, thinkingTime } from '../network/server-time.ts';
import { tlsExchange } from '../network/tls-content.ts';
import { answerOf } from './answer.ts';
import type { Ask } from './ask.ts';
import { createHeldGates } from './held-gates.ts';
import { createTruthKeeper, type Kept } from './truth-keeper.ts';
import { type Consequence, consequenceOf, type Origin } from './truth-of.ts';

/** Gathers what the phones of a block want of the network, as it happens. */
export interface AskGatherer {
  /** Hears all that happens on the phones. */
  hear(witnessed: Witnessed, phase: string): void;
  /** Hears what was sent and answered. */
  readonly wire: WireWitness;
}

/** What a block of a data set follows from, beside the devices. */
export interface BlockInput {
  readonly world: World;
  readonly seed: number;
  /** Exchanges of other applications for each screen wake, on the mean. */
  readonly background: number;
}

/** An exchange that is under way: what was known when it was sent. */
interface Sent {
  readonly exchange_id: string;
  readonly kept: Kept;
  /** Of a report. */
  readonly origin: Origin | null;
  readonly host: string;
  readonly gives_up_ms: number;
}

/** What follows of what reports met with: the same for many. */
interface Afterwards {
  readonly answer: Answer;
  readonly consequence: Consequence;
}

const HTTPS_PORT = 443;

/** The ids of the background's exchanges are of the same kind as those of reports, from where no report's are. */
const BACKGROUND_IDS_FROM = 0x8000_0000;

/**
 * A gatherer that has heard nothing yet.
 * @param collect takes each ask, in no order
 */
export function createAskGatherer({ world, seed, background }: BlockInput, collect: (ask: Ask) => void): AskGatherer {
  const keeper = createTruthKeeper(seed);
  /** By device: the exchange under way. A phone asks for one after another. */
  const sent = new Map<number, Sent>();
  const afterwards = new WeakMap<Met, Afterwards>();
  const latenessOf = createLateness(seed);
  const gates = createHeldGates();
  const wakes = new Map<number, number>();
  const answered = new Map<number, number>();
  const us = (time_ms: number): number => (world.epoch_ms + time_ms) * US_PER_MS;

  const taken = (device: number, exchange_id: string): Sent => {
    const known = sent.get(device);
    if (known?.exchange_id !== exchange_id) throw new RangeError(`the exchange ${exchange_id} was answered, not sent`);
    return known;
  };

  const hearReport = (
    run: PhoneRun,
    { exchange_id, trigger, root_cause }: Extract<Witnessed['happening'], { event: 'report' }>,
    phase: string,
  ): void => {
    const client = run.client as NonNullable<PhoneRun['client']>;
    const family = families[client.family];
    sent.set(run.device, {
      exchange_id,
      kept: keeper.standing(run, phase),
      origin: { trigger, root_cause, gates: gates.take(run.device) },
      host: reportHost(client.family, run.phone.build.host),
      gives_up_ms: family.reply_timeout_ms ?? world.scenario.reply_timeout_ms,
    });
  };

  const hearWake = (run: PhoneRun, woken_ms: number): void => {
    const { device, phone, client } = run;
    const wake = wakes.get(device) ?? 0;
    wakes.set(device, wake + 1);
    if (phone.network === 'none') return;
    const report_host = reportHost(client?.family ?? DEFAULT_FAMILY, phone.build.host);
    for (const { application, after_ms, number } of usesOfWake(seed, device, wake, background)) {
      const exchange_id = opaqueId(device, BACKGROUND_IDS_FROM + number, 'exchange', seed);
      const stream = randomStream(seed, 'background-application', device, number);
      const host = application.host(stream, report_host);
      const time_ms = woken_ms + after_ms;
      // After midnight it may be another than that of the wake.
      const phase = world.phases.findLast(({ from_ms }) => from_ms <= time_ms)?.id ?? '';
      collect({
        exchange_id,
        device,
        time_us: us(time_ms),
        host,
        server_port: application.port,
        access: phone.network,
        content: application.content(stream, phoneFacts(run, phone.network), host),
        truth: keeper.background(keeper.standing(run, phase), application),
      });
    }
  };

  const afterwardsOf = (met: Met, gives_up_ms: number): Afterwards => {
    const known = afterwards.get(met);
    if (known) return known;
    const after = { answer: answerOf(met.reply, gives_up_ms), consequence: consequenceOf(met) };
    afterwards.set(met, after);
    return after;
  };

  return {
    hear({ happening, run, time_ms }, phase) {
      switch (happening.event) {
        case 'screen_on':
          if (background > 0) hearWake(run, time_ms);
          return;
        case 'held_back':
          gates.add(run.device, happening.gate);
          return;
        case 'report':
          hearReport(run, happening, phase);
          return;
        case 'activation':
          sent.set(run.device, {
            exchange_id: happening.exchange_id,
            kept: keeper.standing(run, phase),
            origin: null,
            host: makerActivation.host,
            gives_up_ms: 30 * MS_PER_SECOND,
          });
      }
    },
    wire: {
      report({ device, exchange_id, time_ms, sent, port }, met) {
        const { kept, origin, host, gives_up_ms } = taken(device, exchange_id);
        const { answer, consequence } = afterwardsOf(met, gives_up_ms);
        const number = answered.get(device) ?? 0;
        answered.set(device, number + 1);
        const late_us = latenessOf(device, number, answer, gives_up_ms);
        collect({
          exchange_id,
          device,
          time_us: us(time_ms),
          host,
          server_port: port,
          access: kept.standing.network as Access,
          content: { protocol: 'http', sent, answer, late_us },
          truth: keeper.report(kept, origin as Origin, consequence),
        });
      },
      activation({ device, exchange_id, time_ms, request }, { reply: { pieces } }) {
        const { kept, host } = taken(device, exchange_id);
        const stream = randomStream(seed, 'activation-tls', device, Math.floor(time_ms / MS_PER_SECOND));
        const [piece] = pieces;
        const after_us = (piece?.after_ms ?? 0) * US_PER_MS + thinkingTime(stream);
        collect({
          exchange_id,
          device,
          time_us: us(time_ms),
          host,
          server_port: HTTPS_PORT,
          access: kept.standing.network as Access,
          content: tlsExchange(stream, encodeRequest(request).length, piece?.bytes.length ?? 0, after_us),
          truth: keeper.activation(kept),
        });
      },
    },
  };
}
