import { closeSync, constants, fsyncSync, openSync, write, writeSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';

/** The log is used again from its beginning, as that of a database is: a file that grows takes longer to sync. */
const LOG_BYTES = 64 * 1024 * 1024;

/**
 * The least that a server in Node.js can do that answers nothing before it is on disk: it takes each piece that comes for
 * a request, without reading it, writes what came together into a log (`O_DSYNC`) beside other work, and replies. What
 * separates it from ours is what it takes to read, decide on and store a request.
 * @param log the file, in the working directory
 */
export function durable(port: number, host: string, body: string, type: string, log = 'log'): void {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  const reply = Buffer.from(head + body);
  fill(log);
  const file = openSync(log, constants.O_RDWR | constants.O_DSYNC);
  let at = 0;
  let sockets: Socket[] = [];
  let pieces: Buffer[] = [];
  let busy = false;
  const commit = (): void => {
    if (sockets.length === 0) {
      busy = false;
      return;
    }
    const answered = sockets;
    const bytes = Buffer.concat(pieces);
    sockets = [];
    pieces = [];
    if (at + bytes.length > LOG_BYTES) at = 0;
    write(file, bytes, 0, bytes.length, at, (error) => {
      if (error) throw error;
      for (const socket of answered) socket.write(reply);
      commit();
    });
    at += bytes.length;
  };
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (piece: Buffer) => {
      sockets.push(socket);
      pieces.push(piece);
      if (busy) return;
      busy = true;
      setImmediate(commit);
    });
  });
  server.listen(port, host);
}

/** A file whose blocks are there already. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  writeSync(file, Buffer.alloc(LOG_BYTES, ' '));
  fsyncSync(file);
  closeSync(file);
}
