import type { PhonehomeError } from '@phonehome/shared';

/** The exit codes of every command. */
export const exitCodes = { held: 0, failed: 1, input: 2, environment: 3, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code that an error leads to. */
export function exitCodeOf(error: PhonehomeError): ExitCode {
  return exitCodes[error.kind];
}
