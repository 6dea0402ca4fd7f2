import { type ExchangeRecord, eventLine, logLine } from '@phonehome/fake-server';
import { say } from '../output/text.ts';

/** What `serve` says while it runs. */
export interface ServeLog {
  /** Of a request, without anything that identifies a phone unless that was asked for; null where nothing is said of any. */
  readonly record: ((record: ExchangeRecord, duration_ms: number) => void) | null;
  info(text: string): void;
  error(text: string): void;
}

/** Lines for people: what happened on standard output, what is wrong on standard error. */
export function createHumanLog(): ServeLog {
  const later = createBatch();
  return {
    record({ exchange_id, decision, anomalies }) {
      const odd = anomalies.length > 0 ? ` (${anomalies.map(({ id }) => id).join(', ')})` : '';
      later(`${exchange_id} ${decision.outcome} by ${decision.policy_rule}${odd}`);
    },
    info: say,
    error: (text) => process.stderr.write(`phonehome: ${text}\n`),
  };
}

/** Lines for people about the server itself, and nothing about requests. */
export function createQuietLog(): ServeLog {
  return { ...createHumanLog(), record: null };
}

/** One JSON object a line on standard output, for tools. */
export function createJsonLog(identifiers: boolean): ServeLog {
  const later = createBatch();
  return {
    record: (record, duration_ms) => later(logLine(record, { duration_ms, identifiers })),
    info: (text) => say(eventLine(Date.now(), 'info', text)),
    error: (text) => say(eventLine(Date.now(), 'error', text)),
  };
}

/** Lines that are said together: under load, to write each by itself would take a tenth of the server's time. */
function createBatch(): (line: string) => void {
  let unsaid: string[] = [];
  return (line) => {
    if (unsaid.push(line) > 1) return;
    setImmediate(() => {
      say(unsaid.join('\n'));
      unsaid = [];
    });
  };
}
