import { once } from 'node:events';
import { connect } from 'node:net';
import { createFakeServer, type ExchangeRecord, recordLine, storedLines } from '@phonehome/fake-server';
import t from 'tap';

/** What a device under test would do: a report over a socket of its own. Resolves with what came back. */
async function deviceReports(port: number, fields: Record<string, string>): Promise<string> {
  const body = `${Buffer.from(JSON.stringify(fields)).toString('base64')}\n`;
  const head = `POST / HTTP/1.1\r\nContent-Length: ${body.length}\r\nHost: zzhc.vnet.cn\r\nConnection: close\r\n\r\n`;
  const socket = connect({ port, host: '127.0.0.1' });
  let reply = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    reply += chunk;
  });
  socket.write(head + body);
  await once(socket, 'close');
  return reply;
}

const fields = {
  REGVER: '7.0',
  MEID: '00999000000000',
  MODEL: 'HMD-Nokia 7 plus',
  SWVER: '00WW_3_39B',
  SIM1ICCID: '89000000000000000017',
  DATASIM: '1',
};

t.test('an example: does this device report its SIM card to the server?', async (t) => {
  await using server = await createFakeServer();
  const reply = await deviceReports(server.port, fields);
  t.match(reply, /^HTTP\/1\.1 200 OK\r\n.*\{"resultCode":"1","resultDesc":"SIM card of another operator"\}$/s);
  const record = await server.waitFor(({ report }) => report?.MODEL === 'HMD-Nokia 7 plus');
  t.equal(record.report?.SIM1ICCID, '89000000000000000017', 'it does, in clear text');
  t.equal(record.report?.LATITUDE, undefined, 'but not where it is');
  t.equal(record.decision.outcome, 'refused');
});

t.test('an example: a build that must not report does not', async (t) => {
  await using server = await createFakeServer();
  await t.rejects(server.waitFor(1, 50), {
    code: 'NOT_RECEIVED',
    message:
      '1 record did not come in 50 ms; there are 0 records. Look whether the device sends to this port, or wait longer',
  });
});

t.test('an example: does the device cope with a server that is down, and try again?', async (t) => {
  const policy = `format: phonehome-policy/1
rules:
  - {id: down, when: {}, outcome: error, status: 503, body: down, delay_ms: 0}
`;
  await using server = await createFakeServer({ policy });
  const reported = Promise.all([deviceReports(server.port, fields), deviceReports(server.port, fields)]);
  t.same(
    (await server.waitFor(2)).map(({ decision }) => decision.outcome),
    ['error', 'error'],
  );
  t.match(await reported, [/^HTTP\/1\.1 503 .*down$/s, /^HTTP\/1\.1 503 .*down$/s]);
});

t.test('a server on loopback, on a free port unless one is given', async (t) => {
  await using server = await createFakeServer();
  t.equal(server.url, `http://127.0.0.1:${server.port}`);
  await t.rejects(createFakeServer({ port: server.port }), {
    code: 'ENVIRONMENT',
    problems: [{ what: `port ${server.port} on 127.0.0.1 cannot be opened (EADDRINUSE)` }],
  });
  await server.close();
  await using again = await createFakeServer({ port: server.port });
  t.equal(again.port, server.port);
});

t.test('records are in order of arrival; clear forgets them', async (t) => {
  const heard: ExchangeRecord[] = [];
  await using server = await createFakeServer({ onRecord: (record) => heard.push(record) });
  for (const MODEL of ['A', 'B', 'C']) await deviceReports(server.port, { ...fields, MODEL });
  const models = (records: readonly ExchangeRecord[]) => records.map(({ report }) => report?.MODEL);
  t.same(models(server.records()), ['A', 'B', 'C']);
  t.same(heard, server.records());
  server.records().pop();
  t.equal(server.records().length, 3, 'what is handed out is a copy');
  server.clear();
  t.same(server.records(), []);
  await deviceReports(server.port, { ...fields, MODEL: 'D' });
  t.same(models(server.records()), ['D']);
  t.equal(server.records()[0]?.exchange_id, '0000000000000003', 'ids count on');
});

t.test('waitFor: what is there already, and what comes', async (t) => {
  await using server = await createFakeServer();
  t.same(await server.waitFor(0), []);
  await deviceReports(server.port, fields);
  t.same(await server.waitFor(1), server.records());
  const both = server.waitFor(2);
  const other = server.waitFor(({ report }) => report?.MODEL === 'other');
  await deviceReports(server.port, { ...fields, MODEL: 'other' });
  t.equal((await both).length, 2);
  t.equal((await other).report?.MODEL, 'other');
});

t.test('options that cannot be are refused in words, also when no compiler looks', async (t) => {
  for (const [options, message] of [
    [{ port: -1 }, /^port: -1 is none\. Give a whole number from 0 to 65535/],
    [{ port: 70_000 }, /^port: /],
    [{ port: '8080' }, /^port: "8080" is none/],
    [{ seed: -1 }, /^seed: -1 is none/],
    [{ seed: 0.5 }, /^seed: /],
    [{ limits: { head_timeout: 1000 } }, /^limits\.head_timeout: there is none\. Give one of .*head_timeout_ms/],
    [{ limits: { head_timeout_ms: '1s' } }, /^limits\.head_timeout_ms: "1s" is none/],
    [{ retention: { count: 5 } }, /^retention\.count: there is none\. Give one of count_max/],
    [{ onRecord: 'log' }, /^onRecord: this is no function/],
  ] as const) {
    await t.rejects(createFakeServer(options as never), { code: 'USAGE', message }, JSON.stringify(options));
  }
});

t.test('waitFor: what cannot be waited for, and a time longer than a timer can wait', async (t) => {
  await using server = await createFakeServer();
  for (const wanted of [undefined, null, 'report', -1, 0.5, Number.NaN]) {
    await t.rejects(server.waitFor(wanted as never, 10), { code: 'USAGE', message: /^wanted: / }, String(wanted));
  }
  await t.rejects(server.waitFor(1, 'long' as never), { code: 'USAGE', message: /^timeout_ms: / });
  const waiting = server.waitFor(1, Number.POSITIVE_INFINITY);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await deviceReports(server.port, fields);
  t.equal((await waiting).length, 1);
});

t.test('waitFor: what never comes is an error that says what did', async (t) => {
  await using server = await createFakeServer();
  await deviceReports(server.port, fields);
  const what = 'a record as wanted did not come in 10 ms; there is 1 record: refused by not-our-card';
  await t.rejects(
    server.waitFor(() => false, 10),
    { code: 'NOT_RECEIVED', problems: [{ what }] },
  );
  const mistaken = server.waitFor(() => {
    throw new Error('a mistake in the test');
  });
  await t.rejects(mistaken, { message: 'a mistake in the test' });
});

t.test('closing ends whoever waits, at once; the records stay', async (t) => {
  const server = await createFakeServer();
  await deviceReports(server.port, fields);
  const waiting = t.rejects(server.waitFor(2, 60_000), {
    code: 'NOT_RECEIVED',
    message: /before the server was closed/,
  });
  await server.close();
  await waiting;
  await server.close();
  t.equal((await server.waitFor(1)).length, 1);
  await t.rejects(server.waitFor(2, 60_000), { code: 'NOT_RECEIVED' });
  await t.rejects(deviceReports(server.port, fields), { code: 'ECONNREFUSED' }, 'nobody is there any more');
});

t.test('a policy of a program is checked as one of a file', async (t) => {
  const rule = { id: 'all', when: {}, outcome: 'error', delay_ms: 0 } as const;
  await t.rejects(createFakeServer({ policy: { rules: [rule] } }), {
    code: 'SCENARIO_INVALID',
    problems: [{ field: 'rules[0].status', what: 'an error needs `status`' }],
  });
  await t.rejects(createFakeServer({ policy: 'rules: []' }), { code: 'SCENARIO_INVALID' });
  await using server = await createFakeServer({ policy: { rules: [{ ...rule, status: 500 }] } });
  t.match(await deviceReports(server.port, fields), /^HTTP\/1\.1 500 /);
});

t.test('the seed draws the shares of the policy', async (t) => {
  const when = { share: 0.5 };
  const rules = [
    { id: 'some', when, outcome: 'garbage', delay_ms: 0 },
    { id: 'others', when: {}, outcome: 'accepted', delay_ms: 0 },
  ] as const;
  await using server = await createFakeServer({ policy: { rules: [...rules] }, seed: 4 });
  for (let i = 0; i < 30; i++) await deviceReports(server.port, { ...fields, MEID: String(i) });
  const words = new Set(server.records().map(({ decision }) => decision.outcome));
  t.same([...words].sort(), ['accepted', 'garbage']);
});

t.test('several ports at once, as phones and modules dial them: each record says which', async (t) => {
  await using server = await createFakeServer({ ports: [0, 0, 0] });
  t.equal(new Set(server.ports).size, 3);
  t.equal(server.port, server.ports[0]);
  for (const port of server.ports) await deviceReports(port, fields);
  t.same(
    server.records().map(({ port, exchange_id }) => [port, Number(exchange_id)]),
    server.ports.map((port, i) => [port, i]),
  );
  await server.close();
  for (const port of server.ports) await t.rejects(deviceReports(port, fields), { code: 'ECONNREFUSED' });
});

t.test('ports that cannot be: none is open then', async (t) => {
  await using server = await createFakeServer();
  await t.rejects(createFakeServer({ ports: [0, server.port] }), {
    code: 'ENVIRONMENT',
    message: new RegExp(`^port ${server.port} on 127`),
  });
  for (const options of [{ ports: [] }, { ports: 80 }, { ports: [0], port: 0 }, { ports: ['x'] }]) {
    await t.rejects(
      createFakeServer(options as never),
      { code: 'USAGE', message: /^ports: / },
      JSON.stringify(options),
    );
  }
});

t.test('an admin API beside it, for those who ask in another language', async (t) => {
  await using server = await createFakeServer({ admin: true });
  await deviceReports(server.port, fields);
  const { records } = (await (await fetch(`${server.adminUrl}/v1/records`)).json()) as { records: unknown[] };
  t.match(records, [{ place: 1, record: { report: fields } }]);
  const headers = { 'content-type': 'application/json' };
  await fetch(`${server.adminUrl}/v1/reset`, { method: 'POST', headers, body: '{}' });
  t.strictSame(server.records(), [], 'a reset there is one here');
  await deviceReports(server.port, fields);
  server.clear();
  t.match(await (await fetch(`${server.adminUrl}/v1/records`)).json(), { records: [] }, 'and the other way round');
});

t.test('without one, there is none', async (t) => {
  await using server = await createFakeServer();
  t.equal(server.adminUrl, null);
});

t.test('its records can be kept in a folder', async (t) => {
  const store = t.testdir();
  const server = await createFakeServer({ store });
  await deviceReports(server.port, fields);
  await server.close();
  const lines: string[] = [];
  for await (const line of storedLines(store)) lines.push(line);
  t.strictSame(lines, server.records().map(recordLine));
});

t.test('a retention that cannot be is refused', async (t) => {
  await t.rejects(createFakeServer({ retention: { count_max: -1 } }), {
    code: 'USAGE',
    message: /^retention\.count_max: -1/,
  });
});

t.test('an option that there is none of, or that cannot be, is refused by name', async (t) => {
  for (const [options, field, what] of [
    [{ prot: 8080 }, 'prot', 'there is no such option'],
    [{ admin: 'yes' }, 'admin', 'this is neither'],
    [{ store: '' }, 'store', 'this is no folder'],
    [{ store: 7 }, 'store', 'this is no folder'],
    [{ retention: { count_max: 0 } }, 'retention.count_max', '0 is none'],
    [{ limits: { connections_max: 0 } }, 'limits.connections_max', '0 is none'],
  ] as const) {
    await t.rejects(
      createFakeServer(options as never),
      { code: 'USAGE', problems: [{ field, what }] },
      JSON.stringify(options),
    );
  }
});

t.test('limits on connections hold for all ports together', async (t) => {
  await using server = await createFakeServer({ ports: [0, 0], admin: true, limits: { connections_max: 2 } });
  const callers = server.ports.map((port) => connect(port, '127.0.0.1'));
  for (const caller of callers) t.teardown(() => caller.destroy());
  await Promise.all(callers.map((caller) => once(caller, 'connect')));
  const third = connect(server.port, '127.0.0.1');
  t.match(String((await once(third, 'data'))[0]), /^HTTP\/1\.1 503 /);
  const metrics = await (await fetch(`${server.adminUrl}/metrics`)).text();
  t.match(metrics, /^phonehome_connections_turned_away_total 1$/m);
  t.same(server.records(), []);
});
