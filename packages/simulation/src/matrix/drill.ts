import { advancePhoneRun, createScriptedRun, type TruthEntry } from '@phonehome/client-sim';
import type { ExchangeRecord, ReplyPolicy } from '@phonehome/fake-server';
import { createWorld, fieldDefinition, type Scenario, type Sensitivity } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { carry } from '../transport/carry.ts';
import { createVirtualTransport } from '../transport/virtual.ts';
import type { CellAnswer, Frequency } from './answer.ts';
import { type Part, parts, type Script, scriptOf, TOUCHES } from './script.ts';

/** Under which conditions the phone of a story is drilled. */
export interface Drill {
  readonly abroad: boolean;
  readonly wifi: boolean;
}

/**
 * Drills the phone of a story: it has its builds one after the other, and with the last one is left alone, touched, cut off
 * from its network and restarted. The phone, its client, the bytes and the server are those of a run.
 */
export function drill(story: Scenario, policy: ReplyPolicy, seed: number, { abroad, wifi }: Drill): CellAnswer {
  const world = createWorld(story, clientState);
  const [cohort] = world.cohorts;
  const updates = cohort?.updates.map(({ build }) => build) ?? [];
  let script = {} as Script;
  const run = createScriptedRun(world, seed, 0, ({ cell }) => {
    script = scriptOf(updates, { abroad, wifi, cell });
    return script.inputs;
  });
  const transport = createVirtualTransport(policy);
  const heard: TruthEntry[] = [];
  const life = advancePhoneRun(run, script.end_ms, (entry) => {
    heard.push(entry);
  });
  for (let step = life.next(); !step.done; ) step = life.next(carry(transport, step.value) as never);
  const [last] = script.parts;
  const from_ms = last?.from_ms ?? 0;
  const mine = heard.filter(({ time_ms }) => time_ms >= from_ms);
  const reported = mine.filter(({ happening }) => happening.event === 'report');
  const ids = new Set(reported.map(({ happening }) => ('exchange_id' in happening ? happening.exchange_id : '')));
  const records = transport.takeRecords().filter(({ exchange_id }) => ids.has(exchange_id));
  const held = mine.findLast(({ happening }) => happening.event === 'held_back')?.happening;
  const reports = Object.fromEntries(
    script.parts.map(({ part, from_ms, until_ms }) => [
      part,
      reported.filter(({ time_ms }) => time_ms >= from_ms && time_ms < until_ms).length,
    ]),
  ) as Record<Part, number>;
  const sends = frequencyOf(reports);
  return {
    client: (updates.at(-1) ?? cohort?.first_build)?.client ?? 'absent',
    sends,
    held_back: sends === 'never' && held?.event === 'held_back' ? held.gate : null,
    to: serversOf(records),
    outcomes: unique(records.map(({ decision }) => decision.outcome)),
    classes: classesOf(records),
    reports,
    maker_activation: mine.some(({ happening }) => happening.event === 'activation'),
  };
}

function frequencyOf(reports: Readonly<Record<Part, number>>): Frequency {
  const total = parts.reduce((sum, [part]) => sum + reports[part], 0);
  if (total === 0) return 'never';
  if (reports.touch >= TOUCHES) return 'every-touch';
  return total === 1 ? 'once' : 'again';
}

function serversOf(records: readonly ExchangeRecord[]): string[] {
  return unique(
    records.flatMap(({ request }) =>
      'headers' in request
        ? request.headers.filter(([name]) => name.toLowerCase() === 'host').map(([, host]) => host)
        : [],
    ),
  );
}

function classesOf(records: readonly ExchangeRecord[]): Sensitivity[] {
  return unique(
    records.flatMap(({ report }) =>
      Object.entries(report ?? {}).flatMap(([name, value]) =>
        value === '' ? [] : (fieldDefinition(name)?.sensitivity ?? []),
      ),
    ),
  );
}

function unique<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
