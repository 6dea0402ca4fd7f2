import type { FactKind } from '../facts/facts.ts';
import type { Source } from '../facts/source.ts';
import type { Collector } from './collector.ts';

/** What the reader of one file is given: where its facts go, and how its places are named. */
export interface FileContext {
  readonly collector: Collector;
  /** As the user named the file; stands in each source. */
  readonly file: string;
  at(line: number | null): Source;
  problem(line: number | null, what: string, remedy: string, affects: readonly FactKind[]): void;
}

/** The context of a file. */
export function fileContext(collector: Collector, file: string): FileContext {
  const at = (line: number | null): Source => ({ file, line });
  return {
    collector,
    file,
    at,
    problem: (line, what, remedy, affects) => collector.problem({ what, remedy, source: at(line), affects }),
  };
}
