import { readdirSync, readFileSync } from 'node:fs';
import { createMemoryStore, type RecordStore } from '@phonehome/fake-server';
import { Ajv2020 } from 'ajv/dist/2020.js';
import t, { type Test } from 'tap';
import { type Administered, type Answer, administered, type Question } from './support.ts';

const routes = new URL('../../../packages/fake-server/src/admin/routes/', import.meta.url);
const ID = '0000000000000000';
const policy = { format: 'phonehome-policy/1', rules: [{ id: 'a', when: {}, outcome: 'accepted', delay_ms: 0 }] };
const long = `"${'x'.repeat(1_100_000)}"`;
const text = { 'content-type': 'text/plain' };

interface Media {
  readonly schema?: object;
}
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** How each answer is brought about that is described, by operation and status; every operation has those of `everywhere`. */
const questions: Readonly<Record<string, Readonly<Record<string, readonly [path: string, Question?]>>>> = {
  listRecords: { 200: ['/v1/records'], 400: ['/v1/records?limit=0'] },
  getRecord: { 200: [`/v1/records/${ID}`], 404: ['/v1/records/none'] },
  deleteRecords: { 200: ['/v1/records', { method: 'DELETE' }] },
  getCounts: { 200: ['/v1/counts'], 400: ['/v1/counts?interval_ms=1'] },
  verify: {
    200: ['/v1/verify', { method: 'POST', body: { at_least: 1 } }],
    400: ['/v1/verify', { method: 'POST', body: {} }],
    409: ['/v1/verify?must_hold=true', { method: 'POST', body: { at_most: 0 } }],
    413: ['/v1/verify', { method: 'POST', body: long }],
    415: ['/v1/verify', { method: 'POST', headers: text, body: '{}' }],
    503: ['/v1/verify', { method: 'POST', body: { at_least: 1 } }],
  },
  streamRecords: { 200: ['/v1/stream'], 400: ['/v1/stream?port=x'], 503: ['/v1/stream'] },
  exportRecords: { 200: ['/v1/export'], 400: ['/v1/export?port=x'] },
  getPolicy: { 200: ['/v1/policy'] },
  putPolicy: {
    200: ['/v1/policy', { method: 'PUT', body: policy }],
    400: ['/v1/policy', { method: 'PUT', body: { rules: [] } }],
    413: ['/v1/policy', { method: 'PUT', body: long }],
    415: ['/v1/policy', { method: 'PUT', headers: text, body: '{}' }],
  },
  resetPolicy: { 200: ['/v1/policy', { method: 'DELETE' }] },
  reset: {
    200: ['/v1/reset', { method: 'POST', body: { records: false } }],
    400: ['/v1/reset', { method: 'POST', body: { all: true } }],
    413: ['/v1/reset', { method: 'POST', body: long }],
    415: ['/v1/reset', { method: 'POST', headers: text, body: '{}' }],
  },
  getHealth: { 200: ['/healthz'] },
  getReadiness: { 200: ['/readyz'], 503: ['/readyz'] },
  getMetrics: { 200: ['/metrics'] },
  getDescription: { 200: ['/openapi.json'] },
  getPage: { 200: ['/'] },
  getStyle: { 200: ['/style.css'] },
};

/** Looked at in verify.test.ts and stream.test.ts. */
const elsewhere = new Set(['verify 503', 'streamRecords 200', 'streamRecords 503']);

const everywhere: Readonly<Record<string, Record<string, string>>> = {
  401: {},
  403: { origin: 'http://evil.example' },
  421: { host: 'evil.example' },
  500: {},
};
/** Not asked for a token, so that an orchestrator needs none. */
const open = new Set(['getHealth', 'getReadiness']);

/** A server with a record, in which all is well; one that needs a token; one whose store fails; one that fails at once. */
async function servers(t: Test): Promise<Record<'well' | 'locked' | 'broken' | 'faulty', Administered>> {
  const failing: RecordStore = createMemoryStore();
  const broken = await administered(t, {
    store: new Proxy(failing, {
      get(store, key) {
        if (key === 'next_number') return store.next_number;
        // It gains nothing by bytes.
        return key === 'keep' ? undefined : () => Promise.reject(new Error('broken'));
      },
    }),
  });
  const well = await administered(t);
  await well.report();
  const hosts = new Proxy([], {
    get: () => {
      throw new Error('a bug');
    },
  });
  const [faulty, locked] = [{ hosts }, { token: 'a-token-of-16-characters' }].map((admin) =>
    administered(t, {}, admin),
  );
  return {
    well,
    broken,
    faulty: await (faulty as Promise<Administered>),
    locked: await (locked as Promise<Administered>),
  };
}

t.test('every answer that is described is given, as it is described, and no other is described', async (t) => {
  const { well, locked, broken, faulty } = await servers(t);
  const document = (await well.ask('/openapi.json')).json() as { paths: Paths };
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'openapi');
  const holds = (operation: string, [path, method, status]: readonly string[], answer: Answer): void => {
    const name = `${operation} ${status}`;
    const type = answer.headers['content-type']?.replace(/;.*/, '') ?? '';
    const { content } = document.paths[path as string]?.[method as string]?.responses[status as string] ?? {};
    t.ok(content?.[type], `${name}: ${type} is described`);
    const pointer = ['paths', path, method, 'responses', status, 'content', type, 'schema'];
    const escaped = pointer.map((one) => encodeURIComponent(String(one).replaceAll('~', '~0').replaceAll('/', '~1')));
    const value: unknown = /[/+]json$/.test(type) ? answer.json() : answer.text;
    const validate = ajv.compile({ $ref: `openapi#/${escaped.join('/')}` });
    t.ok(validate(value), `${name}: ${JSON.stringify(validate.errors)}`);
  };

  const described: string[] = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { operationId, responses }] of Object.entries(methods)) {
      const own = questions[operationId] ?? {};
      const common = Object.entries(everywhere).filter(([status]) => !(status === '401' && open.has(operationId)));
      const expected = [...Object.keys(own), ...common.map(([status]) => status)];
      t.strictSame(Object.keys(responses).sort(), expected.sort(), `${operationId}: each status has a question here`);
      described.push(`${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`);
      const [target, question] = own[200] ?? [''];
      for (const [status, headers] of common) {
        const server = status === '401' ? locked : status === '500' ? faulty : well;
        const answer = await server.ask(target, { ...question, headers: { ...question?.headers, ...headers } });
        t.equal(answer.status, Number(status), `${operationId} ${status}`);
        holds(operationId, [path, method, status], answer);
      }
    }
  }

  t.test('no route is left out of the description', async (t) => {
    const declared = readdirSync(routes).flatMap((file) =>
      Array.from(
        readFileSync(new URL(file, routes), 'utf8').matchAll(
          /\bapp\.(get|put|post|patch|delete|head|options|route|all)\(\s*'([^']+)'/g,
        ),
        ([, method, path]) => `${method} ${path}`,
      ),
    );
    t.strictSame(described.sort(), declared.sort());
  });

  const apart: string[] = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) {
      for (const [status, [target, question]] of Object.entries(questions[operationId] ?? {})) {
        // What ends the others, or never ends, has its turn below.
        if (elsewhere.has(`${operationId} ${status}`)) apart.push(`${operationId} ${status}`);
        else if (operationId === 'deleteRecords') continue;
        else {
          const server = operationId === 'getReadiness' && status === '503' ? broken : well;
          if (server === broken) await broken.report();
          const answer = await server.ask(target, question);
          t.equal(answer.status, Number(status), `${operationId} ${status}: ${answer.text.slice(0, 200)}`);
          holds(operationId, [path, method, status], answer);
        }
      }
    }
  }
  t.strictSame(apart, [...elsewhere], 'these are looked at in tests of their own');
  holds('deleteRecords', ['/v1/records', 'delete', '200'], await well.ask('/v1/records', { method: 'DELETE' }));

  t.test('what nobody foresaw is a problem as well, and tells nothing of the inside', async (t) => {
    for (const [path, target] of [
      ['/v1/records', '/v1/records'],
      ['/v1/records/{exchange_id}', `/v1/records/${ID}`],
      ['/v1/counts', '/v1/counts'],
    ] as const) {
      const answer = await broken.ask(target);
      t.match(answer.json(), { status: 500, type: '/#problem-internal', detail: 'see the log of the server' });
      holds(path, [path, 'get', '500'], answer);
    }
  });
});

t.test('what is not there is a problem, too: paths, methods, bytes that are no HTTP', async (t) => {
  const { ask } = await administered(t);
  for (const [path, question] of [
    ['/nowhere', {}],
    ['/v1/records/', {}],
    ['/v1/records', { method: 'PUT', body: {} }],
    ['/v1/records', { method: 'HEAD' }],
    ['/%zz', {}],
    ['/v1/verify', { method: 'POST', body: '{' }],
    [`/${'x'.repeat(9_000)}`, {}],
    ['/v1/policy', { method: 'PUT', headers: { 'content-encoding': 'gzip' }, body: '{}' }],
  ] as const) {
    const answer = await ask(path, question);
    t.ok(answer.status >= 400 && answer.status < 500, `${path.slice(0, 20)} ${answer.status}`);
    t.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8', path.slice(0, 20));
  }
});
