import type { RunReading } from '@phonehome/simulation';
import type { RecordRead, TruthRead } from './run-facts.ts';

/** A record with the truth of its sending; null in a run without a timeline, or of a request that no phone sent. */
export interface JoinedRecord {
  readonly record: RecordRead;
  readonly truth: TruthRead | null;
}

/**
 * Joins the records of a run with the truth of their sending in one pass over both, which are sorted by time. What is held
 * is the reports that were sent and of which there is no record yet.
 * @param onTruth hears each entry of the timeline, in order
 */
export async function* joinedRecords(
  run: Pick<RunReading, 'records' | 'timeline'>,
  onTruth: (entry: TruthRead) => void = () => undefined,
): AsyncGenerator<JoinedRecord> {
  const timeline = run.timeline();
  const sent = new Map<string, TruthRead>();
  let next = await timeline.next();
  const advance = async (until_ms: number): Promise<void> => {
    while (!next.done && next.value.time_ms <= until_ms) {
      const { event, exchange_id } = next.value;
      onTruth(next.value);
      if (event === 'report' && exchange_id !== undefined) sent.set(exchange_id, next.value);
      next = await timeline.next();
    }
  };
  for await (const record of run.records()) {
    await advance(record.time_ms);
    const truth = sent.get(record.exchange_id) ?? null;
    sent.delete(record.exchange_id);
    yield { record, truth };
  }
  await advance(Number.POSITIVE_INFINITY);
}
