import t from 'tap';
import { codeOf, importsOf } from './source.ts';
import { sourcesOf, textFiles } from './support.ts';

/** The packages whose output must be the same bytes on every machine (design, principles 1, 3 and 4). */
const core = ['shared', 'variants', 'client-sim', 'simulation', 'fake-server', 'dataset', 'observe'];

/** Exactly rounded or exact everywhere; all others of Math may differ in the last place between engines. */
const allowedMath = new Set(['abs', 'ceil', 'floor', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc']);

const banned: Readonly<Record<string, RegExp>> = {
  'the wall clock': /\b(?:Date|performance|hrtime|uptime)\b/,
  'powers, which may differ in the last place': /\*\*/,
  'the locale': /\b(?:Intl|toLocale\w+|localeCompare)\b/,
  'the environment': /\bprocess\s*\.\s*env\b/,
  'real time': /\b(?:setTimeout|setInterval|setImmediate)\b/,
  'ambient randomness': /\b(?:generateKey\w*|randomUUID|randomBytes|randomInt|randomFillSync|getRandomValues)\b/,
};

/** The edge files: what each may do that the core may not, and why. */
const edges: Readonly<Record<string, { readonly may: string | readonly string[]; readonly why: string }>> = {
  'packages/simulation/src/folder/environment.ts': { may: 'the wall clock', why: 'environment.json, never compared' },
  'packages/fake-server/src/serve.ts': { may: 'the wall clock', why: 'a server for others lives in real time' },
  'packages/fake-server/src/connection.ts': { may: 'real time', why: 'serve really waits before it replies' },
  'packages/fake-server/src/record-log.ts': { may: 'real time', why: 'tests of others wait for a record' },
  'packages/fake-server/src/store/sqlite-store.ts': {
    may: ['the wall clock', 'real time'],
    why: 'a store for serve forgets in real time what is too old',
  },
  'packages/fake-server/src/store/commit-queue.ts': { may: 'real time', why: 'commits what came together' },
  'packages/fake-server/src/store/digester.ts': {
    may: ['the wall clock', 'real time'],
    why: 'makes records while the process has time to spare; they do not depend on when',
  },
  'packages/fake-server/src/store/log.ts': { may: 'real time', why: 'copies the log when nothing comes' },
  'packages/fake-server/src/store/query.ts': { may: 'real time', why: 'lets other work of the process through' },
  'packages/fake-server/src/store/scan.ts': { may: 'real time', why: 'lets other work of the process through' },
  'packages/fake-server/src/store/undigested.ts': { may: 'real time', why: 'lets other work of the process through' },
  'packages/fake-server/src/activation/certificate.ts': {
    may: ['the wall clock', 'ambient randomness'],
    why: 'a key that reaches no output, and two fixed dates',
  },
  'packages/fake-server/src/admin/stream.ts': { may: 'real time', why: 'heartbeats, and readers that take nothing' },
  'packages/fake-server/src/admin/verify.ts': { may: 'real time', why: 'tests of others wait for a record' },
  'packages/fake-server/src/gate-keeper.ts': { may: 'real time', why: 'sockets: how long a farewell may take' },
  'packages/fake-server/src/reply-queue.ts': { may: 'real time', why: 'sockets: callers that take nothing' },
  'packages/fake-server/src/send-reply.ts': { may: 'real time', why: 'sockets: delays that are really waited for' },
  'packages/simulation/src/transport/arrivals.ts': { may: 'real time', why: 'sockets: a record may come late' },
  'packages/simulation/src/transport/loopback.ts': { may: 'real time', why: 'sockets: waiting for a port' },
  'packages/simulation/src/transport/live.ts': { may: 'real time', why: 'sockets: time-outs' },
  'packages/simulation/src/fleet.ts': { may: 'real time', why: 'lets other work of the process through' },
  'packages/dataset/src/block/write-block.ts': { may: 'real time', why: 'lets other work of the process through' },
};

const sources = core.flatMap(sourcesOf);

for (const [what, pattern] of Object.entries(banned)) {
  t.test(`the core does not use ${what}, but for its edge files`, async (t) => {
    const users = sources.filter(([, text]) => pattern.test(codeOf(text))).map(([path]) => path);
    const mayUse = Object.keys(edges).filter((path) => [edges[path]?.may].flat().includes(what));
    t.strictSame(users.sort(), mayUse.sort(), 'these files and no other, so the list is current, too');
  });
}

t.test('of Math, the core uses only what is exact or exactly rounded', async (t) => {
  for (const [path, text] of sources) {
    for (const [, name = ''] of codeOf(text).matchAll(/\bMath\b(?:\s*\.\s*(\w+))?/g)) {
      t.ok(allowedMath.has(name), `${path}: Math.${name}`);
    }
  }
});

t.test(
  'shared, variants and client-sim have no I/O: no module of Node.js, no process, no console, no fetch',
  async (t) => {
    for (const [path, text] of ['shared', 'variants', 'client-sim'].flatMap(sourcesOf)) {
      t.strictSame(
        importsOf(text).filter((specifier) => specifier.startsWith('node:')),
        [],
        path,
      );
      t.notMatch(codeOf(text), /\b(?:process|console|fetch|require|globalThis)\b/, path);
    }
  },
);

t.test('modules of Node.js are imported with their node: prefix, so that the tests here see them', async (t) => {
  // Some, such as node:sqlite, have no other name.
  const bare = (await import('node:module')).builtinModules.filter((name) => !name.startsWith('node:'));
  for (const [path, text] of textFiles(/^(packages\/\w[\w-]*\/(src|bin)|test|scripts)\/.*\.(ts|js)$/)) {
    for (const specifier of importsOf(text)) t.notOk(bare.includes(specifier), `${path}: ${specifier}`);
  }
});
