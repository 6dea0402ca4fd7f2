/** Packets that belong together, in order of time. */
export interface Timed {
  readonly length: number;
  readonly time_us: ArrayLike<number>;
}

/** A conversation of which some packets are written already. */
interface Pending<C extends Timed> {
  readonly order: number;
  readonly conversation: C;
  next: number;
  /** When its next packet passes. */
  time_us: number;
}

/**
 * Puts the packets of conversations, which overlap, in order of time; of those at once, that of the conversation that began
 * first is first.
 */
export interface ConversationOrder<C extends Timed> {
  /** Takes a conversation; those must come in the order of their first packets. Writes what came before it. */
  add(conversation: C): void;
  /** Writes what comes before a time. */
  until(time_us: number): void;
}

/**
 * An order that holds nothing. What it holds are conversations that are under way at the same time.
 * @param write takes packets of a conversation, those from one to before another, between which none of others pass; when the
 * last one is written the conversation is forgotten
 */
export function createConversationOrder<C extends Timed>(
  write: (conversation: C, from: number, until: number) => void,
): ConversationOrder<C> {
  /** A binary heap: none comes after its children. */
  const heap: Pending<C>[] = [];
  let conversations = 0;

  const sink = (): void => {
    const moved = heap[0] as Pending<C>;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Pending<C>, heap[child] as Pending<C>)) child++;
      const least = heap[child] as Pending<C>;
      if (!isBefore(least, moved)) break;
      heap[at] = least;
      at = child;
    }
    heap[at] = moved;
  };
  /** The one that is next after the first. */
  const second = (): Pending<C> | undefined => {
    const left = heap[1];
    const right = heap[2];
    return left && right && isBefore(right, left) ? right : left;
  };
  const until = (time_us: number): void => {
    for (let first = heap[0]; first && first.time_us < time_us; first = heap[0]) {
      const { conversation, next } = first;
      const { length } = conversation;
      const other = second();
      // Its next packet is due, and those after it are until another conversation's is.
      do {
        first.next++;
        first.time_us = first.next < length ? (conversation.time_us[first.next] as number) : Number.POSITIVE_INFINITY;
      } while (first.time_us < time_us && !(other && isBefore(other, first)));
      if (first.next === length) {
        const last = heap.pop() as Pending<C>;
        if (last !== first) heap[0] = last;
      }
      if (heap.length > 0) sink();
      write(conversation, next, first.next);
    }
  };
  return {
    add(conversation) {
      if (conversation.length === 0) return;
      const time_us = conversation.time_us[0] as number;
      until(time_us);
      const pending = { order: conversations++, conversation, next: 0, time_us };
      let at = heap.push(pending) - 1;
      for (let parent = (at - 1) >> 1; at > 0; parent = (at - 1) >> 1) {
        const above = heap[parent] as Pending<C>;
        if (!isBefore(pending, above)) break;
        heap[at] = above;
        at = parent;
      }
      heap[at] = pending;
    },
    until,
  };
}

function isBefore<C extends Timed>(a: Pending<C>, b: Pending<C>): boolean {
  return a.time_us < b.time_us || (a.time_us === b.time_us && a.order < b.order);
}
