import { formatDate, grouped, MS_PER_DAY, parseDate, type Scenario, visible } from '@phonehome/shared';
import type { FinishedRun, ResultCell, RunResult } from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import { quoted } from '../shell-word.ts';
import { renderRequest } from './request.ts';
import { say, style, table, wrap } from './text.ts';

type Sums = Omit<ResultCell, 'cohort' | 'phase' | 'build'>;

/** A column of the table of a cohort. */
interface Column {
  readonly heading: string;
  readonly value: (sums: Sums) => string;
}

const COLUMNS: readonly Column[] = [
  { heading: 'phone-days', value: ({ phone_ms }) => grouped(phone_ms / MS_PER_DAY, 1) },
  ...(['boots', 'unlocks', 'wakes', 'reports', 'accepted', 'refused'] as const).map(
    (key): Column => ({ heading: key, value: (sums) => grouped(sums[key]) }),
  ),
  {
    heading: 'a day',
    value: ({ reports, phone_ms }) => (phone_ms > 0 ? grouped((reports * MS_PER_DAY) / phone_ms, 2) : '-'),
  },
];

/** Shown only in runs in which there was such a thing. */
const RARE: readonly { readonly heading: string; readonly count: (sums: Sums) => number }[] = [
  { heading: 'SIM swaps', count: ({ sim_swaps }) => sim_swaps },
  { heading: 'activations', count: ({ activations }) => activations },
  { heading: 'unanswered', count: ({ silent, lost }) => silent + lost },
  { heading: 'reset', count: ({ reset }) => reset },
  { heading: 'errors', count: ({ error }) => error },
  { heading: 'garbage', count: ({ garbage }) => garbage },
  { heading: 'redirected', count: ({ redirect = 0 }) => redirect },
  { heading: 'cut off', count: ({ partial = 0 }) => partial },
];

/** What is told before the run: the story, its seed, how to replay it, its phases. */
export function tellBeginning(
  scenario: Scenario,
  run: { seed: number; devices: number; live: boolean; replay: string },
): void {
  const days = (parseDate(scenario.end) as number) - (parseDate(scenario.start) as number);
  const how = run.live ? 'over real sockets on this machine, in virtual time' : 'in memory, in virtual time';
  say(`seed ${run.seed}`);
  say(`replay: ${run.replay}`);
  say();
  say(style.title(scenario.title));
  say(wrap(scenario.about));
  say();
  say(wrap(`${run.devices} simulated phones live through ${days} days, ${how}. All numbers in it belong to nobody.`));
  say();
  say(style.title('Phases'));
  scenario.phases.forEach((phase, i) => {
    const next = scenario.phases[i + 1]?.from ?? scenario.end;
    const last = formatDate((parseDate(next) as number) - 1);
    say(`  ${phase.from} to ${last}  ${phase.id}: ${phase.title}`);
  });
  say();
}

/** What is told after the run: the sums by cohort, a captured request, the verdicts, the folder. */
export function tellEnding(scenario: Scenario, run: FinishedRun, out: string): void {
  const { result, sample, manifest, environment } = run;
  say(style.quiet('Each line is a phase and what the phones ran in it; "a day" is reports a phone and day.'));
  say();
  for (const cohort of scenario.cohorts) tellCohort(scenario, result, cohort.id, cohort.title);
  say(style.title('A captured request, as it crossed the wire, and what is in it'));
  if (sample) {
    say(wrap(`The server's answer: ${sample.decision.outcome}, because ${visible(sample.decision.why)}.`, '  '));
    say();
    for (const line of renderRequest(sample)) say(line);
  } else say('  No report was sent in this run.');
  say();
  tellVerdicts(result);
  say();
  say(`Run folder: ${out} (${grouped(environment.duration_ms / 1000, 1)} s)`);
  if (manifest.timeline === 'none') return;
  // To be typed as it stands: in a clone, only npx finds the command.
  say(`Ask why a phone sent or did not: npx phonehome explain ${quoted(out)} --device 0`);
}

function tellCohort(scenario: Scenario, result: RunResult, id: string, title: string): void {
  const cells = result.tally.filter(({ cohort }) => cohort === id);
  say(style.title(`${title[0]?.toUpperCase()}${title.slice(1)} (${count(result.phones[id] ?? 0, 'phone')})`));
  if (cells.length > 0) {
    const rare = RARE.filter(({ count }) => result.tally.some((sums) => count(sums) > 0));
    const shown = [...COLUMNS, ...rare.map(({ heading, count }) => ({ heading, value: tallied(count) }))];
    const row = (label: string, sums: Sums): string[] => [label, ...shown.map(({ value }) => value(sums))];
    const rows = cells.map((cell) => row(`${cell.phase}, ${buildLabel(scenario, cell.build)}`, cell));
    const total = cells.length > 1 ? [row('in all', sum(cells))] : [];
    const headings = ['phase, build', ...shown.map(({ heading }) => heading)];
    for (const line of table([headings, ...rows, ...total], 'right')) say(line);
  }
  say();
}

function tallied(count: (sums: Sums) => number): Column['value'] {
  return (sums) => grouped(count(sums));
}

function buildLabel({ builds, fix }: Scenario, id: string): string {
  const build = builds[id] as Scenario['builds'][string];
  return `${build.display_id}, client ${clientState(build, fix).state}`;
}

function sum(cells: readonly ResultCell[]): Sums {
  const add = (key: keyof Sums): number => cells.reduce((total, cell) => total + (cell[key] ?? 0), 0);
  return {
    phone_ms: add('phone_ms'),
    boots: add('boots'),
    unlocks: add('unlocks'),
    wakes: add('wakes'),
    sim_swaps: add('sim_swaps'),
    held_back: add('held_back'),
    reports: add('reports'),
    accepted: add('accepted'),
    refused: add('refused'),
    silent: add('silent'),
    reset: add('reset'),
    error: add('error'),
    garbage: add('garbage'),
    redirect: add('redirect'),
    partial: add('partial'),
    lost: add('lost'),
    activations: add('activations'),
  };
}

function tellVerdicts({ verdicts, held }: RunResult): void {
  say(style.title('What the scenario expects'));
  const words = { held: style.good('held  '), failed: style.bad('FAILED'), 'not-judged': style.quiet('skip  ') };
  for (const verdict of verdicts) {
    say(`  ${words[verdict.status]}  ${verdict.id}: ${verdict.says}`);
    say(style.quiet(wrap(`${verdict.demanded}; measured ${verdict.measured}`, '          ')));
  }
  const failed = verdicts.filter(({ status }) => status === 'failed').length;
  const judged = verdicts.filter(({ status }) => status !== 'not-judged').length;
  say();
  say(held ? style.good(`All ${judged} expectations held.`) : style.bad(`${failed} of ${judged} expectations failed.`));
}

function count(value: number, noun: string): string {
  return `${grouped(value)} ${noun}${value === 1 ? '' : 's'}`;
}
