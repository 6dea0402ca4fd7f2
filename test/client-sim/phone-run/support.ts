import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  advancePhoneRun,
  createPhoneRun,
  type Exchange,
  type Observation,
  type PhoneRun,
  type TruthEntry,
} from '@phonehome/client-sim';
import { createWorld, encodeReplyBody, loadScenario, parseRequest, type Scenario, type World } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';

export const SEED = 11;

/** A world made of a shipped scenario, with changes. */
export function world(name: 'fix-alone' | 'incident', change: (scenario: Scenario) => void = () => undefined): World {
  const path = fileURLToPath(new URL(`../../../scenarios/${name}.yaml`, import.meta.url));
  const scenario = loadScenario(readFileSync(path, 'utf8'), path);
  change(scenario);
  return createWorld(scenario, clientState);
}

/** A week of phones with the client on, with changes. */
export function week(change: (scenario: Scenario) => void = () => undefined): World {
  return world('fix-alone', (scenario) => {
    scenario.end = '2019-02-25';
    change(scenario);
  });
}

const reply = (result_code: string): Observation => ({
  kind: 'reply',
  delay_ms: 120,
  body: encodeReplyBody(result_code, 'as the test says'),
});
export const refuse = reply('1');
export const accept = reply('0');

/** Who answers: a function of the exchange. */
export type Observe = (exchange: Exchange) => Observation;

/** What a phone lived through. */
export interface Life {
  readonly run: PhoneRun;
  readonly truth: readonly TruthEntry[];
  readonly exchanges: readonly Exchange[];
}

/** Lets a phone live to the end of its world, cut into windows at the given times. */
export function live(of: World, device: number, observe: Observe, cuts: readonly number[] = []): Life {
  const run = createPhoneRun(of, SEED, device);
  const truth: TruthEntry[] = [];
  const exchanges: Exchange[] = [];
  for (const until_ms of [...cuts, of.end_ms]) {
    const steps = advancePhoneRun(run, until_ms, (entry) => truth.push(entry));
    for (let step = steps.next(); !step.done; ) {
      const sent = step.value as Exchange;
      exchanges.push(sent);
      step = steps.next(observe(sent));
    }
  }
  return { run, truth, exchanges };
}

/** The entries of one kind, with their happening known to be of it. */
export function only<E extends TruthEntry['happening']['event']>(
  truth: readonly TruthEntry[],
  event: E,
): (TruthEntry & { happening: TruthEntry['happening'] & { event: E } })[] {
  return truth.filter((entry): entry is TruthEntry & { happening: TruthEntry['happening'] & { event: E } } => {
    return entry.happening.event === event;
  });
}

/** The fields of the report in an exchange. */
export function reportIn({ sent: { bytes } }: Exchange): Record<string, string> {
  const { body } = parseRequest(bytes);
  return JSON.parse(Buffer.from(Buffer.from(body).toString('latin1'), 'base64').toString('utf8'));
}
