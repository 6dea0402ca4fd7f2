import type { PacketBlock } from '@phonehome/capture';

/** Packets of one exchange, in order of time, of which some are written already. */
interface Pending {
  readonly order: number;
  readonly packets: readonly PacketBlock[];
  next: number;
}

/** Puts the packets of exchanges, which overlap, in order of time; of those at once, the exchange that began first is first. */
export interface PacketOrder {
  /** Takes an exchange; those must come in the order of their first packets. Writes what came before it. */
  add(packets: readonly PacketBlock[]): void;
  /** Writes what comes before a time. */
  until(time_us: number): void;
}

/** An order that holds nothing. What it holds are exchanges that are under way at the same time. */
export function createPacketOrder(write: (packet: PacketBlock) => void): PacketOrder {
  /** A binary heap: none comes after its children. */
  const heap: Pending[] = [];
  let exchanges = 0;
  const time = ({ packets, next }: Pending): number => (packets[next] as PacketBlock).time_us;
  const isBefore = (a: Pending, b: Pending): boolean => time(a) < time(b) || (time(a) === time(b) && a.order < b.order);
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j] as Pending, heap[i] as Pending];
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isBefore(heap[child] as Pending, heap[least] as Pending)) least = child;
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  const until = (time_us: number): void => {
    for (let first = heap[0]; first && time(first) < time_us; first = heap[0]) {
      write(first.packets[first.next++] as PacketBlock);
      if (first.next === first.packets.length) {
        const last = heap.pop() as Pending;
        if (last === first) continue;
        heap[0] = last;
      }
      sink();
    }
  };
  return {
    add(packets) {
      const [first] = packets;
      if (!first) return;
      until(first.time_us);
      heap.push({ order: exchanges++, packets, next: 0 });
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isBefore(heap[at] as Pending, heap[parent] as Pending)) break;
        swap(at, parent);
        at = parent;
      }
    },
    until,
  };
}
