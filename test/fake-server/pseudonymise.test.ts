import { type ExchangeRecord, pseudonymise, receive, recordLine } from '@phonehome/fake-server';
import {
  decodeMessage,
  encodeMessage,
  familyEncoders,
  fieldDefinition,
  fieldNames,
  fromProto,
  parseRequest,
  type Report,
  reportVersions,
  toProto,
} from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { prompt, ready } from './support.ts';

const key = Buffer.alloc(32, 7);
const policy = ready(prompt);
const arrival = { time_ms: 1_700_000_000_000, exchange_id: '00000000000000aa', port: 8080 };
const sensitive = fieldNames.filter((name) => fieldDefinition(name)?.sensitivity !== 'configuration');

/** What a server would record of a request with this report, by the phone of today. */
function recorded(
  report: Report,
  change: (request: ReturnType<typeof parseRequest>) => object = () => ({}),
): ExchangeRecord {
  const request = parseRequest(familyEncoders['phone-2017'](report));
  return receive(policy, arrival, { request: { ...request, ...change(request) } }).record;
}

/** As cards and labels print long numbers, and some tools MAC addresses. */
function spaced(text: string, parts: RegExp, space: string): string {
  const digits = text.replaceAll(':', '');
  return digits.length < 12 ? text : (digits.match(parts) ?? []).join(space);
}

/** Ways in which a report, or who sends it, may write an identifier. */
const writings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'upper case': (text) => text.toUpperCase(),
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 within a text': (text) => Buffer.from(`a${text}`).toString('base64'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  percent: (text) => Array.from(Buffer.from(text), (byte) => `%${byte.toString(16)}`).join(''),
  'within words': (text) => `id is ${text}, so`,
  'in pairs': (text) => spaced(text, /..?/g, ' '),
  'in fours': (text) => spaced(text, /.{1,4}/g, '.'),
};

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(''));
const mac = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 6, maxLength: 6 })
  .map((all) => all.map((byte) => byte.toString(16).padStart(2, '0')).join(':'));
const meid = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 14, maxLength: 14 })
  .map((all) => all.join(''));
// IMEI, IMSI, ICCID, cell: from nine digits on, since fewer stand in any time.
const identifier = fc.oneof(digits(15, 15), digits(19, 20), digits(9, 9), mac, meid);

t.test('no identifier of a report is in the line, wherever else it stands and however it is written', async () => {
  const places = [
    'configuration',
    'unknown field',
    'name of a field',
    'header',
    'user agent',
    'target',
    'method',
    'host',
    'bytes',
  ] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...sensitive),
      identifier,
      fc.constantFrom(...places),
      fc.constantFrom(...Object.keys(writings)),
      (name, value, place, writing) => {
        const written = writings[writing]?.(value) ?? '';
        const report = {
          REGVER: '7.0',
          MODEL: place === 'configuration' ? written : 'HMD-Nokia 7 plus',
          SWVER: '00WW_3_39B_SP02',
          ...(place === 'unknown field' && { EXTRA: written }),
          ...(place === 'name of a field' && { [written]: 'x' }),
          [name]: value,
        };
        const record = recorded(report, ({ headers, body }) => ({
          ...(place === 'target' && { target: `/?id=${written}` }),
          ...(place === 'method' && { method: written }),
          ...(place === 'header' && { headers: [...headers, [`X-${written}`, written]] }),
          ...(place === 'user agent' && { headers: [...headers, ['User-Agent', written]] }),
          ...(place === 'host' && { headers: [...headers, ['Host', `${written}.example`]] }),
          ...(place === 'bytes' && { body: Buffer.concat([body, Buffer.from(written)]) }),
        }));
        const kept: ExchangeRecord =
          place === 'bytes' && 'method' in record.request
            ? { ...record, request: { ...record.request, bytes_base64: Buffer.from(written).toString('base64') } }
            : record;
        const line = recordLine(pseudonymise(kept, key)).toLowerCase();
        for (const [how, write] of Object.entries(writings)) {
          if (line.includes(write(value).toLowerCase())) throw new Error(`${how}: ${line}`);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

t.test('of every version, every identifier is hashed by its kind; what tells of no phone stays', async (t) => {
  for (const { regver, fields } of reportVersions.values()) {
    const report = Object.fromEntries(fields.map((name, n) => [name, name === 'REGVER' ? regver : `12345678901${n}`]));
    const { report: hashed } = pseudonymise(recorded({ ...report, MODEL: 'HMD-Nokia 7 plus' }), key);
    for (const name of fields) {
      const is_kept = name === 'REGVER' || name === 'MODEL';
      t.match(
        hashed?.[name],
        is_kept ? (name === 'MODEL' ? 'HMD-Nokia 7 plus' : regver) : /^[a-z0-9]+:[0-9a-f]{64}$/,
        name,
      );
    }
  }
});

t.test('equal values of a kind stay linkable, by the key alone', async (t) => {
  const report = {
    REGVER: '7.0',
    IMEI1: '009990000000007',
    IMEI2: '009990000000007',
    MEID: '009990000000007',
    SIM1ICCID: '',
  };
  const { report: hashed } = pseudonymise(recorded(report), key);
  t.equal(hashed?.IMEI1, hashed?.IMEI2);
  t.match(hashed?.IMEI1, /^imei:[0-9a-f]{64}$/);
  t.not(hashed?.IMEI1?.slice(5), hashed?.MEID?.slice(5), 'kinds have nothing in common');
  t.equal(hashed?.SIM1ICCID, '', 'what was not there is not there');
  t.strictSame(pseudonymise(recorded(report), key), pseudonymise(recorded(report), key));
  t.not(pseudonymise(recorded(report), Buffer.alloc(32, 8)).report?.IMEI1, hashed?.IMEI1);
});

t.test('the record says so, keeps what was decided, and fits the protobuf schema', async (t) => {
  const clear = recorded({
    REGVER: '7.0',
    MEID: '00999000000000',
    MODEL: 'HMD-X',
    SWVER: '1',
    SIM1ICCID: '89860300999000000012',
    DATASIM: '1',
    REGDATE: '2018-12-10 12:00:00',
  });
  const record = pseudonymise(clear, key);
  t.equal(record.pseudonyms, 'HMAC-SHA-256');
  t.strictSame(record.decision, clear.decision);
  t.equal(record.decision.policy_rule, 'china-telecom', 'decided on the clear values');
  t.equal(record.report?.REGDATE, '2018-12-10 12:00:00');
  t.match(record.request, {
    method: 'POST',
    target: '/',
    body_base64: '',
    headers: [['Content-Type', 'application/encrypted-json']],
  });
  const line = recordLine(record);
  t.ok(line.endsWith(',"pseudonyms":"HMAC-SHA-256"}'));
  const again = fromProto(
    'Exchange',
    decodeMessage('Exchange', encodeMessage('Exchange', toProto('Exchange', JSON.parse(line)))),
  );
  t.equal(recordLine(again as ExchangeRecord), line);
});

t.test('bytes that are no request are not kept', async (t) => {
  const record: ExchangeRecord = { ...recorded({}), request: { bytes_base64: 'MTIzNDU2Nzg5' }, report: null };
  t.strictSame(pseudonymise(record, key).request, { bytes_base64: '' });
});
