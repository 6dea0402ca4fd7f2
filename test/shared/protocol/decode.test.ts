import {
  androidBase64,
  androidJson,
  decodeBody,
  encodePhoneRequest,
  parseRequest,
  reportVersions,
} from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { decodeUnusual } from '../../../packages/shared/src/protocol/decode.ts';
import { anyText, anyUsualReport, bodyOfVersion, usualBody } from '../support.ts';

const bodyOf = (json: string): Buffer => Buffer.from(androidBase64(Buffer.from(json, 'utf8')), 'latin1');
const anyVersion = fc.constantFrom(...reportVersions.values());

t.test('decode(encode(r)) = r without anomalies, for each version and all values that its rules allow', async () => {
  fc.assert(
    fc.property(anyUsualReport, (usual) => {
      const { report, anomalies } = decodeBody(usualBody(usual));
      return anomalies.length === 0 && JSON.stringify(report) === JSON.stringify(usual[1]);
    }),
    { numRuns: 600 },
  );
});

t.test('decode(encode(r)) = r for each version and any text in every field', async () => {
  fc.assert(
    fc.property(anyVersion, fc.array(anyText, { minLength: 30, maxLength: 30 }), (version, texts) => {
      const { regver, fields } = version;
      const report = Object.fromEntries(fields.map((name, i) => [name, name === 'REGVER' ? regver : (texts[i] ?? '')]));
      const { report: decoded } = decodeBody(bodyOfVersion(version, androidJson(Object.entries(report))));
      // A lone surrogate has no UTF-8: on the wire, it is the replacement character.
      const sent = Object.entries(report).map(([name, text]) => [name, text.toWellFormed()]);
      return JSON.stringify(Object.entries(decoded ?? {})) === JSON.stringify(sent);
    }),
  );
});

t.test("the phone's own request is decoded to the report that was put in", async (t) => {
  const report = Object.fromEntries((reportVersions.get('7.0')?.fields ?? []).map((name) => [name, '']));
  const usual = { ...report, REGVER: '7.0', SWVER: 'a "build"/1' };
  t.strictSame(decodeBody(parseRequest(encodePhoneRequest(usual)).body), { report: usual, anomalies: [] });
});

t.test('decoding never throws: any bytes give a report or a reason', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { report, anomalies } = decodeBody(bytes);
      return report !== null || anomalies.length > 0;
    }),
    { numRuns: 1_000 },
  );
});

t.test('decoding never throws: any bytes in base64 give a report or a reason', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { report, anomalies } = decodeBody(Buffer.from(androidBase64(bytes)));
      return report !== null || anomalies.length > 0;
    }),
    { numRuns: 1_000 },
  );
});

t.test('decoding never throws: any JSON gives texts only, or a reason', async () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (json) => {
      const { report, anomalies } = decodeBody(bodyOf(json));
      return report === null
        ? anomalies.some(({ id }) => id === 'body-not-json')
        : Object.values(report).every((value) => typeof value === 'string');
    }),
    { numRuns: 1_000 },
  );
});

t.test('decoding never throws: JSON nested a hundred thousand deep gives a report or a reason', async (t) => {
  const depth = 100_000;
  for (const json of ['['.repeat(depth) + ']'.repeat(depth), `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`]) {
    t.ok(decodeBody(bodyOf(`{"SWVER":${json}}`)).anomalies.length > 0);
  }
});

t.test('line feeds, carriage returns or none: the base64 of every known client is taken', async (t) => {
  const plain = Buffer.from(androidJson([['REGVER', '7.0']])).toString('base64');
  for (const text of [plain, `${plain}\n`, `${plain}\r\n`, `${plain.slice(0, 5)}\r\n${plain.slice(5)}\n`]) {
    t.strictSame(decodeBody(Buffer.from(text)).report, { REGVER: '7.0' }, JSON.stringify(text));
  }
});

t.test('what a buffer of C or a modem leaves at the end of a body is told, and the report is read', async (t) => {
  const json = '{"REGVER":"2"}';
  const base64 = Buffer.from(json).toString('base64');
  for (const end of ['\0', '\0\0\n', '\x1a', '\r\n\x1a', '\x1a\0 ']) {
    const read = (text: string) => {
      const { report, anomalies } = decodeBody(Buffer.from(text));
      return [report, anomalies.find(({ id }) => id.endsWith('-trailing-nul'))?.id];
    };
    t.strictSame(read(base64 + end), [{ REGVER: '2' }, 'body-trailing-nul'], JSON.stringify(end));
    t.strictSame(read(json + end), [{ REGVER: '2' }, 'json-trailing-nul'], JSON.stringify(end));
    t.strictSame(read(bodyOf(json + end).toString()), [{ REGVER: '2' }, 'json-trailing-nul'], JSON.stringify(end));
  }
  t.equal(decodeBody(Buffer.from(`\x1a${base64}`)).report, null);
});

t.test('a body is read from its own part of a larger buffer', async (t) => {
  const whole = Buffer.concat([Buffer.from('xxxx'), bodyOf('{"REGVER":"8.0"}'), Buffer.from('yyyy')]);
  t.strictSame(decodeBody(whole.subarray(4, -4)).report, { REGVER: '8.0' });
});

t.test(
  'the fast way for usual reports and the plain way for all give the same, on usual bodies and broken ones',
  async (t) => {
    let read = 0;
    let odd = 0;
    const edit = fc.tuple(
      fc.nat(2_000),
      fc.constantFrom('', '\n', '=', 'A', '"', ' ', '\\', '\0', '\u00ff'),
      fc.nat(3),
    );
    fc.assert(
      fc.property(anyUsualReport, fc.array(edit, { maxLength: 2 }), fc.boolean(), (usual, edits, within) => {
        const broken = (text: string): string =>
          edits.reduce((whole, [at, put, drop]) => {
            const i = at % (whole.length + 1);
            return whole.slice(0, i) + put + whole.slice(i + drop);
          }, text);
        const [version, report] = usual;
        const body = within
          ? bodyOfVersion(version, broken(androidJson(Object.entries(report))))
          : Buffer.from(broken(usualBody(usual).toString('latin1')), 'latin1');
        const decoded = decodeBody(body);
        if (decoded.report) read++;
        if (decoded.anomalies.length > 0) odd++;
        return JSON.stringify(decoded) === JSON.stringify(decodeUnusual(body));
      }),
      { numRuns: 3_000 },
    );
    t.ok(read > 500 && odd > 500, `${read} read, ${odd} odd`);
  },
);

t.test('what is not quite a usual report is told', async (t) => {
  const usual = (reportVersions.get('7.0')?.fields ?? []).map((name): [string, string] => [
    name,
    name === 'REGVER' ? '7.0' : '',
  ]);
  const idsOf = (json: string): string =>
    decodeBody(bodyOf(json))
      .anomalies.map(({ id }) => id)
      .join();
  const text = androidJson(usual);
  t.equal(idsOf(text), '');
  t.equal(idsOf(androidJson(usual.slice(0, -1))), 'field-missing');
  t.equal(idsOf(text.replace('7.0', '9.9')), 'version-unknown');
  t.equal(idsOf(text.replace('7.0', '7')), 'version-other-form');
  t.equal(idsOf(text.replace('"7.0"', '7.0')), 'value-not-a-string');
  t.equal(idsOf(text.replace('"OSVER":""', '"OSVER":1')), 'value-not-a-string');
  t.equal(idsOf(text.replace('"OSVER":""', '"OSVER":[]')), 'value-nested');
  t.equal(idsOf(androidJson([...usual, ['__proto__', 'x']])), 'field-unknown');
  t.equal(idsOf(androidJson([...usual, ['LATITUDE', '1.00']])), '', 'an added field of a scenario');
  t.equal(idsOf(androidJson([...usual, ['MMEID', '']])), '', 'an optional field');
  t.equal(idsOf(androidJson([...usual, ['SID', '']])), 'field-of-other-version');
  t.equal(idsOf(text.replace('"REGVER":"7.0",', '').replace('}', ',"REGVER":"7.0"}')), 'fields-reordered');
  t.equal(idsOf(text.replace('"MEID":""', '"MEID":"00999000000000","MEID":""')), 'field-duplicate');
  t.equal(idsOf(text.replace('"MEID"', '"meid"')), 'field-name-case,field-missing');
  t.equal(idsOf(text.replace('"OSVER":""', '"OSVER":"\\u0041"')), 'json-escape');
  t.equal(idsOf(text.replace('"OSVER":""', '"OSVER":"8\\/1"')), '', "Android's slash");
  t.equal(idsOf(text.replace('"OSVER":""', '"OSVER":"8/1"')), '', "other writers' slash");
});

t.test('a value is held against the rule of its field, of whatever version', async (t) => {
  const oddOf = (regver: string, name: string, value: string): string =>
    decodeBody(
      bodyOf(
        androidJson([
          ['REGVER', regver],
          [name, value],
        ]),
      ),
    )
      .anomalies.filter(({ where }) => where === `field:${name}`)
      .map(({ id }) => id)
      .join();
  const odd: [name: string, value: string, ids: string][] = [
    ['MODEL', 'HMD-X ', 'value-white-space'],
    ['MODEL', 'HMD X', 'value-unlike-rule'],
    ['SWVER', ' 00WW', 'value-white-space'],
    ['OSVER', '9\n', 'value-white-space'],
    ['ROM', ' ', 'value-white-space'],
    ['SIM1ICCID', '89000123456789012341 ', 'value-white-space'],
    ['SIM1ICCID', '98000021436587092143', 'value-unlike-rule'],
    ['SIM1ICCID', '8900012345678901234F', 'number-filler'],
    ['SIM1CELLID', '0x3e801', 'cell-hexadecimal'],
    ['MACID', '02:00:5E:10:20:30', 'mac-upper-case'],
    ['REGDATE', '2019-02-30 03:04:05', 'value-unlike-rule'],
    ['REGDATE', '2019-02-29 03:04:05', 'value-unlike-rule'],
    ['REGDATE', '1900-02-29 03:04:05', 'value-unlike-rule'],
    ['REGDATE', '2019-04-31 03:04:05', 'value-unlike-rule'],
    ['REGDATE', '2019-13-01 03:04:05', 'value-unlike-rule'],
    ['REGDATE', '2019-01-01 24:00:00', 'value-unlike-rule'],
    ['REGDATE', '2019-1-2 3:04:05', 'date-other-form'],
    ['REGDATE', '2016-02-29 03:04:05', ''],
    ['REGDATE', '2000-02-29 03:04:05', ''],
    ['REGDATE', '2019-12-31 23:59:59', ''],
  ];
  for (const [name, value, ids] of odd) {
    t.equal(oddOf('7.0', name, value), ids, `${name} ${value}`);
    t.equal(oddOf('6.5', name, value), ids, `${name} ${value} of an unknown version`);
  }
  t.equal(oddOf('2', 'IMEI1', '1'), 'field-of-other-version,value-unlike-rule');
  t.equal(oddOf('2', 'WEATHER', ' fair'), 'field-unknown');
});

t.test('duplicates: the last counts, and the earlier value is in the anomaly', async (t) => {
  const { report, anomalies } = decodeBody(bodyOf('{"REGVER":"2","MODEL":"A-1","MODEL":"A-2"}'));
  t.equal(report?.MODEL, 'A-2');
  t.match(
    anomalies.find(({ id }) => id === 'field-duplicate'),
    { where: 'field:MODEL', saw: 'A-1' },
  );
});

t.test('a cut body is read as far as its fields are whole, only where it is known to be cut', async (t) => {
  const body = bodyOf('{"REGVER":"2","MEID":"00999000000000","MODEL":"A-1"}');
  for (let length = 28; length < body.length - 3; length++) {
    const { report, anomalies } = decodeBody(body.subarray(0, length), true);
    t.equal(report?.REGVER, '2', String(length));
    t.ok(anomalies.some(({ id }) => id === 'json-cut-short'));
    t.notOk(
      Object.values(report ?? {}).some((value) => value === '009'),
      'no half value',
    );
    t.equal(decodeBody(body.subarray(0, length)).report, null, 'not known to be cut: not JSON');
  }
});

t.test('a body made to be slow is decoded in time that grows with its length, not with its square', async (t) => {
  const size = 1_000_000;
  const made = ['\0'.repeat(size) + 'x', ' '.repeat(size) + 'x', '"'.repeat(size), '{"a":"' + '\\"'.repeat(size / 2)];
  made.push(`{"a":"\u0001${'\\"'.repeat(size / 2)}`, `{"a":"${'\\'.repeat(size)}`, '{'.repeat(size), '='.repeat(size));
  for (const text of made) {
    for (const body of [Buffer.from(text), bodyOf(text)]) {
      const started = process.cpuUsage();
      decodeBody(body, true);
      const { user } = process.cpuUsage(started);
      t.ok(user < 5_000_000, `${JSON.stringify(text.slice(0, 10))}: ${user} us`);
    }
  }
});
