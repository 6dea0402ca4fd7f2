import type { Entry, Value } from './value.ts';

const MARK = Symbol('mark');
type Item = Value | typeof MARK;

/** What a program of `pickle` works on: values on a stack, with marks between, and those that it has saved by number. */
export interface PickleStack {
  push(value: Value): void;
  pop(): Value;
  /** The last so many, in the order in which they came. */
  take(count: number): Value[];
  mark(): void;
  /** All since the last mark. */
  sinceMark(): Value[];
  /** Saves the last one, without a number under the next one. */
  save(number: number | null): void;
  /** A text or bytes once more; a list or a map is told once, as it might be within itself. */
  load(number: number): void;
  /** Adds names and values by turns to the map that is the last one. */
  put(values: readonly Value[]): void;
  /** Adds to the list that is the last one. */
  append(values: readonly Value[]): void;
}

/** An empty one. */
export function createPickleStack(): PickleStack {
  const stack: Item[] = [];
  const saved = new Map<number, Value>();
  const plain = (items: readonly Item[]): Value[] => items.filter((one): one is Value => one !== MARK);
  const last = (): Value => {
    const one = stack.at(-1);
    return one === undefined || one === MARK ? '' : one;
  };
  return {
    push: (value) => void stack.push(value),
    pop() {
      const one = last();
      stack.pop();
      return one;
    },
    take: (count) => plain(stack.splice(-count)),
    mark: () => void stack.push(MARK),
    sinceMark() {
      const at = stack.lastIndexOf(MARK);
      return plain(stack.splice(Math.max(0, at)));
    },
    save: (number) => void saved.set(number ?? saved.size, last()),
    load(number) {
      const value = saved.get(number);
      stack.push(typeof value === 'string' || value instanceof Uint8Array ? value : '');
    },
    put(values) {
      const map = last();
      if (typeof map !== 'object' || !('entries' in map) || map instanceof Uint8Array) return;
      const entries = map.entries as Entry[];
      for (let i = 0; i + 1 < values.length; i += 2) {
        const name = values[i];
        entries.push({ key: typeof name === 'string' ? name : undefined, value: values[i + 1] as Value });
      }
    },
    append(values) {
      const list = last();
      if (typeof list === 'object' && 'items' in list) for (const one of values) (list.items as Value[]).push(one);
    },
  };
}
