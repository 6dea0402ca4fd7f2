import { join } from 'node:path';
import {
  collectReport,
  type PreventionExtent,
  type ReportData,
  reportHtml,
  reportJson,
  reportMarkdown,
} from '@phonehome/observe';
import type { Expectation } from '@phonehome/shared';
import { type OpenedRun, openRun, scenarioHash } from '@phonehome/simulation';
import { type Command, Option } from 'commander';
import { interruptSignal } from '../interrupt.ts';
import { createProgressView } from '../output/progress.ts';
import { say } from '../output/text.ts';
import { refuseToReplace } from '../refuse-to-replace.ts';
import { readClaims, readScenario, shippedScenarios } from '../scenario-files.ts';
import { quoted } from '../shell-word.ts';
import { writeWhole } from '../write-whole.ts';

/** Phones for which the client is meant. */
const HOME = 'china-as-intended';

const formats = ['html', 'md', 'json'] as const;
type Format = (typeof formats)[number];

interface ReportFlags {
  readonly format?: Format;
  readonly out?: string;
  readonly claims?: string;
  readonly full?: true;
  /** False with --no-prevention. */
  readonly prevention: boolean;
  readonly force?: true;
}

const writers: Readonly<Record<Format, (data: ReportData) => string>> = {
  html: reportHtml,
  md: reportMarkdown,
  json: reportJson,
};

/** `phonehome report`. */
export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('what a finished run shows, in one file: story, packet, map, curves, claims, duties, method, limits')
    .argument('<run>', 'a run folder')
    .addOption(new Option('--format <form>', 'its form (default: by the name of --out, else html)').choices(formats))
    .option('--out <file>', 'write it there (default: standard output)')
    .option('--claims <file>', 'claims of your own (default: the shipped ones)')
    .option('--full', 'counter-measures on all phones and days of the run; minutes (default: a sample, seconds)')
    .option('--no-prevention', 'without counter-measures, which are runs of their own')
    .option('--force', 'replace the file')
    .addHelpText(
      'after',
      `
Examples:
  phonehome report runs/incident-5 --out incident.html    one file, to be opened, mailed or printed
  phonehome report runs/incident-5 --out incident.md      the same facts, to be written on
  phonehome report runs/incident-5 --format json          and for programs

Exit codes: 0 done, 2 bad input, 3 disk or permission, 130 interrupted`,
    )
    .action(report);
}

async function report(folder: string, flags: ReportFlags): Promise<void> {
  const { out, force } = flags;
  if (out !== undefined && !force) await refuseToReplace(out);
  const run = await openRun(folder);
  const claims = await readClaims(flags.claims);
  const shipped = new Map<string, OpenedRun['scenario']>();
  for (const name of await shippedScenarios()) shipped.set(name, (await readScenario(name)).scenario);
  const incident = shipped.get('incident');
  const view = createProgressView();
  const data = await collectReport(run, {
    claims,
    expectations: Object.fromEntries([...shipped].map(([name, { expect }]): [string, Expectation[]] => [name, expect])),
    incident_sha256: incident ? scenarioHash(incident) : '',
    replay: replayOf(run, folder, shipped),
    prevention: extentOf(flags),
    at_home: shipped.get(HOME) ?? null,
    signal: interruptSignal(),
    onProgress: view.update,
  }).finally(view.stop);
  const text = writers[formatOf(flags)](data);
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeWhole(out, text);
  say(`Written: ${out}`);
}

function extentOf({ full, prevention }: ReportFlags): PreventionExtent {
  if (!prevention) return 'none';
  return full ? 'full' : 'sample';
}

function formatOf({ format, out = '' }: ReportFlags): Format {
  return format ?? formats.find((one) => out.endsWith(`.${one}`)) ?? 'html';
}

/** A shipped scenario by its name; one that is another, or was changed, from the folder itself. */
function replayOf(
  { manifest: { scenario, seed, devices } }: OpenedRun,
  folder: string,
  shipped: ReadonlyMap<string, OpenedRun['scenario']>,
): string {
  const same = shipped.get(scenario.id);
  const name = same && scenarioHash(same) === scenario.sha256 ? scenario.id : join(folder, 'scenario.yaml');
  return `phonehome run ${quoted(name)} --seed ${seed} --devices ${devices}`;
}
