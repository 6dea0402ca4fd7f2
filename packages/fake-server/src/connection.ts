import type { Socket } from 'node:net';

const BYTES_MAX = 2 * 1024 * 1024;

/** The bytes that a connection has received since its last whole request. */
export interface Connection {
  /** What has been received, up to 2 MiB. */
  bytes(): Buffer;
  /** Called when a request of so many bytes has been recorded: what comes after them belongs to another one. */
  requestDone(size: number): void;
  /** Called when what was no request has been recorded: whatever still comes on this connection belongs to nothing. */
  over(): void;
  /** Whether there are bytes that belong to no recorded request. */
  hasRest(): boolean;
}

const connections = new WeakMap<Socket, Connection>();

/** Begins to keep the bytes of a new connection. */
export function openConnection(socket: Socket): Connection {
  let chunks: Buffer[] = [];
  let size = 0;
  let over = false;
  // Before the HTTP parser, which may refuse the very bytes that are to be kept.
  socket.prependListener('data', (chunk: Buffer) => {
    if (over) return;
    if (size < BYTES_MAX) chunks.push(chunk);
    size += chunk.length;
  });
  const connection: Connection = {
    bytes: () => Buffer.concat(chunks),
    requestDone(done) {
      const rest = Buffer.concat(chunks).subarray(done);
      chunks = rest.length > 0 ? [rest] : [];
      size = rest.length;
    },
    over() {
      over = true;
      chunks = [];
      size = 0;
    },
    hasRest: () => size > 0,
  };
  connections.set(socket, connection);
  return connection;
}

/** The connection of a socket that `openConnection` was called for. */
export function connectionOf(socket: Socket): Connection {
  return connections.get(socket) ?? openConnection(socket);
}
