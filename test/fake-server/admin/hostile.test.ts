import { once } from 'node:events';
import { connect } from 'node:net';
import t from 'tap';
import { administered } from './support.ts';

const deep = 100_000;
const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...Array.from('bcdefghi', (name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[n]}`).join(',')}]`),
];

t.test('bodies that are meant to break a reader are refused, quickly, and change nothing', async (t) => {
  const { ask } = await administered(t);
  const before = (await ask('/v1/policy')).text;
  const bodies: readonly [type: string, body: string][] = [
    ['application/json', '['.repeat(deep)],
    ['application/json', '['.repeat(deep) + ']'.repeat(deep)],
    ['application/json', '{"a":'.repeat(deep) + '1' + '}'.repeat(deep)],
    ['application/json', '{"__proto__": {"rules": []}}'],
    ['application/json', '{"constructor": {"prototype": {"at_most": 0}}}'],
    ['application/json', '{"at_most": 1e999}'],
    ['application/json', '\u0000'],
    ['application/yaml', bomb.join('\n')],
    ['application/yaml', `rules: ${'['.repeat(deep)}`],
    ['application/yaml', `rules: ${'- '.repeat(deep)}x`],
    ['application/yaml', 'a: &a [*a]'],
    ['application/yaml', '!!js/function "x"'],
  ];
  for (const [type, body] of bodies) {
    for (const [path, method] of [
      ['/v1/policy', 'PUT'],
      ['/v1/verify', 'POST'],
      ['/v1/reset', 'POST'],
    ] as const) {
      const begun = performance.now();
      const answer = await ask(path, { method, headers: { 'content-type': type }, body });
      t.ok(
        [400, 415].includes(answer.status),
        `${path} ${type} ${JSON.stringify(body.slice(0, 30))}: ${answer.status}`,
      );
      t.ok(performance.now() - begun < 5_000);
    }
  }
  t.equal((await ask('/v1/policy')).text, before);
  t.equal((await ask('/v1/records?field=__proto__=x&field=constructor')).status, 200);
  t.equal((await ask('/v1/records/__proto__')).status, 404);
});

t.test('bytes that are no HTTP get a problem, and the connection ends', async (t) => {
  const { url } = await administered(t);
  const { port } = new URL(url);
  for (const bytes of [
    'no request\r\n\r\n',
    'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    'POST /v1/reset HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
  ]) {
    const socket = connect({ port: Number(port), host: '127.0.0.1' });
    let reply = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      reply += chunk;
    });
    socket.write(bytes);
    await once(socket, 'close');
    t.match(reply, /^HTTP\/1\.1 4\d\d .*application\/problem\+json/s, bytes.slice(0, 40));
  }
});
