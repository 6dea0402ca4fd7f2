import { encodeReply, encodeReplyBody, parseReply, RESULT_SUCCESS, replyResultCode } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anyText } from '../support.ts';

const anyBody = anyText.map((text) => text.toWellFormed());
const anyStatus = fc.integer({ min: 100, max: 599 });

t.test('a reply with Content-Length is complete with its last byte, and never before', async () => {
  fc.assert(
    fc.property(anyStatus, anyBody, fc.nat(), fc.boolean(), (status, body, at, ended) => {
      const bytes = encodeReply({ status, body });
      const cut = at % bytes.length;
      const whole = parseReply(bytes, ended);
      return parseReply(bytes.subarray(0, cut), ended) === null && whole?.status === status && whole.body === body;
    }),
  );
});

t.test('bytes after the announced length are not part of the reply', async (t) => {
  const bytes = Buffer.concat([encodeReply({ status: 200, body: 'one' }), Buffer.from('two')]);
  t.strictSame(parseReply(bytes, false), { status: 200, body: 'one' });
});

t.test('a reply without Content-Length ends with the stream, wherever it was split', async () => {
  fc.assert(
    fc.property(anyBody, fc.nat(), (body, at) => {
      const bytes = Buffer.from(`HTTP/1.0 200 OK\r\nServer: x\r\n\r\n${body}`);
      const cut = at % (bytes.length + 1);
      return (
        parseReply(bytes.subarray(0, cut), false) === null &&
        parseReply(bytes, false) === null &&
        parseReply(bytes, true)?.body === body
      );
    }),
  );
});

t.test('the name Content-Length is found in any case', async (t) => {
  t.strictSame(parseReply(Buffer.from('HTTP/1.1 500 x\r\ncOnTeNt-LeNgTh: 2\r\n\r\nab'), false), {
    status: 500,
    body: 'ab',
  });
});

t.test('bytes that are no HTTP reply are refused once their head is there', async (t) => {
  for (const text of ['garbage\r\n\r\n', 'HTTP/1.1 abc\r\n\r\n', 'HTTP/1.1 200 OK\r\nno colon\r\n\r\n']) {
    t.throws(() => parseReply(Buffer.from(text), true), RangeError, JSON.stringify(text));
  }
  t.equal(parseReply(Buffer.from('garbage'), true), null);
});

t.test('a reply body is the object of the dossier, and reads back', async (t) => {
  t.equal(encodeReplyBody('0', 'Success'), '{"resultCode":"0","resultDesc":"Success"}');
  fc.assert(fc.property(anyText, anyText, (code, desc) => replyResultCode(encodeReplyBody(code, desc)) === code));
});

t.test('success is the resultCode "0", a string, and nothing else', async (t) => {
  const succeeds = (body: string) => replyResultCode(body) === RESULT_SUCCESS;
  t.ok(succeeds('{"resultCode":"0","resultDesc":"Success"}'));
  t.ok(succeeds(' { "resultDesc": "", "resultCode" : "0" } '), 'order and spaces do not matter');
  for (const body of [
    '',
    'OK',
    '0',
    '"0"',
    'null',
    '{}',
    '["0"]',
    '{"resultCode":0}',
    '{"resultCode":"00"}',
    '{"resultCode":"1","resultDesc":"Success"}',
    '{"resultCode":null}',
    '{"resultcode":"0"}',
    '{"__proto__":{"resultCode":"0"}}',
    '{"resultCode":"0"',
    '<html>{"resultCode":"0"}</html>',
  ]) {
    t.notOk(succeeds(body), JSON.stringify(body));
  }
});
