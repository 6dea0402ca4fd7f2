import { luhnDigit } from '@phonehome/shared';
import t from 'tap';
import { findings, get, phone, post } from './support.ts';

const { imei, iccid, imsi, mac } = phone;
const base64 = (value: string | Uint8Array): string => Buffer.from(value).toString('base64');
const field = (number: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
/** An IMEI that is no test equipment's: as nobody may have it, it is made here. */
const assigned = `35${imei.slice(2, 14)}${luhnDigit(`35${imei.slice(2, 14)}`)}`;

for (const [name, value] of [
  ['as it is', mac],
  ['hyphens, capitals', mac.toUpperCase().replaceAll(':', '-')],
  ['full stops', '021a.2b3c.4d5e'],
  ['bare', mac.replaceAll(':', '')],
  ['its bytes in base64', Buffer.from(mac.replaceAll(':', ''), 'hex').toString('base64')],
] as const) {
  t.test(`a MAC address: ${name}`, async (t) => {
    t.strictSame(
      findings([post(JSON.stringify({ wifi_mac: value }))]).map((one) => [one.kind, one.value_masked]),
      [['mac', mac.replaceAll(':', '')]],
    );
  });
}

t.test('numbers of a SIM card, by whatever name', async (t) => {
  const kinds = (body: string): string[] =>
    findings([post(body)])
      .map(({ kind, value_masked }) => `${kind} ${value_masked}`)
      .sort();
  t.strictSame(kinds(JSON.stringify({ a: iccid, b: imsi })), [`iccid ${iccid}`, `imsi ${imsi}`]);
  t.strictSame(kinds(JSON.stringify({ iccid: iccid.replace(/(\d{4})(?=\d)/g, '$1 ') })), [`iccid ${iccid}`]);
  t.strictSame(kinds(`AT+CIMI ${imsi}`), [`imsi ${imsi}`]);
});

t.test('places and people', async (t) => {
  const kinds = (body: string): string[] =>
    findings([post(body)]).map(({ kind, value_masked }) => `${kind} ${value_masked}`);
  t.strictSame(kinds('{"lat":59.91273,"lon":10.74609}'), ['coordinates 59.91273,10.74609']);
  t.strictSame(kinds('{"loc":{"latitude":"59.91273","longitude":"10.74609","acc":12}}'), [
    'coordinates 59.91273,10.74609',
  ]);
  t.strictSame(kinds('{"latE7":599127300,"lngE7":107460900}'), ['coordinates 59.91273,10.74609']);
  t.strictSame(kinds('ll=59.91273%2C10.74609'), ['coordinates 59.91273,10.74609']);
  t.strictSame(kinds('geo:59.91273,10.74609;u=35'), ['coordinates 59.91273,10.74609']);
  t.strictSame(kinds('{"cell_id":52481}'), ['cell 52481']);
  t.strictSame(kinds('mcc=1&mnc=1&lac=12&cid=52481'), ['cell 52481']);
  t.strictSame(kinds('{"msisdn":"+47 40 00 00 01"}'), ['phone-number 4740000001']);
  t.strictSame(kinds('to=%2B4740000001'), ['phone-number 4740000001']);
});

t.test('what names an opaque whole says nothing of a list that was packed in it', async (t) => {
  const list = base64(`9|${assigned}|android|8931000000000000007`);
  const [one] = findings([post(`token=${encodeURIComponent(list)}`)]);
  t.match(one, { kind: 'imei', value_masked: assigned, name: 'token' });
  t.strictSame(findings([post(`order=${encodeURIComponent(list)}`)]), []);
});

t.test('ten-millionths of degrees in four bytes each, with a name that says what they are', async (t) => {
  const point = Buffer.alloc(10, 0x0d);
  point.writeInt32LE(599127300, 1);
  point[5] = 0x15;
  point.writeInt32LE(-107460900, 6);
  const packed = base64(Buffer.concat([Buffer.from([8, 1]), field(4, point)]));
  const [one] = findings([get('/', `X-Geo: a ${packed}\r\n`)]);
  t.match(one, { kind: 'coordinates', value_masked: '59.91273,-10.74609' });
  t.strictSame(findings([get('/', `X-Trace: a ${packed}\r\n`)]), []);
});

t.test('a text that makes sense as it stands is in no shift, and is not reversed', async (t) => {
  const texts = [
    'model=9&terra=green&wifi=x',
    'emit=1&now=won&net=ten&tel=let',
    'the quick brown fox: naq gur bgure',
    '{"vpu":"ova"}',
  ];
  for (const text of texts) {
    const [one] = findings([post(`${text}&imei=${imei}`)]);
    t.notMatch(one?.encoding_chain.join(' '), /rot|reversed/);
  }
});
