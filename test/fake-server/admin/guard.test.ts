import t from 'tap';
import { administered } from './support.ts';

const json = { 'content-type': 'application/json' };

t.test('DNS rebinding: a Host that is another name is refused, whatever address it leads to', async (t) => {
  const { url, ask } = await administered(t);
  const { port } = new URL(url);
  for (const host of [
    `evil.example:${port}`,
    'evil.example',
    '127.0.0.1.evil.example',
    `127.0.0.2:${port}`,
    'localhost.',
  ]) {
    const answer = await ask('/v1/records', { headers: { host } });
    t.match(answer.json(), { status: 421, type: '/#problem-other-host' }, host);
  }
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
    t.equal((await ask('/v1/records', { headers: { host } })).status, 200, host);
  }
});

t.test('a name that was declared is a name of the server', async (t) => {
  const { ask } = await administered(t, {}, { hosts: ['Fake-Server'] });
  t.equal((await ask('/healthz', { headers: { host: 'fake-server:8081' } })).status, 200);
  t.equal((await ask('/healthz', { headers: { host: 'fake-server.evil.example' } })).status, 421);
});

t.test('a page of another origin is refused, by its Origin or by Sec-Fetch-Site', async (t) => {
  const { url, ask } = await administered(t);
  const { host } = new URL(url);
  for (const headers of [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: `https://${host}` },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    const answer = await ask('/v1/records', { headers });
    t.match(answer.json(), { status: 403, type: '/#problem-cross-origin' }, JSON.stringify(headers));
  }
  for (const headers of [{ origin: url }, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }]) {
    t.equal((await ask('/v1/records', { headers })).status, 200, JSON.stringify(headers));
  }
});

t.test('simple requests, which a browser sends without asking, change nothing', async (t) => {
  const { ask, report } = await administered(t);
  await report();
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
  ]) {
    const answer = await ask('/v1/reset', { method: 'POST', headers: { 'content-type': type }, body: '{}' });
    t.match(answer.json(), { status: 415, type: '/#problem-media-type' }, type);
  }
  t.equal((await ask('/v1/reset', { method: 'POST' })).status, 415, 'without a type and a body');
  t.equal((await ask('/v1/records')).json().records.length, 1);
  t.equal((await ask('/v1/reset', { method: 'POST', headers: json, body: '{}' })).json().forgotten, 1);
});

t.test('a browser that asks for leave gets none: no answer has a CORS header', async (t) => {
  const { url, ask } = await administered(t);
  const preflight = {
    origin: 'http://evil.example',
    'access-control-request-method': 'DELETE',
    'access-control-request-headers': 'content-type',
  };
  const answers = [
    await ask('/v1/records', { method: 'OPTIONS', headers: preflight }),
    await ask('/v1/records', { method: 'OPTIONS', headers: { ...preflight, origin: url } }),
    await ask('/v1/records', { headers: { origin: url } }),
    await ask('/', {}),
    await ask('/nowhere'),
  ];
  t.strictSame(
    answers.map(({ status }) => status),
    [403, 404, 200, 200, 404],
  );
  for (const { headers } of answers) {
    t.strictSame(
      Object.keys(headers).filter((name) => name.startsWith('access-control-')),
      [],
    );
  }
});

t.test('with a token, all but health and readiness need it', async (t) => {
  const token = 'a-token-of-16-characters';
  const { ask } = await administered(t, {}, { token });
  for (const path of ['/v1/records', '/metrics', '/openapi.json', '/', '/v1/stream', '/healthz/']) {
    const answer = await ask(path);
    t.match(answer.json(), { status: 401, type: '/#problem-unauthorized' }, path);
    t.equal(answer.headers['www-authenticate'], 'Bearer');
  }
  for (const authorization of ['Bearer wrong', `Basic ${token}`, token, `Bearer ${token}x`, 'Bearer ']) {
    t.equal((await ask('/v1/records', { headers: { authorization } })).status, 401, authorization);
  }
  t.equal((await ask('/v1/records', { headers: { authorization: `Bearer ${token}` } })).status, 200);
  for (const path of ['/healthz', '/readyz']) t.equal((await ask(path)).status, 200, path);
});

t.test('what was recorded is never taken for HTML or anything else than it is', async (t) => {
  const { ask, report } = await administered(t);
  await report({ MODEL: '<script>alert(1)</script>\u009b31m', __proto__: 'x' });
  const [{ record }] = (await ask('/v1/records')).json().records;
  const types: Record<string, string> = {
    '/v1/records': 'application/json; charset=utf-8',
    [`/v1/records/${record.exchange_id}`]: 'application/json; charset=utf-8',
    '/v1/export': 'application/x-ndjson; charset=utf-8',
    '/metrics': 'text/plain; version=0.0.4; charset=utf-8',
    '/v1/records/%3Cscript%3E': 'application/problem+json; charset=utf-8',
    '/%3Cscript%3E': 'application/problem+json; charset=utf-8',
    '/': 'text/html; charset=utf-8',
  };
  for (const [path, type] of Object.entries(types)) {
    const { headers, text } = await ask(path);
    t.equal(headers['content-type'], type, path);
    t.equal(headers['x-content-type-options'], 'nosniff', path);
    t.match(headers['content-security-policy'], /^default-src 'none';/, path);
    t.equal(headers['cache-control'], 'no-store', path);
    t.notMatch(text, /[\u007f-\u009f]/, path);
    if (type.startsWith('text/html')) t.notMatch(text, /<script|alert/);
  }
});
