import { MEMORY_RETENTION, type Retention } from '@phonehome/fake-server';
import { MS_PER_DAY } from '@phonehome/shared';

/** What of the flags limits what is kept. */
export interface RetentionFlags {
  readonly retainCount?: number;
  readonly retainDays?: number;
  readonly retainBytes?: number;
}

/** What is kept at most, as asked for. */
export function retentionOf({ retainCount, retainDays, retainBytes }: RetentionFlags): Retention {
  return {
    ...(retainCount !== undefined && { count_max: retainCount }),
    ...(retainDays !== undefined && { age_max_ms: retainDays * MS_PER_DAY }),
    ...(retainBytes !== undefined && { bytes_max: retainBytes }),
  };
}

/** The same in memory, where there is always a limit. */
export function memoryRetentionOf(flags: RetentionFlags): Retention {
  return { ...MEMORY_RETENTION, ...retentionOf(flags) };
}
