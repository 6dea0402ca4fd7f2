/** The gates that have held the clients of phones back since their last reports. */
export interface HeldGates {
  add(device: number, gate: string): void;
  /** Those of a phone, each once, in order of the alphabet; forgets them. Equal lists are the same object. */
  take(device: number): readonly string[];
}

const NONE: readonly string[] = [];

/** Nothing was held back yet. */
export function createHeldGates(): HeldGates {
  const held = new Map<number, Set<string>>();
  /** By their names: there are few gates, and fewer that hold back together. */
  const lists = new Map<string, readonly string[]>();
  return {
    add(device, gate) {
      const gates = held.get(device);
      if (gates) gates.add(gate);
      else held.set(device, new Set([gate]));
    },
    take(device) {
      const gates = held.get(device);
      if (!gates || gates.size === 0) return NONE;
      const sorted = [...gates].sort();
      gates.clear();
      const name = sorted.join(' ');
      const known = lists.get(name);
      if (known) return known;
      lists.set(name, sorted);
      return sorted;
    },
  };
}
