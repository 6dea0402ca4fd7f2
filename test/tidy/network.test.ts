import { LOOPBACK } from '@phonehome/fake-server';
import { clientFamilies, familyEncoders, parseRequest } from '@phonehome/shared';
import t from 'tap';
import { codeOf, importsOf } from './source.ts';
import { packages, sourcesOf, textFiles } from './support.ts';

const sources = packages.flatMap(sourcesOf);

/** What "connects" in memory alone: the made-up network of a data set, and DuckDB within this process. */
const connectInMemory = ['block/live-block', 'format/parquet', 'network/device-network'].map(
  (name) => `packages/dataset/src/${name}.ts`,
);

/** What names the host without any way to reach it: the knowledge base of region variants, and a build spelled out. */
const naming = ['knowledge/clients/china-telecom', 'scenario/spelled-out'].map(
  (name) => `packages/variants/src/${name}.ts`,
);

/** What is publicly known of who holds the domain. */
const HOLDER = 'packages/observe/src/server/registrants.ts';

t.test(
  'the real host name is in the source of three files: as the bytes of a header, as a sign of a client, and who holds it',
  async (t) => {
    const users = sources.filter(([, text]) => text.includes('vnet.cn')).map(([path]) => path);
    t.strictSame(users.sort(), [HOLDER, 'packages/shared/src/families/dress.ts', naming[0]]);
    for (const family of clientFamilies) {
      const hosts = parseRequest(familyEncoders[family]({})).headers.filter(([name]) => name === 'Host');
      t.strictSame(hosts, [['Host', 'zzhc.vnet.cn']], family);
    }
  },
);

t.test('only the dresses of requests take the host name', async (t) => {
  const users = sources.filter(([, text]) => /\bREGISTRATION_HOST\b/.test(codeOf(text))).map(([path]) => path);
  t.strictSame(
    users.sort(),
    ['dress', 'kaios-2020', 'lte-module', 'phone-dress'].map((name) => `packages/shared/src/families/${name}.ts`),
  );
  const readers = sources.filter(([, text]) => /\b(?:\w*[dD]ress|phone\w+)\s*\.\s*host\b/.test(codeOf(text)));
  t.strictSame(readers.map(([path]) => path).sort(), [
    // Bytes of a file.
    'packages/shared/src/families/dress.ts',
    'packages/shared/src/families/registry.ts',
    ...naming.slice(1),
  ]);
});

t.test('region variants are without I/O', async (t) => {
  for (const [path, text] of sourcesOf('variants'))
    t.notOk(
      importsOf(text).some((one) => one.startsWith('node:')),
      path,
    );
});

t.test('nothing resolves a name, and nothing speaks a protocol that would', async (t) => {
  const forbidden = /^(?:node:)?(?:dns|https|http2|tls|dgram|inspector)(?:\/|$)/;
  // A test that dials the maker's server on loopback, within TLS.
  const dialsWithinTls = 'test/fake-server/activation/support.ts';
  // The maker's server on loopback, which dials nobody.
  const listensWithinTls = 'packages/fake-server/src/listener.ts';
  for (const [path, text] of [...sources, ...textFiles(/^(test|scripts)\/.*\.(ts|js)$/)]) {
    for (const specifier of importsOf(text)) {
      if (path === dialsWithinTls && specifier === 'node:tls') t.match(text, /\bconnect\(\{ port, host: LOOPBACK,/);
      else if (path === listensWithinTls && specifier === 'node:tls') {
        t.match(text, /import \{ createServer as createTlsServer \} from 'node:tls'/);
      } else t.notMatch(specifier, forbidden, `${path}: ${specifier}`);
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

t.test(
  'every connection is on loopback, and every listener, unless the person who starts a server says otherwise',
  async (t) => {
    t.equal(LOOPBACK, '127.0.0.1');
    // Our own function `listen(policy, edge, port)` takes no host: its port is always one of loopback.
    const own = /^listen\(policy(?:: ReplyPolicy)?, edge\b/;
    const opening = /(?<!\bfunction )\b(?:connect|createConnection|listen)\s*\([^)]*\)/g;
    const found = sources.flatMap(([path, text]) =>
      (codeOf(text).match(opening) ?? []).map((call) => ({ path, call })),
    );
    const opened = found.filter(({ path, call }) => !own.test(call) && !connectInMemory.includes(path));
    const listening = ['packages/fake-server/src/admin/listen.ts', 'packages/fake-server/src/listener.ts'];
    t.strictSame(
      opened.map(({ path }) => path).sort(),
      [...listening, 'packages/simulation/src/transport/loopback.ts'],
      'three files open sockets',
    );
    for (const { path, call } of opened.filter(({ path }) => !listening.includes(path))) {
      t.match(call, /\bhost: LOOPBACK\b/, `${path}: ${call}`);
    }
    for (const path of [...listening, 'packages/fake-server/src/serve.ts']) {
      const [[, text] = ['', '']] = sources.filter(([one]) => one === path);
      t.match(codeOf(text), /\bhost = LOOPBACK\b/, `${path}: loopback unless it is given an address`);
    }
    const [[, command] = ['', '']] = sources.filter(([path]) => path === 'packages/cli/src/commands/serve.ts');
    t.match(codeOf(command), /\blisten: host = LOOPBACK\b/);
    t.match(codeOf(command), /\brefuseOpenServer\(\{ \.\.\.flags,/, 'which is refused without a token and a limit');
  },
);

t.test('files that hold sockets are few and named', async (t) => {
  const holders = sources
    .filter(([, text]) => importsOf(text).some((specifier) => /^node:(?:net|http)$/.test(specifier)))
    .map(([path]) => path);
  t.strictSame(holders.sort(), [
    'packages/cli/src/serve/beyond-loopback.ts',
    'packages/fake-server/src/admin/errors.ts',
    'packages/fake-server/src/admin/guard.ts',
    'packages/fake-server/src/admin/listen.ts',
    'packages/fake-server/src/connection.ts',
    'packages/fake-server/src/edge.ts',
    'packages/fake-server/src/gate-keeper.ts',
    'packages/fake-server/src/listener.ts',
    'packages/fake-server/src/reply-bytes.ts',
    'packages/fake-server/src/reply-queue.ts',
    'packages/simulation/src/transport/live-activation.ts',
    'packages/simulation/src/transport/live.ts',
    'packages/simulation/src/transport/loopback.ts',
  ]);
});
