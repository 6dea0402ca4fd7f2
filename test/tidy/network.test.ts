import { LOOPBACK } from '@phonehome/fake-server';
import { phone2014, phone2017 } from '@phonehome/shared';
import t from 'tap';
import { codeOf, importsOf } from './source.ts';
import { packages, sourcesOf, textFiles } from './support.ts';

const sources = packages.flatMap(sourcesOf);

t.test('the real host name is in the source of one file, as the bytes of a header', async (t) => {
  const users = sources.filter(([, text]) => text.includes('vnet.cn')).map(([path]) => path);
  t.strictSame(users, ['packages/shared/src/families/phone-dress.ts']);
  for (const { host } of [phone2014, phone2017]) t.equal(host, 'zzhc.vnet.cn');
});

t.test('only the header takes the host name, written or held against a received one', async (t) => {
  const users = sources.filter(([, text]) => /\bphone\w+\s*\.\s*host\b/.test(codeOf(text))).map(([path]) => path);
  t.strictSame(users, ['packages/shared/src/families/phone-dress.ts', 'packages/shared/src/protocol/dress.ts']);
});

t.test('nothing resolves a name, and nothing speaks a protocol that would', async (t) => {
  const forbidden = /^(?:node:)?(?:dns|https|http2|tls|dgram|inspector)(?:\/|$)/;
  // A test that dials the maker's server on loopback, within TLS.
  const dialsWithinTls = 'test/fake-server/activation/support.ts';
  for (const [path, text] of [...sources, ...textFiles(/^(test|scripts)\/.*\.(ts|js)$/)]) {
    for (const specifier of importsOf(text)) {
      if (path === dialsWithinTls && specifier === 'node:tls') t.match(text, /\bconnect\(\{ port, host: LOOPBACK,/);
      else t.notMatch(specifier, forbidden, `${path}: ${specifier}`);
    }
  }
  for (const [path, text] of sources) t.notMatch(codeOf(text), /\b(?:fetch|WebSocket|EventSource)\s*\(/, path);
});

t.test('undici, which would resolve and dial, is used by one file, which gives it an open connection', async (t) => {
  const users = sources.filter(([, text]) => importsOf(text).includes('undici'));
  t.strictSame(
    users.map(([path]) => path),
    ['packages/simulation/src/transport/live-activation.ts'],
  );
  const [[, text] = ['', '']] = users;
  t.match(codeOf(text), /new Client\([^;]*\bconnect: within\(socket, secure\)/);
  t.match(codeOf(text), /secure\(\{ \.\.\.options, httpSocket: socket \}, callback\)/);
});

t.test('every connection and every listener is on loopback', async (t) => {
  t.equal(LOOPBACK, '127.0.0.1');
  // Our own function `listen(policy, edge, port)` takes no host: its port is always one of loopback.
  const own = /^listen\(policy(?:: ReplyPolicy)?, edge\b/;
  const opening = /(?<!\bfunction )\b(?:connect|createConnection|listen)\s*\([^)]*\)/g;
  const found = sources.flatMap(([path, text]) => (codeOf(text).match(opening) ?? []).map((call) => ({ path, call })));
  const opened = found.filter(({ call }) => !own.test(call));
  t.strictSame(
    opened.map(({ path }) => path).sort(),
    ['packages/fake-server/src/listener.ts', 'packages/simulation/src/transport/loopback.ts'],
    'two files open sockets',
  );
  for (const { path, call } of opened) t.match(call, /\bhost: LOOPBACK\b/, `${path}: ${call}`);
});

t.test('files that hold sockets are few and named', async (t) => {
  const holders = sources
    .filter(([, text]) => importsOf(text).some((specifier) => /^node:(?:net|http)$/.test(specifier)))
    .map(([path]) => path);
  t.strictSame(holders.sort(), [
    'packages/fake-server/src/connection.ts',
    'packages/fake-server/src/edge.ts',
    'packages/fake-server/src/listener.ts',
    'packages/simulation/src/transport/live-activation.ts',
    'packages/simulation/src/transport/live.ts',
    'packages/simulation/src/transport/loopback.ts',
  ]);
});
