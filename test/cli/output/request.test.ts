import { defaultPolicy, type ExchangeRecord, receive, resolvePolicy } from '@phonehome/fake-server';
import t from 'tap';
import { renderRequest } from '../../../packages/cli/src/output/request.ts';
import { hasEscapes } from '../support.ts';

/** Red, and a bell, and what an eight-bit terminal takes for the beginning of a colour. */
const EVIL = '\x1b[31m\x07\x9b31m';
const policy = resolvePolicy(defaultPolicy, { epoch_ms: 0, seed: 0 });

function recordOf(
  body: string,
  changes: Partial<Record<'method' | 'target' | 'name' | 'value', string>> = {},
): ExchangeRecord {
  const { method = 'POST', target = '/', name = 'Host', value = 'zzhc.vnet.cn' } = changes;
  const request = {
    method,
    target,
    http_version: '1.1',
    headers: [[name, value]] as const,
    body: Buffer.from(body, 'latin1'),
  };
  return receive(policy, { exchange_id: 'a0', time_ms: 0 }, { request }).record;
}

const base64 = (text: string): string => `${Buffer.from(text).toString('base64')}\n`;

t.test('a captured request is shown as it crossed the wire, beside what is in it', async (t) => {
  const lines = renderRequest(recordOf(base64('{"REGVER":"7.0","IMEI1":"009990000000000"}')));
  t.same(lines.slice(0, 2), ['  POST / HTTP/1.1', '  Host: zzhc.vnet.cn']);
  t.match(lines.join('\n'), /^ {2}wire eyJSRUdWRVIi\S+\n {4}is \{"REGVER":"7\.0","IMEI1":"009990000000000"\}$/m);
  t.match(lines.at(-1), /^ {2}IMEI1 {2}009990000000000 {2}serial number of the modem/);
});

t.test('whatever was recorded is shown escaped', async (t) => {
  const hostile: Readonly<Record<string, ExchangeRecord>> = {
    'in the start line': recordOf('', { method: EVIL, target: EVIL }),
    'in a header': recordOf('', { name: EVIL, value: EVIL }),
    'in a body that is no base64': recordOf(EVIL),
    'in what the body stands for': recordOf(base64(EVIL)),
    'in the value of a field': recordOf(base64(JSON.stringify({ IMEI1: EVIL }))),
    'in the name of a field': recordOf(base64(JSON.stringify({ [EVIL]: '1' }))),
  };
  for (const [where, record] of Object.entries(hostile)) t.notOk(renderRequest(record).some(hasEscapes), where);
});
