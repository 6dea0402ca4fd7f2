import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { ask } from '../fake-server/admin/support.ts';
import {
  chinaTelecomCard,
  exchange,
  genericCard,
  json,
  phonehome,
  phoneRequest,
  serve,
  start,
  temporaryFolder,
  untilThere,
} from './support.ts';

const KEY = 'a key of thirty-two bytes, or more';
const TOKEN = 'a-token-of-16-characters';

/** Starts `serve` with its store and admin API. */
async function administered(t: Test, args: readonly string[] = []) {
  const cwd = await temporaryFolder(t);
  await writeFile(join(cwd, 'key'), KEY);
  await writeFile(join(cwd, 'token'), `${TOKEN}\n`);
  const served = await serve(t, cwd, args);
  const { adminUrl, url } = (await json(join(cwd, 'ready.json'))) as { adminUrl: string; url: string };
  const stop = async () => {
    served.process.kill('SIGINT');
    return served.ended;
  };
  return { ...served, cwd, adminUrl, url, stop };
}

t.test('the admin API that the ready file names has what was received: the bytes that `records` prints', async (t) => {
  const { port, adminUrl, cwd } = await administered(t);
  await exchange(port, phoneRequest(genericCard));
  await exchange(port, phoneRequest(chinaTelecomCard));
  const exported = await ask(`${adminUrl}/v1/export`);
  const { stdout } = await phonehome(['records', '--store', 'store'], { cwd });
  t.equal(exported.text, stdout);
  t.equal(stdout.split('\n').length, 3);
});

t.test('--admin-port off: there is none', async (t) => {
  const { adminUrl, stop } = await administered(t, ['--admin-port', 'off']);
  t.equal(adminUrl, null);
  t.notMatch((await stop()).stdout, /admin/);
});

t.test('--token-file: without the token, no answer', async (t) => {
  const { adminUrl } = await administered(t, ['--token-file', 'token', '--admin-host', 'fake']);
  t.equal((await ask(`${adminUrl}/v1/records`)).status, 401);
  const headers = { authorization: `Bearer ${TOKEN}`, host: 'fake' };
  t.equal((await ask(`${adminUrl}/v1/records`, { headers })).status, 200);
});

t.test('--log json: every line is JSON, and names no phone unless it is asked to', async (t) => {
  for (const [args, is_named] of [
    [[], false],
    [['--log-identifiers'], true],
  ] as const) {
    const { port, stop } = await administered(t, ['--log', 'json', ...args]);
    await exchange(port, phoneRequest(genericCard));
    const { stdout, stderr } = await stop();
    t.equal(stderr, '');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    t.match(
      lines.map(({ msg }) => msg),
      [/^listening on /, /^admin API on /, 'request', 'stopped'],
    );
    t.match(lines[2], {
      level: 'info',
      request_id: '0000000000000000',
      outcome: 'refused',
      rule: 'not-our-card',
      anomalies: [],
    });
    t.equal(stdout.includes(genericCard), is_named);
    t.equal(stdout.includes('00999000000000'), is_named);
  }
});

t.test('--log off: nothing is said of requests, and what is kept is the same', async (t) => {
  const { port, cwd, adminUrl, stop } = await administered(t, ['--log', 'off']);
  const request = phoneRequest(genericCard);
  await exchange(port, request);
  t.match(
    (await ask(`${adminUrl}/metrics`)).text,
    'phonehome_requests_total{outcome="refused",rule="not-our-card"} 1\n',
  );
  const { stdout, stderr } = await stop();
  t.equal(stderr, '');
  t.match(stdout, /^listening on [^\n]+\nadmin API on [^\n]+\nstopped\n$/);
  const record = JSON.parse((await phonehome(['records', '--store', 'store'], { cwd })).stdout);
  t.match(record, { report: { SIM1ICCID: genericCard }, anomalies: [], decision: { policy_rule: 'not-our-card' } });
  t.equal(record.request.body_base64, request.subarray(request.indexOf('\r\n\r\n') + 4).toString('base64'));
});

t.test('--hash-identifiers: no identifier reaches the store, the log or the admin API', async (t) => {
  const { port, adminUrl, cwd, stop } = await administered(t, [
    '--hash-identifiers',
    'key',
    '--log',
    'json',
    '--log-identifiers',
  ]);
  t.match(await exchange(port, phoneRequest(chinaTelecomCard)), /"resultCode":"0"/, 'decided on the clear values');
  const exported = (await ask(`${adminUrl}/v1/export`)).text;
  const { stdout } = await stop();
  const stored = (await phonehome(['records', '--store', 'store'], { cwd })).stdout;
  t.equal(stored, exported);
  t.match(JSON.parse(stored), { report: { SIM1ICCID: /^iccid:[0-9a-f]{64}$/ }, pseudonyms: 'HMAC-SHA-256' });
  for (const text of [stdout, stored]) {
    for (const identifier of [chinaTelecomCard, '00999000000000']) t.notOk(text.includes(identifier));
  }
});

t.test('beyond loopback: refused without a token and a limit, each named', async (t) => {
  const cwd = await temporaryFolder(t);
  await writeFile(join(cwd, 'token'), TOKEN);
  await writeFile(join(cwd, 'short'), 'short');
  const refusals: readonly [readonly string[], RegExp][] = [
    [
      ['--listen', '0.0.0.0'],
      /there is no token\. Give --token-file.*\n.*nothing limits what it keeps of them\. Give --retain-days/,
    ],
    [['--listen', '0.0.0.0', '--token-file', 'token'], /^phonehome: with --listen 0\.0\.0\.0, .*nothing limits/],
    [['--listen', '0.0.0.0', '--retain-days', '7'], /^phonehome: with --listen 0\.0\.0\.0, .*there is no token/],
    [['--admin-listen', '::'], /^phonehome: with --admin-listen ::, .*there is no token/],
    [['--listen', 'localhost'], /--listen "localhost" is no IP address/],
    [['--token-file', 'short'], /short: the file holds no token/],
    [['--hash-identifiers', 'short'], /short: the key has 5 bytes, 32 are needed/],
    [['--hash-identifiers', 'none'], /none: there is no such file/],
    [['--token-file', 'none'], /none: there is no such file/],
    [['--admin-host', 'lab.example:8081'], /--admin-host "lab\.example:8081" is no host name/],
    [['--admin-host', ''], /--admin-host "" is no host name/],
    [['--listen', '192.0.2.1', '--token-file', 'token', '--retain-days', '7'], /no address of this machine\. Give one/],
    [['--log-identifiers'], /--log-identifiers is for JSON lines alone\. Add --log json/],
    [['--retain-count', '0'], /--retain-count/],
    [['--admin-port', '70000'], /--admin-port/],
  ];
  for (const [args, said] of refusals) {
    const { code, stdout, stderr } = await phonehome(['serve', '--port', '0', ...args], { cwd });
    t.match(stderr, said, args.join(' '));
    t.ok([2, 3].includes(code ?? 0) && stdout === '', args.join(' '));
  }
});

t.test('beyond loopback: with both it listens, says what that means, and the admin API stays here', async (t) => {
  const args = ['--listen', '0.0.0.0', '--token-file', 'token', '--retain-days', '7'];
  const { url, port, adminUrl, stop } = await administered(t, args);
  t.equal(url, `http://0.0.0.0:${port}`);
  t.match(adminUrl, /^http:\/\/127\.0\.0\.1:/);
  t.match(await exchange(port, phoneRequest(genericCard)), /^HTTP\/1\.1 200 /);
  t.equal((await ask(`${adminUrl}/v1/records`)).status, 401);
  t.match((await stop()).stderr, /phones of real people may reach it\.\n.*RESPONSIBLE_USE\.md/s);
});

t.test('retention in memory: the oldest go first', async (t) => {
  const cwd = await temporaryFolder(t);
  const { process, ended } = start(['serve', '--port', '0', '--retain-count', '2', '--ready-file', 'ready.json'], {
    cwd,
  });
  t.teardown(async () => {
    process.kill('SIGINT');
    await ended;
  });
  await untilThere(join(cwd, 'ready.json'));
  const { port, adminUrl } = JSON.parse(await readFile(join(cwd, 'ready.json'), 'utf8'));
  for (let n = 0; n < 3; n++) await exchange(port, phoneRequest(genericCard));
  const { records } = (await ask(`${adminUrl}/v1/records`)).json();
  t.match(
    records.map(({ place }: { place: number }) => place),
    [2, 3],
  );
});
