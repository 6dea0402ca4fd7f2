import type { NumberKind, Reading } from './sight.ts';

/** Messages of a phone on one day that somebody reads the same of. */
interface Group {
  readonly day: number;
  readonly reading: Reading;
}

/** All that somebody saw of one phone, in memory that does not grow with messages that tell the same. */
export class Seen {
  messages = 0;
  readonly #groups = new Map<string, Group>();

  add(day: number, reading: Reading): void {
    this.messages++;
    const key = [day, reading.place, ...reading.handles.map(({ value }) => value)].join('\n');
    if (!this.#groups.has(key)) this.#groups.set(key, { day, reading });
  }

  /** The different values of a kind that are among the phone's true numbers. */
  numbers(kind: NumberKind, truly: ReadonlySet<string>): number {
    const found = new Set<string>();
    for (const { reading } of this.#groups.values()) {
      for (const handle of reading.handles)
        if (handle.kind === kind && truly.has(handle.value)) found.add(handle.value);
    }
    return found.size;
  }

  /** The different places that the phone was said to be at. */
  places(): number {
    const found = new Set<string>();
    for (const { reading } of this.#groups.values()) if (reading.place !== null) found.add(reading.place);
    return found.size;
  }

  /**
   * On how many days the messages are known to be of one phone, by numbers or pseudonyms that stand together in messages:
   * the longest such chain.
   * @param with_place only messages that tell a place
   */
  daysTogether(with_place: boolean): number {
    const chain = new Map<string, string>();
    const rootOf = (value: string): string => {
      let root = value;
      for (let next = chain.get(root); next !== undefined && next !== root; next = chain.get(root)) root = next;
      return root;
    };
    for (const { reading } of this.#groups.values()) {
      const [first, ...rest] = reading.handles;
      if (!first) continue;
      for (const { value } of rest) {
        const [a, b] = [rootOf(first.value), rootOf(value)];
        if (a !== b) chain.set(b, a);
      }
    }
    const days = new Map<string, Set<number>>();
    for (const { day, reading } of this.#groups.values()) {
      const [first] = reading.handles;
      if (!first || (with_place && reading.place === null)) continue;
      const root = rootOf(first.value);
      const known = days.get(root);
      if (known) known.add(day);
      else days.set(root, new Set([day]));
    }
    return Math.max(0, ...[...days.values()].map(({ size }) => size));
  }
}
