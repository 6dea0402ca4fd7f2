import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.ts';

/** Adds a command to the program. */
type Add = (program: Command, end: (code: ExitCode) => void) => void;

/**
 * What brings each command, in the order of the help. A command loads only what it needs: to load all takes longer than
 * most of them run.
 */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
  run: async () => (await import('./commands/run.ts')).addRunCommand,
  scenarios: async () => (await import('./commands/scenarios.ts')).addScenariosCommand,
  validate: async () => (await import('./commands/validate.ts')).addValidateCommand,
  explain: async () => (await import('./commands/explain.ts')).addExplainCommand,
  report: async () => (await import('./commands/report.ts')).addReportCommand,
  hypotheses: async () => (await import('./commands/hypotheses.ts')).addHypothesesCommand,
  matrix: async () => (await import('./commands/matrix.ts')).addMatrixCommand,
  prevent: async () => (await import('./commands/prevent.ts')).addPreventCommand,
  check: async () => (await import('./commands/check.ts')).addCheckCommand,
  rollout: async () => (await import('./commands/rollout.ts')).addRolloutCommand,
  follow: async () => (await import('./commands/follow.ts')).addFollowCommand,
  'check-phone': async () => (await import('./commands/check-phone.ts')).addCheckPhoneCommand,
  identity: async () => (await import('./commands/identity.ts')).addIdentityCommand,
  serve: async () => (await import('./commands/serve.ts')).addServeCommand,
  records: async () => (await import('./commands/records.ts')).addRecordsCommand,
  decode: async () => (await import('./commands/decode.ts')).addDecodeCommand,
  observe: async () => (await import('./commands/observe.ts')).addObserveCommand,
  generate: async () => (await import('./commands/generate.ts')).addGenerateCommand,
  dataset: async () => (await import('./commands/dataset.ts')).addDatasetCommand,
};

/** Adds the command that is wanted, or all where none of them is: for the help, and to say which there are. */
export async function addCommands(
  program: Command,
  wanted: string | undefined,
  end: (code: ExitCode) => void,
): Promise<void> {
  const one = wanted === undefined || !Object.hasOwn(commands, wanted) ? undefined : commands[wanted];
  for (const load of one ? [one] : Object.values(commands)) (await load())(program, end);
}
