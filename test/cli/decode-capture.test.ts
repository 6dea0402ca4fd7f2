import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { exchange, pcapng, TIME_US } from '../capture/support.ts';
import { genericCard, hasStack, phonehome, phoneRequest, temporaryFolder } from './support.ts';

const request = phoneRequest(genericCard).toString('latin1');
const reply = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
const tls = '\u0016\u0003\u0001\u0000\u0005hello';

/** What `decode` says of a capture in a file. */
async function decoded(t: Test, capture: Uint8Array, ...flags: string[]) {
  const cwd = await temporaryFolder(t);
  await writeFile(join(cwd, 'a.pcapng'), capture);
  return phonehome(['decode', ...flags, 'a.pcapng'], { cwd });
}

t.test('the requests of a capture, each with when it was seen, and between whom', async (t) => {
  const capture = pcapng([
    ...exchange([request, reply, request]),
    ...exchange([request], 40_001, TIME_US + 60_000_000),
  ]);
  const { code, stdout, stderr } = await decoded(t, capture, '--json');
  t.same({ code, stderr }, { code: 0, stderr: '' });
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  t.equal(lines.length, 3);
  for (const line of lines) t.match(line, { report: { SIM1ICCID: genericCard }, anomalies: [] });
  t.match(lines[2].captured, {
    client: { address: '192.0.2.10', port: 40_001 },
    server: { address: '198.51.100.7', port: 80 },
  });
  const times: number[] = lines.map(({ captured }) => captured.time_us - TIME_US);
  t.ok((times[0] as number) > 0 && (times[1] as number) > (times[0] as number), 'in their order');
  t.ok((times[2] as number) > 60_000_000);
  const text = await decoded(t, capture);
  t.match(text.stdout, /2019-03-21 12:00:00 UTC, from 192\.0\.2\.10 port 40000 to 198\.51\.100\.7 port 80/);
});

t.test('what is left out is said', async (t) => {
  const capture = pcapng([...exchange([request]), ...exchange([tls], 40_002)]);
  const { stderr, stdout } = await decoded(t, capture.subarray(0, -3), '--json');
  t.equal(stdout.trimEnd().split('\n').length, 1);
  t.match(stderr, /ends within a packet: \d+ bytes were left out/);
  t.match(stderr, /1 TCP connections? carried no HTTP/);
  const lost = pcapng(exchange([request]).filter((frame) => frame.bytes.length < 700));
  t.match((await decoded(t, lost, '--json')).stderr, /^$|holes/);
});

t.test('a broken capture is refused with the place', async (t) => {
  const capture = pcapng(exchange([request]));
  capture.writeUInt32LE(7, 4 + capture.indexOf(Buffer.from([6, 0, 0, 0])));
  const { code, stderr } = await decoded(t, capture);
  t.equal(code, 2);
  t.match(stderr, /a\.pcapng: byte \d+: a block of 7 bytes cannot be/);
  t.notOk(hasStack(stderr));
});
