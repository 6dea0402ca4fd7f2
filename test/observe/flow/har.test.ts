import { createLeakFinder, findingsOf, hearHar } from '@phonehome/observe';
import t from 'tap';
import { phone } from '../find/support.ts';

const entry = (url: string, more: object = {}) => ({
  startedDateTime: '2019-01-04T10:00:00.250+01:00',
  request: { method: 'POST', url, headers: [], ...more },
  serverIPAddress: '203.0.113.7',
});

function findIn(entries: readonly unknown[]) {
  const observer = createLeakFinder();
  const heard = hearHar(observer, { log: { entries } });
  return { heard, findings: [...findingsOf(observer.end(), true)] };
}

t.test('what went within TLS is found, and was not readable on the path', async (t) => {
  const post = { postData: { mimeType: 'application/json', text: JSON.stringify({ imei: phone.imei }) } };
  const { findings } = findIn([entry('https://collect.example/a', post), entry('http://collect.example:8080/b', post)]);
  t.match(findings, [
    {
      kind: 'imei',
      clear: false,
      destination: 'collect.example',
      flow: { id: 'h0', protocol: 'tls', server: '203.0.113.7:443', begin_us: 1_546_592_400_250_000 },
    },
    { kind: 'imei', clear: true, flow: { id: 'h1', protocol: 'http', server: '203.0.113.7:8080' } },
  ]);
});

t.test('the address, headers, and parameters of a form', async (t) => {
  const { findings } = findIn([
    entry(`http://a.example/x?imei=${phone.imei}`),
    entry('http://b.example/', { headers: [{ name: 'X-Device', value: phone.imei }] }),
    entry('http://c.example/', {
      postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'imei', value: phone.imei }] },
    }),
    entry('http://d.example/', {
      postData: { mimeType: 'x', encoding: 'base64', text: Buffer.from(`imei=${phone.imei}`).toString('base64') },
    }),
  ]);
  t.strictSame(
    findings.map(({ destination, where }) => [destination, where]),
    [
      ['a.example', 'query'],
      ['b.example', 'header X-Device'],
      ['c.example', 'body'],
      ['d.example', 'body'],
    ],
  );
});

t.test('the name of a server was readable on the path, also where all else went within TLS', async (t) => {
  const { findings } = findIn([
    entry(`https://${phone.imei}.t.collect.example/?imei=${phone.imei}`, {
      headers: [
        { name: ':authority', value: `${phone.imei}.t.collect.example` },
        { name: ':path', value: `/?imei=${phone.imei}` },
      ],
    }),
  ]);
  t.strictSame(
    findings.map(({ where, clear }) => [where, clear]),
    [
      ['host', true],
      ['query', false],
    ],
  );
});

t.test('an address of IPv6', async (t) => {
  const { findings } = findIn([
    { ...entry(`http://[2001:db8::7]:8080/?imei=${phone.imei}`), serverIPAddress: '[2001:db8::7]' },
  ]);
  t.match(findings, [{ destination: '2001:db8::7', flow: { server: '[2001:db8::7]:8080' } }]);
});

t.test('what is no HAR, or no entry of one', async (t) => {
  for (const value of [null, 7, {}, { log: {} }, { log: { entries: 'x' } }])
    t.equal(hearHar(createLeakFinder(), value), null);
  const { heard, findings } = findIn([
    null,
    7,
    {},
    { request: { url: 'no url' } },
    { request: { url: 'http://x.example/', headers: [null, { name: 1 }], postData: 7 } },
  ]);
  t.strictSame(heard, { entries: 5, read: 1 });
  t.strictSame(findings, []);
});

t.test('messages of a WebSocket that were sent, as Chrome exports them', async (t) => {
  const text = JSON.stringify({ imei: phone.imei });
  const messages = [
    { type: 'receive', time: 1_546_592_401.5, opcode: 1, data: JSON.stringify({ iccid: phone.iccid }) },
    { type: 'send', time: 1_546_592_402.25, opcode: 1, data: text },
    { type: 'send', time: 'x', opcode: 2, data: Buffer.from(text).toString('base64') },
    { type: 'send', time: 1, opcode: 2, data: 7 },
    null,
  ];
  const { findings } = findIn([
    { ...entry('wss://push.example/a'), _webSocketMessages: messages },
    { ...entry('ws://open.example/b'), _webSocketMessages: messages },
    { ...entry('ws://none.example/c'), _webSocketMessages: { length: 1 } },
  ]);
  t.match(findings, [
    { kind: 'imei', where: 'message', name: 'imei', clear: false, destination: 'push.example', times: 2 },
    { kind: 'imei', where: 'message', name: 'imei', clear: true, flow: { id: 'h1', protocol: 'http' }, times: 2 },
  ]);
  t.equal(findings.length, 2, 'what was received left nobody');
});
