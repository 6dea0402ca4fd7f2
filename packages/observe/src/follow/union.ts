/** Sets that are joined two by two. The result does not depend on the order in which they are joined. */
export class Union {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, i) => i);
  }

  /** The least member of the set. */
  find(member: number): number {
    let root = member;
    while (this.#parent[root] !== root) root = this.#parent[root] as number;
    for (let at = member; at !== root; ) {
      const next = this.#parent[at] as number;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  /** Joins the sets of two members; false if they are one already. */
  join(a: number, b: number): boolean {
    const [one, other] = [this.find(a), this.find(b)];
    if (one === other) return false;
    this.#parent[Math.max(one, other)] = Math.min(one, other);
    return true;
  }

  /** All sets, each in ascending order, in the order of their least members. */
  sets(): number[][] {
    const sets = new Map<number, number[]>();
    this.#parent.forEach((_, member) => {
      const root = this.find(member);
      const set = sets.get(root);
      if (set) set.push(member);
      else sets.set(root, [member]);
    });
    return [...sets.values()];
  }
}
