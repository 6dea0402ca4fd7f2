import { diaryOf, type ObserverName, observers, type PhoneDiary } from '@phonehome/observe';
import { PhonehomeError } from '@phonehome/shared';
import { openRun } from '@phonehome/simulation';
import { type Command, Option } from 'commander';
import { integer } from '../arguments.ts';
import { type FollowedRun, followRun } from '../follow/follow-run.ts';
import { FOLLOW_FORMAT, type FollowDocument } from '../follow/json-schema.ts';
import { interruptSignal } from '../interrupt.ts';
import { tellDiary, tellFollowed } from '../output/follow.ts';
import { createProgressView } from '../output/progress.ts';
import { sayShownJson } from '../output/text.ts';

interface FollowFlags {
  readonly observer: ObserverName;
  readonly device?: number;
  readonly phone?: number;
  readonly seed: number;
  readonly format: 'text' | 'json';
}

/** `phonehome follow`. */
export function addFollowCommand(program: Command): void {
  program
    .command('follow')
    .description(
      'tell what those who get the reports of a finished run can learn: which phones, whose homes, which ways',
    )
    .argument('<run>', 'a run folder')
    .addOption(
      new Option('--observer <who>', 'who looks: see docs/reference/follow.md')
        .choices(Object.keys(observers))
        .default('recipient'),
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

Exit codes: 0 done, 2 bad input, 3 disk or permission, 130 interrupted`,
    )
    .action(follow);
}

async function follow(folder: string, { observer, device, phone, seed, format }: FollowFlags): Promise<void> {
  const run = await openRun(folder);
  const view = createProgressView();
  const signal = interruptSignal();
  const found = await followRun(run, { observer: observers[observer], seed, signal, onProgress: view.update }).finally(
    () => view.stop(),
  );
  const diary = device === undefined && phone === undefined ? null : diaryAsked(found, { device, phone });
  const { manifest, scenario } = run;
  if (format === 'json') {
    const { id, start } = scenario;
    const document: Loose<FollowDocument> = {
      format: FOLLOW_FORMAT,
      run: { scenario: id, seed: manifest.seed, devices: manifest.devices, start },
      measures: found.measures,
      diary,
    };
    sayShownJson(document);
  } else if (diary) tellDiary(diary);
  else tellFollowed(scenario.title, found.measures);
}

/** A document as it is made: lists that are only read fit, too. */
type Loose<T> = T extends readonly (infer E)[]
  ? readonly Loose<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Loose<T[K]> }
    : T;

function diaryAsked(found: FollowedRun, { device, phone }: Record<'device' | 'phone', number | undefined>): PhoneDiary {
  const refuse = (field: string, what: string, remedy: string): never => {
    throw new PhonehomeError('USAGE', [{ field, what, remedy }]);
  };
  const { followed } = found;
  if (phone !== undefined) {
    const remedy =
      followed.phones.length > 0 ? `Use a number from 0 to ${followed.phones.length - 1}` : 'Follow another run';
    return diaryOf(followed, phone) ?? refuse('--phone', `the observer told no phone ${phone} apart`, remedy);
  }
  const index = found.phoneOf(device as number);
  if (index === null) {
    return refuse(
      '--device',
      `no report of phone ${device} is known`,
      'Name a phone that reports; a run without timeline knows them by --phone alone',
    );
  }
  return diaryOf(followed, index) as PhoneDiary;
}
