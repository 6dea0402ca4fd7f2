import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Git's own server program (gitprotocol-http), as a CGI script. */
export function serveGit(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://git.example');
  const cgi = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: `${folder}/git`,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: 'writer',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(cgi.stdin);
  cgi.stdin.on('error', () => request.resume());
  const pieces: Buffer[] = [];
  cgi.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  cgi.on('close', () => {
    const all = Buffer.concat(pieces);
    const end = all.indexOf('\r\n\r\n');
    const head = all.toString('latin1', 0, Math.max(0, end)).split('\r\n');
    let status = 200;
    for (const line of head) {
      const [name = '', ...value] = line.split(': ');
      if (name === 'Status') status = Number.parseInt(value.join(''), 10);
      else if (name !== '') response.setHeader(name, value.join(': '));
    }
    response.writeHead(status);
    response.end(all.subarray(end + 4));
  });
}
