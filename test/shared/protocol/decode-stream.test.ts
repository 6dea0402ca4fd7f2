import { connect } from 'node:net';
import { createFakeServer, type ExchangeRecord, recordedMessage } from '@phonehome/fake-server';
import { type Anomaly, decodeStream, HEAD_BYTES_MAX } from '@phonehome/shared';
import t from 'tap';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** What begins with a request line, and is met as HTTP though it may be no request for this server. */
const http: Record<string, Buffer> = {
  'a request for a tunnel': bytes('CONNECT zzhc.vnet.cn:80 HTTP/1.1\r\nHost: zzhc.vnet.cn\r\n\r\n'),
  'a greeting of HTTP/2': bytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  'a long target': bytes(`GET /${'a'.repeat(9_000)} HTTP/1.1\r\nHost: zzhc.vnet.cn\r\n\r\n`),
  'a request line that is longer than a head may be': bytes(`GET /${'a'.repeat(HEAD_BYTES_MAX)} HTTP/1.1\r\n\r\n`),
};

for (const [name, sent] of Object.entries(http)) {
  t.test(`${name}: decoded as the server records it`, async (t) => {
    const records: ExchangeRecord[] = [];
    const server = await createFakeServer({ onRecord: (record) => records.push(record) });
    t.teardown(() => server.close());
    await new Promise((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.end(sent));
      socket.resume().once('error', reject).once('close', resolve);
    });
    const named = (anomalies: readonly Anomaly[]) => anomalies.map(({ id, where, saw }) => `${id} ${where} ${saw}`);
    t.strictSame(
      decodeStream(sent).map((one) => [recordedMessage(one), one.report, named(one.anomalies)]),
      records.map(({ request, report, anomalies }) => [request, report, named(anomalies)]),
    );
    t.equal(records.length, 1);
  });
}

t.test('a long request line behind a request is one, too', async (t) => {
  const post = bytes('POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n');
  const messages = decodeStream(Buffer.concat([post, http['a long target'] as Buffer, post]));
  t.strictSame(
    messages.map(({ request }) => request?.method),
    ['POST', 'GET', 'POST'],
  );
});

t.test('a Content-Length that is too short is told, however little of the report is behind it', async (t) => {
  const json = '{"REGVER":"2","MEID":"","MODEL":"","SWVER":"1","SIM1ICCID":"","SIM1LTEIMSI":""}';
  const body = Buffer.from(json).toString('base64');
  t.ok(body.endsWith('=='));
  const idsOf = (length: number, behind = ''): string[] => {
    const head = 'POST / HTTP/1.1\r\nHost: zzhc.vnet.cn\r\nContent-Type: application/encrypted-json\r\n';
    const [message] = decodeStream(bytes(`${head}Content-Length: ${length}\r\n\r\n${body}${behind}`));
    t.equal(message?.report?.SWVER, '1', String(length));
    return (message?.anomalies ?? []).map(({ id }) => id);
  };
  t.same(idsOf(body.length), []);
  for (const less of [1, 2, 3, 40]) {
    t.same(idsOf(body.length - less), ['bytes-after-request', 'content-length-short'], String(less));
  }
  t.same(idsOf(body.length, '\0\0'), ['bytes-after-request'], 'what is no report behind a whole one is none');
});

t.test('what has no request line is a bare body', async (t) => {
  for (const text of ['GET /\r\n', 'SSH-2.0-x\r\n', 'HTTP/1.1 200 OK\r\n\r\n', '\r\n', 'POST / HTML/1.1\r\n\r\n', '']) {
    t.match(decodeStream(bytes(text)), [{ request: null, is_http: false, report: null }], JSON.stringify(text));
  }
});
