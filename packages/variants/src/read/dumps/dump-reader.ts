import { type FactKind, factKinds } from '../../facts/facts.ts';
import type { FileContext } from '../file-context.ts';
import type { LineReader } from '../lines/line-splitter.ts';
import { createCarrierConfigSection, isCarrierConfigHeading } from './carrier-config-dump.ts';
import { createDumpsysPackageSection, PACKAGES_HEADING } from './dumpsys-package.ts';
import { createGetpropSection, isGetpropLine } from './getprop.ts';
import {
  createDumpsysOverlaySection,
  createOverlayListSection,
  isOverlayBlock,
  isOverlayLine,
} from './overlay-states.ts';
import { isPmLine } from './pm-line.ts';
import { createPmSection } from './pm-list.ts';
import { type PmOptions, pmCommand } from './pm-options.ts';
import type { Section, SectionEnd } from './section.ts';

/** The parts that a dump may have, in the order in which a line is held against them. */
const parts = ['getprop', 'pm-list', 'dumpsys-package', 'carrier-config', 'overlay-list', 'dumpsys-overlay'] as const;
export type DumpPart = (typeof parts)[number];

/** Whether a line begins a part. */
const begins: Readonly<Record<DumpPart, (text: string) => boolean>> = {
  getprop: isGetpropLine,
  'pm-list': isPmLine,
  'dumpsys-package': (text) => text === PACKAGES_HEADING,
  'carrier-config': isCarrierConfigHeading,
  'overlay-list': isOverlayLine,
  'dumpsys-overlay': isOverlayBlock,
};

/** What is incomplete where a line of a part cannot be read. */
const affects: Readonly<Record<DumpPart, readonly FactKind[]>> = {
  getprop: ['effective-properties'],
  'pm-list': ['packages', 'disabled-packages'],
  'dumpsys-package': ['package-details', 'packages'],
  'carrier-config': ['carrier-config'],
  'overlay-list': ['overlays'],
  'dumpsys-overlay': ['overlays'],
};

/** Which part a line begins, if any: it tells a dump from other text. */
export function dumpPartOf(text: string): DumpPart | null {
  return parts.find((part) => begins[part](text)) ?? null;
}

/** `------ SYSTEM PROPERTIES (getprop) ------` of a bugreport, `DUMP OF SERVICE package:` and what ends one. */
const HEADING = /^(?:------ .* ------|-{3,}$|DUMP OF SERVICE .*:|--------- [\d.]+s was the duration of .*)$/;

/**
 * Reads what tools of a running phone write: `getprop`, `pm list packages`, `dumpsys package`, `carrier_config` and
 * `overlay`, `cmd overlay list`; one of them, several one after another, or a bugreport with all of them. Other lines,
 * such as those of adb, are left out.
 */
export function createDumpReader(context: FileContext, told: PmOptions): LineReader {
  let current: { readonly part: DumpPart; readonly section: Section } | null = null;
  /** A part of `dumpsys package`, which has many under headings, has begun. */
  let headed = false;
  let found = false;
  let options = told;

  const create: Readonly<Record<DumpPart, () => Section>> = {
    getprop: () => createGetpropSection(context),
    'pm-list': () => createPmSection(context, options),
    'dumpsys-package': () => createDumpsysPackageSection(context, headed),
    'carrier-config': () => createCarrierConfigSection(context),
    'overlay-list': () => createOverlayListSection(context),
    'dumpsys-overlay': () => createDumpsysOverlaySection(context),
  };

  function open(part: DumpPart): typeof current {
    found = true;
    return { part, section: create[part]() };
  }

  function close(how: SectionEnd, number: number): void {
    current?.section.end(how, number);
    current = null;
  }

  return {
    line(text, number, cut) {
      const command = isPmLine(text) ? null : pmCommand(text);
      if (HEADING.test(text) || command) {
        close('followed', number);
        headed = false;
      }
      if (command) {
        options = command;
        // Nothing may come of it: no package is disabled.
        current = open('pm-list');
      }
      const part = dumpPartOf(text);
      if (part !== null && part !== current?.part) {
        close('followed', number);
        current = open(part);
      }
      if (cut && current)
        context.problem(number, 'this line is too long to be read', 'Take the dump again', affects[current.part]);
      headed ||= /^[A-Z][A-Za-z ]+:$/.test(text);
      current?.section.line(text, number);
    },
    end(whole, number) {
      close(whole ? 'end' : 'cut', number);
      if (!found)
        context.problem(number, 'the dump ends before what tells something', 'Take the dump again', factKinds);
    },
  };
}
