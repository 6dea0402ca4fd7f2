import t from 'tap';
import { json } from '../../../packages/observe/src/find/codec/json.ts';
import { spotPhoneNumbers } from '../../../packages/observe/src/find/identifier/phone-number.ts';
import { findings, found, phone, post } from './support.ts';

// What stands beside a text, around it or behind it hides nothing of it, whatever else it could be read as.

const { imei, imsi, coordinates } = phone;
const [lat, lon] = coordinates.split(',') as [string, string];
const lines = `model: x\nimei: ${imei}\n`;
const element = `<a><imei>${imei}</imei></a>`;
const urn = `urn:imei:${imei.slice(0, 8)}-${imei.slice(8, 14)}-${imei.slice(14)}`;
const counted = (text: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)]);
const bold = (text: string): string => text.replace(/\d/g, (c) => String.fromCodePoint(0x1d7ec + Number(c)));

const cases: readonly (readonly [what: string, body: string | Buffer, found: string])[] = [
  ['pairs behind JSON', `{"a":1}|imei=${imei}`, `imei ${imei}`],
  ['lines behind JSON', `{"a":1}\n${lines}`, `imei ${imei}`],
  ['pairs between lists of JSON', `{"a":1} imei=${imei} {"b":2}`, `imei ${imei}`],
  ['what is behind one closing mark too many', `{"a":{"b":1}}},"imei":"${imei}"}`, `imei ${imei}`],
  ['a frame of SockJS', `a${JSON.stringify([`{"lat":${lat},"lon":${lon}}`])}`, `coordinates ${coordinates}`],
  ['a text that a script assigns', `<script>var a=${JSON.stringify(`{"imei":"${imei}"}`)};</script>`, `imei ${imei}`],
  ['a form behind its length in four bytes', counted(`imei=${imei}&os=9`), `imei ${imei}`],
  ['lines behind their length', counted(lines), `imei ${imei}`],
  ['a place behind its length', counted(`{"lat":${lat},"lon":${lon}}`), `coordinates ${coordinates}`],
  ['a text with a zero at its end', `${urn}\0`, `imei ${imei}`],
  ['a table with zeros at its end', `imei,os\n${imei},9\n\0\0\0`, `imei ${imei}`],
  ['XML behind a command and a zero', `AT+CGSN\0${element}`, `imei ${imei}`],
  ['pairs behind a text and a zero', `a:1:{i:0;i:1;}\0imsi=${imsi}&a=b`, `imsi ${imsi}`],
  ['lines before a zero and an address', `${lines}\0https://a.example/?q=1`, `imei ${imei}`],
  ['lines between two controls', `\x01${lines}\x04`, `imei ${imei}`],
  ['a frame of STOMP with lines', `SEND\ndestination:/q\n\n${lines}\0`, `imei ${imei}`],
  ['a form behind another one', `a=1&b=2\nlat=${lat}&lon=${lon}&t=1`, `coordinates ${coordinates}`],
  ['a form behind an address', `https://a.example/?q=1\nlat=${lat}&lon=${lon}&t=1`, `coordinates ${coordinates}`],
  ['base64 behind an identifier', `${urn},QUJDREVGR0hJSktMTU5PUA==`, `imei ${imei}`],
  ['digits that mathematics has of its own', `{"imei":"${bold(imei)}"}`, `imei ${imei}`],
];

for (const [what, body, wanted] of cases) t.test(what, async (t) => t.same(found(post(body)), [wanted]));

t.test('a text that is cut off is told once', async (t) => {
  t.same(json.decode('{"a":"b\\nc'), [{ key: 'a', content: 'b\nc' }]);
});

t.test('a length is no key', async (t) => {
  t.same(findings([post(counted(`imei=${imei}&os=9`))])[0]?.encoding_chain, ['frames', 'form']);
});

t.test('many telephone numbers take as long as many times one', async (t) => {
  const begin_ms = performance.now();
  t.equal(spotPhoneNumbers({ text: '+47 40 00 00 01 / '.repeat(100_000), keys: [] }).length, 100_000);
  t.ok(performance.now() - begin_ms < 30_000, 'to look through all of the text for each takes minutes');
});

t.test('the letter O is east under a German name, and west else', async (t) => {
  const place = { Breitengrad: '59°54\'45.8"N', Längengrad: '10°44\'45.9"O' };
  const [german] = found(post(JSON.stringify(place)));
  const [spanish] = found(post(JSON.stringify({ latitud: place.Breitengrad, longitud: place.Längengrad })));
  t.equal(german, 'coordinates 59.912722,10.746083');
  t.equal(spanish, 'coordinates 59.912722,-10.746083');
});

t.test('a word that begins as a name does before bytes is none', async (t) => {
  const macros = Buffer.from('\x80\x00macros\xda\x17\x65build\x83macro.\n2010 \x91', 'latin1');
  t.same(found(macros, post(macros)), []);
  const named = Buffer.concat([Buffer.from('\x80\x00mac:'), Buffer.from('6e1a2b3c4d5e', 'hex'), Buffer.of(0x91, 3)]);
  t.same(found(post(named)), ['mac 6e1a2b3c4d5e']);
});

t.test('names that only begin as one of an address or a place does', async (t) => {
  for (const name of ['location_id', 'geo_id', 'gps_time', 'gpsTime', 'position'])
    t.same(found(post(JSON.stringify({ [name]: 'dea9371832b2899f' }))), [], name);
  for (const name of ['mac_os', 'macOS', 'mac_os_build'])
    t.same(found(post(JSON.stringify({ [name]: '68859453907d' }))), [], name);
  t.same(found(post(JSON.stringify({ gps: '23b5e3f206680c5d' }))).length, 1, 'whole numbers under a name that is sure');
});

t.test('a number as MMS has it', async (t) => {
  t.same(found(post(`a +4740000001/TYPE=PLMN b`)), ['phone-number 4740000001']);
});

t.test('what is in the name of a file, and in a cookie of UTF-7', async (t) => {
  const hex = Buffer.from(`app:watch;deviceId:${imei};ts:17642`).toString('hex');
  const name = `--Zq\r\nContent-Disposition: form-data; name="f"; filename="log_${hex}.txt"\r\n\r\nhello\r\n--Zq--\r\n`;
  t.strictSame(found(post(name, '/', 'Content-Type: multipart/form-data; boundary=Zq\r\n')), [`imei ${imei}`]);
  const wide = Buffer.from(imei, 'utf16le').swap16().toString('base64').replaceAll('=', '');
  t.strictSame(found(post('', '/', `Cookie: lang=en; IMEI=+${wide}-; theme=dark\r\n`)), [`imei ${imei}`]);
});

t.test('a value that was cut into labels of a name', async (t) => {
  const asked = (name: string): Buffer => Buffer.from(`GET / HTTP/1.1\r\nHost: ${name}\r\n\r\n`);
  t.strictSame(found(asked(`${imei.slice(0, 9)}.${imei.slice(9)}.imei.t.example`)), [`imei ${imei}`]);
  t.strictSame(found(asked(`imei.${imei.slice(0, 9)}.${imei.slice(9)}.t.example`)), [`imei ${imei}`]);
});

t.test('what a card answers', async (t) => {
  const swapped = (digits: string): string => digits.replace(/(.)(.)/g, '$2$1');
  const log = [
    '00A40000022FE2',
    '9000',
    '00B000000A',
    `${swapped(phone.iccid)}9000`,
    '00B0000009',
    `08${swapped(`9${imsi}`)}9000`,
  ];
  t.strictSame(found(post(JSON.stringify({ apdu_log: log }))), [`iccid ${phone.iccid}`, `imsi ${imsi}`]);
});
