import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';

/** Serves a file of a folder; for a folder, a list of links, as indexes of packages are. */
export function serveFile(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x.example').pathname));
  const whole = join(folder, path);
  if (!existsSync(whole)) {
    response.writeHead(404).end();
    return;
  }
  const facts = statSync(whole);
  const file = facts.isDirectory() ? join(whole, 'index.html') : whole;
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = file.endsWith('.html') ? 'text/html' : 'application/octet-stream';
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': statSync(file).size,
    'Last-Modified': statSync(file).mtime.toUTCString(),
  });
  createReadStream(file).pipe(response);
}
