import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LOOPBACK } from '@phonehome/fake-server';
import t, { type Test } from 'tap';
import { request } from 'undici';
import { judge } from '../../shared/judge.ts';
import { bodyOf, createWitness, listening, whole } from '../support.ts';

// HTTP clients that others have written: the judges of whether the server speaks HTTP.
const run = promisify(execFile);
const REFUSAL = '{"resultCode":"1","resultDesc":"SIM card of another operator"}';
const TIME_LIMIT_S = '20';

const body = bodyOf().toString('latin1');
const phone = {
  'Content-Type': 'application/encrypted-json',
  Host: 'zzhc.vnet.cn',
  Connection: 'Keep-Alive',
  'User-Agent': 'Apache-HttpClient/UNAVAILABLE (java 1.4)',
};
const module_ = {
  Host: 'zzhc.vnet.cn:9999',
  'User-Agent': 'module/1.0',
  Accept: '*/*',
  'Content-Type': 'application/encrypted-json',
  Connection: 'close',
};

async function curl(port: number, args: readonly string[], headers: Record<string, string>): Promise<string> {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const usual = ['-sS', '-i', '--noproxy', '*', '--max-time', TIME_LIMIT_S, '--data-binary', body];
  return (await run('curl', [...usual, ...given, ...args, `http://${LOOPBACK}:${port}/`])).stdout;
}

for (const [dress, headers, args, says] of [
  ["the phone's dress", phone, [], 'keep-alive'],
  ["the module's dress", module_, [], 'close'],
  ['HTTP/1.0', phone, ['--http1.0'], 'keep-alive'],
  ['HTTP/1.0 without keep-alive', { Host: 'zzhc.vnet.cn', Connection: '' }, ['-0'], 'close'],
  ['chunks', { ...phone, 'Transfer-Encoding': 'chunked' }, [], 'keep-alive'],
] as const) {
  t.test(`curl in ${dress}`, judge('curl'), async (t) => {
    const witness = createWitness();
    const { port } = await listening(t, witness);
    const came = await curl(port, args, headers);
    t.match(came, /^HTTP\/1\.1 200 OK\r\n/);
    t.match(came, `\r\nConnection: ${says}\r\n`);
    t.ok(came.endsWith(`\r\n\r\n${REFUSAL}`), came);
    const kept = whole((await witness.recorded(0)).request);
    t.equal(Buffer.from(kept.body_base64, 'base64').toString('latin1'), body);
    const names = Object.keys(headers).filter((name) => headers[name as 'Host'] !== '');
    t.ok(names.every((name) => kept.headers.some(([has, value]) => has === name && value === headers[name as 'Host'])));
    t.equal(witness.records.length, 1);
  });
}

t.test('curl that expects "100 Continue", and takes two requests over one connection', judge('curl'), async (t) => {
  const witness = createWitness();
  const { port } = await listening(t, witness);
  const again = ['-H', 'Expect: 100-continue', `http://${LOOPBACK}:${port}/again`];
  const came = await curl(port, again, phone);
  t.equal(came.split('HTTP/1.1 100 Continue').length - 1, 2);
  t.equal(came.split(REFUSAL).length - 1, 2);
  t.equal(witness.records.length, 2);
});

t.test('undici', async (t: Test) => {
  const witness = createWitness();
  const { port } = await listening(t, witness);
  for (const [i, headers] of [phone, module_, {}].entries()) {
    const { Connection: _, ...rest } = headers as Record<string, string>;
    const { statusCode, body: came } = await request(`http://${LOOPBACK}:${port}/`, {
      method: 'POST',
      headers: rest,
      body,
      reset: i === 1,
    });
    t.equal(statusCode, 200);
    t.same(await came.json(), JSON.parse(REFUSAL));
    t.equal(Buffer.from(whole((await witness.recorded(i)).request).body_base64, 'base64').toString('latin1'), body);
  }
});

const PYTHON = `
import http.client, sys, urllib.request
port, body = int(sys.argv[1]), sys.argv[2].encode()
kept = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
for _ in range(2):
    kept.request("POST", "/", body, {"Content-Type": "application/encrypted-json"})
    print(kept.getresponse().read().decode())
old = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
old._http_vsn, old._http_vsn_str = 10, "HTTP/1.0"
old.request("POST", "/", iter([body[:9], body[9:]]), {"Content-Length": str(len(body))})
reply = old.getresponse()
print(reply.read().decode(), reply.will_close)
print(urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"http://127.0.0.1:{port}/", body, 20).read().decode())
`;

t.test('python: http.client over one connection, HTTP/1.0, urllib', judge('python3'), async (t) => {
  const witness = createWitness();
  const { port } = await listening(t, witness);
  const { stdout } = await run('python3', ['-c', PYTHON, String(port), body], { timeout: 60_000 });
  t.equal(stdout, `${REFUSAL}\n${REFUSAL}\n${REFUSAL} True\n${REFUSAL}\n`);
  t.equal(witness.records.length, 4);
  for (const { report } of witness.records) t.equal(report?.REGVER, '7.0');
});
