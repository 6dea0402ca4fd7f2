import { AssertionError } from 'node:assert';
import { type Finding, kindNames } from '@phonehome/observe';
import { visible } from '@phonehome/shared';
import type { ObservedTraffic } from './library.ts';

/** What counts as a leak. */
export interface NoLeakOptions {
  /** Servers that may get identifiers: host names or addresses as findings have them. */
  readonly allow?: readonly string[];
  /** Only what anyone on the path can read. */
  readonly clear_only?: boolean;
  /** From this confidence on; 0.9 leaves out what is only possible. */
  readonly at_least?: number;
}

const TOLD_MAX = 20;

/**
 * Asserts that no identifier left in traffic that was observed. For node:test, tap or any other runner.
 * @throws AssertionError that names each finding, its server, and why it is one
 */
export function assertNoLeak(
  { findings }: Pick<ObservedTraffic, 'findings'>,
  { allow = [], clear_only = false, at_least = 0 }: NoLeakOptions = {},
): void {
  const leaks = findings.filter(
    ({ destination, clear, confidence }) =>
      !allow.includes(destination) && (clear || !clear_only) && confidence >= at_least,
  );
  if (leaks.length === 0) return;
  const told = leaks.slice(0, TOLD_MAX).map(lineOf);
  const more = leaks.length > told.length ? [`… and ${leaks.length - told.length} more`] : [];
  const message = [`${leaks.length} identifiers left:`, ...told, ...more].join('\n');
  throw new AssertionError({ message, actual: leaks.length, expected: 0, operator: 'assertNoLeak' });
}

function lineOf({ kind, value_masked, destination, where, name, clear, because }: Finding): string {
  const named = name === '' ? '' : ` ${name}`;
  const way = clear ? 'in clear text' : 'within TLS';
  return visible(
    `  ${kindNames[kind].name} ${value_masked} to ${destination} ${way}, ${where}${named}: ${because.join('; ')}`,
  );
}
