import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { serveFile } from './files.ts';
import { serveGit } from './git.ts';
import { pageFor, SCRIPT } from './page.ts';
import { acceptWebSocket } from './web-socket.ts';

// All the web servers of the corpus, by the names that are asked: `node scripts/corpus/site/server.ts <folder of files>`.
// They answer plausibly and briefly: what servers answer is not looked at, it only keeps the programs going.
const [folder = '.'] = process.argv.slice(2);

const server = createServer((request, response) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  // A connection a request: each is a flow of its own, except where a program does several at once.
  if (host !== 'dav.example') response.setHeader('Connection', 'close');
  if (host === 'git.example') return serveGit(folder, request, response);
  if (host === 'deb.example' || host === 'pypi.example') return serveFile(`${folder}/${host}`, request, response);
  let size = 0;
  request.on('data', (piece: Buffer) => {
    size += piece.length;
  });
  request.on('end', () => reply(host, request, response, size));
  request.on('error', () => response.destroy());
});
server.on('upgrade', acceptWebSocket);
server.on('clientError', (_error, socket) => socket.destroy());
server.listen(80, '0.0.0.0', 4_096, () => process.stdout.write('ready\n'));

let count = 0;

function reply(host: string, request: IncomingMessage, response: ServerResponse, size: number): void {
  const { method = 'GET', url = '/', headers } = request;
  const nth = count++;
  const send = (status: number, type: string, body: string, more: Record<string, string> = {}): void => {
    response.writeHead(status, {
      'Content-Type': type,
      'Access-Control-Allow-Origin': headers.origin ?? '*',
      'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
      'Access-Control-Allow-Methods': '*',
      'Access-Control-Allow-Credentials': 'true',
      'Content-Length': Buffer.byteLength(body),
      ...more,
    });
    response.end(method === 'HEAD' ? undefined : body);
  };
  if (method === 'OPTIONS') return send(204, 'text/plain', '');
  if (method === 'PROPFIND') return send(207, 'application/xml', MULTISTATUS);
  if (host === 'www.example' && url.startsWith('/page/')) return send(200, 'text/html', pageFor(Number(url.slice(6))));
  if (url === '/app.js') return send(200, 'text/javascript', SCRIPT, { ETag: `"${nth.toString(16)}"` });
  if (headers['if-none-match'] && nth % 3 === 0) return send(304, 'text/html', '');
  if (host === 'dav.example' && !headers.authorization)
    return send(401, 'text/plain', 'who?', {
      'WWW-Authenticate':
        nth % 2
          ? 'Basic realm="dav"'
          : `Digest realm="dav", qop="auth", nonce="${nth.toString(16).padStart(32, 'a')}", opaque="0"`,
    });
  if (method === 'GET' && nth % 40 === 0 && !url.includes('moved'))
    return send(302, 'text/plain', '', { Location: `${url}${url.includes('?') ? '&' : '?'}moved=1` });
  if (host === 'www.example' || host === 'shop.example')
    return send(200, 'text/html', '<!doctype html><title>ok</title><p>ok', {
      'Set-Cookie': `sid=${nth.toString(36)}${size}; Path=/`,
    });
  if (/\.(?:jpg|png|m4s)$/.test(url)) return send(200, 'image/png', 'x');
  return send(200, 'application/json', '{"ok":true}');
}

const MULTISTATUS =
  '<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>';
