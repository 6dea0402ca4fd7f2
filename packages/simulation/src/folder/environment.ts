import { arch, platform } from 'node:os';
import { RUN_FORMAT } from './layout.ts';

/** What is written beside a run but never compared: where and how it was made. */
export interface Environment {
  readonly format: typeof RUN_FORMAT;
  /** Of which run this folder is, so that it may be replaced by the same one. */
  readonly scenario: string;
  readonly seed: number;
  readonly finished: boolean;
  readonly transport: string;
  readonly concurrency: number;
  readonly replay: string;
  /** The version of phonehome. */
  readonly version: string;
  /** The process that writes or wrote it. */
  readonly pid: number;
  readonly node: string;
  readonly platform: string;
  readonly started: string;
  readonly duration_ms: number;
}

/** The environment of a run that starts now. This is the only place of a run that reads the wall clock. */
export function startEnvironment(
  run: Pick<Environment, 'scenario' | 'seed' | 'transport' | 'concurrency' | 'replay' | 'version'>,
): (finished: boolean) => Environment {
  const started = new Date();
  return (finished) => ({
    format: RUN_FORMAT,
    scenario: run.scenario,
    seed: run.seed,
    finished,
    transport: run.transport,
    concurrency: run.concurrency,
    replay: run.replay,
    version: run.version,
    pid: process.pid,
    node: process.version,
    platform: `${platform()} ${arch()}`,
    started: started.toISOString(),
    duration_ms: Date.now() - started.getTime(),
  });
}
