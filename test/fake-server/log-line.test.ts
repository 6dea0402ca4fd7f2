import { logLine, receive } from '@phonehome/fake-server';
import { familyEncoders, fieldDefinition, parseRequest, reportVersions } from '@phonehome/shared';
import t from 'tap';
import { prompt, ready } from './support.ts';

const policy = ready(prompt);
const time_ms = Date.UTC(2018, 11, 10, 9, 8, 7, 6);

/** A record of a version in which every field has a value of its own, and some stand in odd places, too. */
function recorded(regver: string, fields: readonly string[]) {
  const values = Object.fromEntries(fields.map((name, n) => [name, name === 'REGVER' ? regver : `id-${900_000 + n}`]));
  const request = parseRequest(familyEncoders['phone-2017']({ ...values, 'id-unknown': 'id-value' }));
  const odd = {
    ...request,
    target: '/id-target',
    headers: [...request.headers, ['id-header', 'id-header-value']] as never,
  };
  const { record } = receive(policy, { time_ms, exchange_id: '00000000000000aa', port: 80 }, { request: odd });
  return { record, values };
}

t.test('no value of any field of any version is in a line, nor what is in odd places', async (t) => {
  for (const { regver, fields, optional } of reportVersions.values()) {
    const { record } = recorded(regver, [...fields, ...optional]);
    const line = logLine(record, { duration_ms: 1.23456, identifiers: false });
    t.notMatch(line, /id-/, regver);
    t.match(JSON.parse(line), {
      time: '2018-12-10T09:08:07.006Z',
      level: 'info',
      msg: 'request',
      request_id: '00000000000000aa',
      port: 80,
      outcome: 'refused',
      rule: 'not-our-card',
      result_code: '1',
      duration_ms: 1.235,
    });
    t.ok(JSON.parse(line).anomalies.includes('field-unknown'));
  }
});

t.test('with identifiers, those of the report are there, and what is none is not', async (t) => {
  for (const { regver, fields, optional } of reportVersions.values()) {
    const all = [...fields, ...optional];
    const { record, values } = recorded(regver, all);
    const { device, identifiers } = JSON.parse(logLine(record, { duration_ms: 1, identifiers: true }));
    const expected = all.filter((name) => fieldDefinition(name)?.sensitivity !== 'configuration');
    t.strictSame(identifiers, Object.fromEntries(expected.map((name) => [name, values[name]])), regver);
    t.equal(device, values.MEID ?? values.IMEI1 ?? values.SIM1ICCID);
  }
});

t.test('what was no report has a line as well', async (t) => {
  const request = parseRequest(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  const { record } = receive(policy, { time_ms: 0, exchange_id: '0' }, { request });
  t.match(JSON.parse(logLine(record, { duration_ms: 0, identifiers: true })), {
    time: '1970-01-01T00:00:00.000Z',
    rule: 'not-decoded',
  });
});
