import type { FlowEnds, Host } from '../flow/network-path.ts';

/** How many numbers tell the ends of a flow. */
export const ENDS_NUMBERS = 10;

/** What of the ends of a flow stands in its packets, but for the client's port. */
export function endsAsNumbers({ path, server_port }: FlowEnds): number[] {
  // The largest segment stands in the options of the packets that open a connection.
  return [server_port, path.segment_bytes_max, ...hostAsNumbers(path.client), ...hostAsNumbers(path.server)];
}

/** Whether the numbers at a place are those of ends. */
export function areEnds(numbers: Int32Array, at: number, { path, server_port }: FlowEnds): boolean {
  return (
    numbers[at] === server_port &&
    numbers[at + 1] === path.segment_bytes_max &&
    isHost(numbers, at + 2, path.client) &&
    isHost(numbers, at + 6, path.server)
  );
}

function hostAsNumbers({ ttl, address, ethernet }: Host): number[] {
  return [ttl, fourBytes(address, 0), fourBytes(ethernet, 0), fourBytes(ethernet, 2)];
}

function isHost(numbers: Int32Array, at: number, { ttl, address, ethernet }: Host): boolean {
  return (
    numbers[at] === ttl &&
    numbers[at + 1] === fourBytes(address, 0) &&
    numbers[at + 2] === fourBytes(ethernet, 0) &&
    numbers[at + 3] === fourBytes(ethernet, 2)
  );
}

function fourBytes(bytes: readonly number[], at: number): number {
  const [a, b, c, d] = [bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number, bytes[at + 3] as number];
  return (a << 24) | (b << 16) | (c << 8) | d;
}
