/** Counts something by phone. */
export interface DeviceCounter {
  add(device: number): void;
  phones(): number;
  /** Of the phones for which something holds: how many there are, and their sum. */
  of(is: (device: number) => boolean): { readonly phones: number; readonly sum: number };
}

/** A counter that has seen nothing. */
export function createDeviceCounter(): DeviceCounter {
  const counts = new Map<number, number>();
  return {
    add: (device) => void counts.set(device, (counts.get(device) ?? 0) + 1),
    phones: () => counts.size,
    of(is) {
      let [phones, sum] = [0, 0];
      for (const [device, count] of counts) {
        if (!is(device)) continue;
        phones++;
        sum += count;
      }
      return { phones, sum };
    },
  };
}
