import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
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
} from './support.ts';

t.test('serve and records, end to end', async (t) => {
  const cwd = await temporaryFolder(t);
  const { port, process } = await serve(t, cwd);

  t.test('the ready file says where the server listens and which process it is', async (t) => {
    const ready = (await json(join(cwd, 'ready.json'))) as { adminUrl: string };
    t.match(ready.adminUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
    t.same(ready, {
      adminUrl: ready.adminUrl,
      port,
      ports: [port],
      url: `http://127.0.0.1:${port}`,
      pid: process.pid,
    });
  });

  t.test("a China Telecom card's report is accepted, another's refused", async (t) => {
    t.match(
      await exchange(port, phoneRequest(chinaTelecomCard)),
      /^HTTP\/1\.1 200 .*\{"resultCode":"0","resultDesc":"Success"\}$/s,
    );
    t.match(await exchange(port, phoneRequest(genericCard)), /^HTTP\/1\.1 200 .*\{"resultCode":"1",.*\}$/s);
  });

  t.test('records prints both, in the order in which they came, as lines of records.ndjson', async (t) => {
    const { code, stdout, stderr } = await phonehome(['records', '--store', 'store'], { cwd });
    t.same({ code, stderr }, { code: 0, stderr: '' });
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    t.match(records, [
      { v: 1, report: { SIM1ICCID: chinaTelecomCard }, anomalies: [], decision: { outcome: 'accepted' } },
      { v: 1, report: { SIM1ICCID: genericCard }, anomalies: [], decision: { outcome: 'refused' } },
    ]);
    const sent = phoneRequest(genericCard).toString('latin1');
    const { method, target, headers, body_base64 } = records[1].request;
    const head = [`${method} ${target} HTTP/1.1`, ...headers.map((header: string[]) => header.join(': '))].join('\r\n');
    t.equal(`${head}\r\n\r\n${Buffer.from(body_base64, 'base64').toString('latin1')}`, sent, 'byte for byte as sent');
  });

  t.test('a second server does not write into the same store', async (t) => {
    const second = await phonehome(['serve', '--port', '0', '--store', 'store'], { cwd });
    t.equal(second.code, 3);
    t.match(
      second.stderr,
      new RegExp(`the server with process id ${process.pid} on \\S+ writes to this store\\. Stop it`),
    );
  });
});

t.test('several ports at once, each told of, one store', async (t) => {
  const cwd = await temporaryFolder(t);
  const { port, process, ended } = await serve(t, cwd, ['--port', '0', '--port', '0']);
  const { ports } = (await json(join(cwd, 'ready.json'))) as { ports: number[] };
  t.equal(new Set(ports).size, 3);
  t.equal(ports[0], port);
  for (const each of ports) await exchange(each, phoneRequest(genericCard));
  process.kill('SIGINT');
  const { stdout } = await ended;
  for (const each of ports) t.match(stdout, `listening on http://127.0.0.1:${each}\n`);
  const records = await phonehome(['records', '--store', 'store'], { cwd });
  const lines = records.stdout.trimEnd().split('\n');
  t.same(
    lines.map((line) => JSON.parse(line).port),
    ports,
  );
  t.same(Object.keys(JSON.parse(lines[0] ?? '{}')).slice(0, 4), ['v', 'exchange_id', 'time_ms', 'port']);
});

t.test('what it prints of a request identifies no phone', async (t) => {
  const cwd = await temporaryFolder(t);
  const { port, process, ended } = await serve(t, cwd);
  await exchange(port, phoneRequest(genericCard));
  process.kill('SIGINT');
  t.match(
    (await ended).stdout,
    /^listening on http:\/\/127\.0\.0\.1:\d+\nadmin API on http:\/\/127\.0\.0\.1:\d+\n0{16} refused by not-our-card\nstopped\n$/,
  );
});

t.test('serve --policy', async (t) => {
  const cwd = await temporaryFolder(t);
  const policy = join(cwd, 'policy.yaml');

  t.test('a policy of its own decides', async (t) => {
    const rule = '{id: everyone, when: {}, outcome: accepted, delay_ms: 0}';
    await writeFile(policy, `format: phonehome-policy/1\nrules:\n  - ${rule}\n`);
    const { port } = await serve(t, cwd, ['--policy', policy]);
    t.match(await exchange(port, phoneRequest(genericCard)), /"resultCode":"0"/);
  });

  t.test('a broken one is refused, with file, line, column and remedy', async (t) => {
    await writeFile(
      policy,
      'format: phonehome-policy/1\nrules:\n  - {id: a, when: {}, outcome: accepts, delay_ms: 0}\n',
    );
    const { code, stdout, stderr } = await phonehome(['serve', '--port', '0', '--policy', policy], { cwd });
    t.same({ code, stdout }, { code: 2, stdout: '' });
    t.match(
      stderr,
      /policy\.yaml:3:\d+: rules\[0\]\.outcome: "accepts" is not allowed\. Use one of "accepted", "refused", "silent"/,
    );
  });
});

t.test('records piped to a reader that goes early, such as head, ends well', async (t) => {
  const cwd = await temporaryFolder(t);
  const { port, process, ended } = await serve(t, cwd);
  // More than a pipe holds, so that the writer must notice.
  const large = phoneRequest(genericCard, { ROM: 'x'.repeat(2000) });
  await Promise.all(Array.from({ length: 100 }, () => exchange(port, large)));
  process.kill('SIGINT');
  await ended;
  const records = start(['records', '--store', 'store'], { cwd });
  records.process.stdout?.once('data', () => records.process.stdout?.destroy());
  const { code, stderr } = await records.ended;
  t.same({ code, stderr }, { code: 0, stderr: '' });
});
