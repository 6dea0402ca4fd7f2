import { openStore, type Store } from '../store.ts';
import { createMemoryStore } from './memory-store.ts';
import type { RecordStore, Retention } from './record-store.ts';

/** A store of lines, with the newest of its records in memory, where they can be looked for. */
export function besideMemory(store: Store, retention: Retention): RecordStore {
  const memory = createMemoryStore(retention);
  return {
    get: memory.get,
    find: memory.find,
    counts: memory.counts,
    state: memory.state,
    wipe: memory.wipe,
    next_number: store.next_number,
    repaired: store.repaired_bytes > 0 ? `${store.repaired_bytes} bytes of a torn line were cut off` : null,
    async append(record) {
      await store.append(record);
      await memory.append(record);
    },
    close: store.close,
  };
}

/** Opens the store in a folder. @throws as `openStore` does */
export async function openRecordStore(folder: string, retention: Retention = {}): Promise<RecordStore> {
  return besideMemory(await openStore(folder), retention);
}
