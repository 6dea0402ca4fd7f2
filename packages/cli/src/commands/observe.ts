import {
  createLeakFinder,
  type KnownValues,
  type LeakKind,
  leakKinds,
  leaksHtml,
  plainValue,
} from '@phonehome/observe';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { integer } from '../arguments.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { observationJson } from '../observe/json.ts';
import { notesOf, type Observed, type ObserveFormat, observeFormats } from '../observe/observed.ts';
import { observationSarif } from '../observe/sarif.ts';
import { keepHeapSmall } from '../observe/small-heap.ts';
import { observeSource } from '../observe/source.ts';
import { createSpillFile } from '../observe/spill-file.ts';
import { observationText } from '../observe/text.ts';
import { inBlocks } from '../output/in-blocks.ts';
import { createProgressView } from '../output/progress.ts';
import { columns, say, sayPieces } from '../output/text.ts';
import { writeWhole } from '../write-whole.ts';

const FAIL_ON = ['never', 'clear', 'any'] as const;
const MEGABYTE = 1_000_000;

interface ObserveFlags {
  readonly format: ObserveFormat;
  readonly known: KnownValues;
  readonly flows: number;
  readonly reveal?: boolean;
  readonly failOn: (typeof FAIL_ON)[number];
  readonly out?: string;
}

/** `phonehome observe`. */
export function addObserveCommand(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('observe')
    .description(
      'find identifiers of devices and people in captured traffic: what left, to whom, how written, how sure',
    )
    .argument(
      '<source>',
      'a capture (pcapng, pcap), HAR, records, or the folder of a run or data set; - is standard input',
    )
    .addOption(new Option('--format <format>', 'how to tell it').choices(observeFormats).default('text'))
    .option(
      '--known <kind=value>',
      `an identifier of yours, to be found however it is written (${leakKinds.join(', ')})`,
      knownValue,
      [],
    )
    .option(
      '--flows <n>',
      'flows of one leak that are told one by one; the others are counted',
      integer(1, 10_000_000),
      1_000,
    )
    .option('--reveal', 'tell values whole; else they are masked')
    .addOption(
      new Option('--fail-on <what>', 'exit code 1 for identifiers in clear text, or for any')
        .choices(FAIL_ON)
        .default('never'),
    )
    .option('--out <file>', 'write it to a file')
    .addHelpText(
      'after',
      `
Codings are undone in any order: base64, hex, percent, JSON, forms, XML, gzip, protobuf and more; hashes of identifiers
are known where the identifier itself is seen, or given by --known.

Examples:
  phonehome observe capture.pcapng
  tcpdump -i wlan0 -w - | phonehome observe -
  phonehome observe traffic.har --format sarif --out leaks.sarif --fail-on clear
  phonehome observe capture.pcapng --known imei=009990123456785 --reveal

Exit codes: 0 done, 1 something was found that --fail-on names, 2 it cannot be read, 3 disk or permission, 130 interrupted`,
    )
    .action(async (source: string, flags: ObserveFlags) => end(await observe(source, flags)));
}

async function observe(
  file: string,
  { format, known, flows, reveal = false, failOn, out }: ObserveFlags,
): Promise<ExitCode> {
  keepHeapSmall();
  const spill = createSpillFile();
  const observer = createLeakFinder({ known, flows_max: flows }, spill);
  const progress = createProgressView();
  let flow_count = 0;
  const counted = {
    ...observer,
    flow: (flow: Parameters<typeof observer.flow>[0]) => {
      flow_count++;
      observer.flow(flow);
    },
  };
  try {
    const source = await observeSource(file, counted, {
      signal: interruptSignal(),
      onRead: (bytes, total) => {
        const done = Math.round(bytes / MEGABYTE);
        progress.update({
          stage: 'observing',
          done,
          total: Math.max(done, Math.round((total ?? bytes) / MEGABYTE)),
          records: flow_count,
        });
      },
    });
    progress.stop();
    const observed: Observed = { file, source, observation: observer.end(), reveal };
    const text = inBlocks(rendered(observed, format));
    if (out === undefined) await sayPieces(text);
    else {
      await writeWhole(out, text);
      if (format !== 'json') say(`${observed.observation.leaks.length} leaks; written: ${out}`);
    }
    return failOn !== 'never' && observed.observation.leaks.some(({ clear }) => clear || failOn === 'any')
      ? exitCodes.failed
      : exitCodes.held;
  } finally {
    progress.stop();
    spill.close();
  }
}

function rendered(observed: Observed, format: ObserveFormat): Iterable<string> {
  switch (format) {
    case 'text':
      return observationText(observed, Math.min(columns(), 100));
    case 'json':
      return observationJson(observed);
    case 'html':
      return [leaksHtml({ ...observed, notes: notesOf(observed) })];
    case 'sarif':
      return observationSarif(observed);
  }
}

/** A value that is short, or mistyped, would be found everywhere or nowhere. */
const KNOWN_FORMS: Readonly<Record<LeakKind, RegExp>> = {
  imei: /^\d{14,16}$/,
  meid: /^[\da-f]{14}$/,
  iccid: /^\d{18,20}$/,
  imsi: /^\d{14,15}$/,
  mac: /^[\da-f]{12}$/,
  cell: /^\d{5,11}$/,
  coordinates: /^-?\d{1,2}\.\d+,-?\d{1,3}\.\d+$/,
  'phone-number': /^\d{7,15}$/,
};

function knownValue(text: string, before: KnownValues): KnownValues {
  const [, kind, value = ''] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
  if (!leakKinds.includes(kind as LeakKind))
    throw new InvalidArgumentError(`It must be kind=value, the kind one of ${leakKinds.join(', ')}.`);
  const plain = plainValue(kind as LeakKind, value);
  if (!KNOWN_FORMS[kind as LeakKind].test(plain)) throw new InvalidArgumentError(`That is no ${kind}.`);
  return [...before, { kind: kind as LeakKind, value: plain }];
}
