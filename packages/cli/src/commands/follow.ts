import { stat } from 'node:fs/promises';
import { diaryOf, type Observer, type ObserverName, observers, type PhoneDiary } from '@phonehome/observe';
import { fieldDefinition, PhonehomeError } from '@phonehome/shared';
import { openRun } from '@phonehome/simulation';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { integer } from '../arguments.ts';
import { followCapture } from '../follow/follow-capture.ts';
import { type FollowedRun, followRun } from '../follow/follow-run.ts';
import type { FollowedReports } from '../follow/followed-reports.ts';
import { FOLLOW_FORMAT, type FollowDocument } from '../follow/json-schema.ts';
import { interruptSignal } from '../interrupt.ts';
import { tellDiary } from '../output/diary.ts';
import { tellFollowed } from '../output/follow.ts';
import { createProgressView } from '../output/progress.ts';
import { sayShownJson } from '../output/text.ts';

interface FollowFlags {
  readonly observer?: ObserverName;
  readonly fields?: readonly string[];
  readonly device?: number;
  readonly phone?: number;
  readonly seed: number;
  readonly format: 'text' | 'json';
}

/** `phonehome follow`. */
export function addFollowCommand(program: Command): void {
  program
    .command('follow')
    .description('tell what those who get the reports, or carry them, can learn: which phones, whose homes, which ways')
    .argument('<source>', 'a run folder, or a capture (pcapng, pcap)')
    .addOption(
      new Option(
        '--observer <who>',
        'who looks, see docs/reference/follow.md (default: of a run recipient, of a capture path)',
      ).choices(Object.keys(observers)),
    )
    .option(
      '--fields <names>',
      'the fields that they can read, with commas between (default: as the observer)',
      fieldsOf,
    )
    .option(
      '--device <n>',
      'the diary that can be written of this phone of the run, from 0',
      integer(0, Number.MAX_SAFE_INTEGER),
    )
    .addOption(
      new Option('--phone <n>', 'the same of one of the phones that the observer told apart, from 0')
        .argParser(integer(0, Number.MAX_SAFE_INTEGER))
        .conflicts('device'),
    )
    .option('--seed <n>', 'of the points that are drawn for unicity', integer(0, Number.MAX_SAFE_INTEGER), 1)
    .addOption(new Option('--format <format>', 'how the result is written').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      `
Examples:
  phonehome follow runs/people-who-move-23                      after: phonehome run people-who-move
  phonehome follow runs/people-who-move-23 --device 2           the diary of one phone
  phonehome follow runs/people-who-move-23 --observer no-identifiers
  phonehome follow capture.pcapng                               as on the path, with addresses

Exit codes: 0 done, 2 bad input, 3 disk or permission, 130 interrupted`,
    )
    .action(follow);
}

async function follow(source: string, flags: FollowFlags): Promise<void> {
  const { device, phone, seed, format } = flags;
  if (!((await stat(source).catch(() => null))?.isFile() ?? false)) return followFolder(source, flags);
  if (device !== undefined) refuse('--device', 'a capture does not know the phones of a run', 'Use --phone');
  const found = await followCapture(source, { observer: observerOf(flags, 'path'), seed });
  for (const note of found.notes) process.stderr.write(`phonehome: ${note}\n`);
  const diary = phone === undefined ? null : diaryOfPhone(found, phone);
  if (format === 'json') sayShownJson(documentOf(null, found, diary));
  else if (diary) tellDiary(diary);
  else tellFollowed('What the reports in a capture give away', found.measures);
}

async function followFolder(folder: string, flags: FollowFlags): Promise<void> {
  const { device, phone, seed, format } = flags;
  const run = await openRun(folder);
  const view = createProgressView();
  const signal = interruptSignal();
  const options = { observer: observerOf(flags, 'recipient'), seed, signal, onProgress: view.update };
  const found = await followRun(run, options).finally(() => view.stop());
  const number = device === undefined ? phone : phoneOfDevice(found, device);
  const diary = number === undefined ? null : diaryOfPhone(found, number);
  const { manifest, scenario } = run;
  const { id, start } = scenario;
  const which = { scenario: id, seed: manifest.seed, devices: manifest.devices, start };
  if (format === 'json') sayShownJson(documentOf(which, found, diary));
  else if (diary) tellDiary(diary);
  else tellFollowed(scenario.title, found.measures);
}

function observerOf({ observer, fields }: FollowFlags, usual: ObserverName): Observer {
  const found: Observer = observers[observer ?? usual];
  return fields === undefined ? found : { ...found, fields };
}

/** A list of fields of reports, or an error that commander tells. */
function fieldsOf(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => fieldDefinition(name) === undefined);
  if (unknown === undefined) return names;
  throw new InvalidArgumentError(`No report has a field ${JSON.stringify(unknown)}; see docs/reference/report.md.`);
}

function documentOf(
  run: FollowDocument['run'],
  { measures }: FollowedReports,
  diary: PhoneDiary | null,
): Loose<FollowDocument> {
  return { format: FOLLOW_FORMAT, run, measures, diary };
}

/** A document as it is made: lists that are only read fit, too. */
type Loose<T> = T extends readonly (infer E)[]
  ? readonly Loose<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Loose<T[K]> }
    : T;

function diaryOfPhone({ followed }: FollowedReports, phone: number): PhoneDiary {
  const last = followed.phones.length - 1;
  const remedy = last >= 0 ? `Use a number from 0 to ${last}` : 'Follow another run';
  return diaryOf(followed, phone) ?? refuse('--phone', `the observer told no phone ${phone} apart`, remedy);
}

function phoneOfDevice(found: FollowedRun, device: number): number {
  const remedy = 'Name a phone that reports; a run without timeline knows them by --phone alone';
  return found.phoneOf(device) ?? refuse('--device', `no report of phone ${device} is known`, remedy);
}

function refuse(field: string, what: string, remedy: string): never {
  throw new PhonehomeError('USAGE', [{ field, what, remedy }]);
}
