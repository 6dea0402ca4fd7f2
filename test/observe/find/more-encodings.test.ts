import { gzipSync } from 'node:zlib';
import { luhnDigit } from '@phonehome/shared';
import t from 'tap';
import { findings, get, phone, post } from './support.ts';

const { imei, imsi, iccid } = phone;
const mac = phone.mac.replaceAll(':', '');
const [lat, lon] = ['59.91273', '10.74609'];
const text = (value: string): Buffer => Buffer.from(value, 'utf8');
const hex = (digits: string): Buffer => Buffer.from(digits.replace(/\s/g, ''), 'hex');
const join = (...parts: readonly (string | number | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((one) => (typeof one === 'number' ? Buffer.from([one]) : typeof one === 'string' ? text(one) : one)),
  );
const u16 = (value: number): Buffer => hex(value.toString(16).padStart(4, '0'));
const u32 = (value: number): Buffer => hex(value.toString(16).padStart(8, '0'));
const le32 = (value: number): Buffer => u32(value).reverse();
const tbcd = (digits: string): Buffer => hex((digits.length % 2 ? `${digits}f` : digits).replace(/(.)(.)/g, '$2$1'));
const body = (value: unknown): Buffer => post(JSON.stringify(value));
const json = JSON.stringify({ imei, iccid });
/** Digits whose Luhn digit holds, of no device: the begin of a type allocation code that phones have, zeros behind. */
const assigned = `35${'0'.repeat(12)}${luhnDigit(`35${'0'.repeat(12)}`)}`;
const fullWidth = (digits: string, zero: number): string =>
  digits.replace(/\d/g, (c) => String.fromCodePoint(zero + Number(c)));
const zigzag = (length: number): number => length * 2;
const varint = (value: number): Buffer =>
  value < 128 ? Buffer.from([value]) : join((value & 127) | 128, varint(value >> 7));
const compact = (value: string): Buffer => join(varint(value.length), value);
const rot = (digits: string, by: number): string => digits.replace(/\d/g, (c) => String((Number(c) + by) % 10));
const base = (value: bigint, alphabet: string): string => {
  let out = '';
  for (let left = value; left > 0n; left /= BigInt(alphabet.length))
    out = `${alphabet[Number(left % BigInt(alphabet.length))]}${out}`;
  return out;
};
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ebcdic = (value: string): Buffer =>
  Buffer.from(
    [...value].map(
      (c) =>
        (/\d/.test(c)
          ? 0xf0 + Number(c)
          : c === '='
            ? 0x7e
            : ({ i: 0x89, m: 0x94, e: 0x85 } as Record<string, number>)[c]) ?? 0x40,
    ),
  );
const bson = (key: string, value: string): Buffer => {
  const inner = join(2, key, 0, le32(value.length + 1), value, 0);
  return join(le32(inner.length + 5), inner, 0);
};
const bencode = `d4:imei15:${imei}5:iccid20:${iccid}e`;
const php = `a:2:{s:4:"imei";s:15:"${imei}";s:4:"imsi";s:15:"${imsi}";}`;
const pickle = join(
  hex('80049500000000000000007d94288c04'),
  'imei',
  hex('948c0f'),
  imei,
  hex('948c05'),
  'phone',
  hex('948c0b'),
  '+4740000001',
  hex('94752e'),
);
const java = join(
  hex('aced0005737200116a6176612e7574696c2e486173684d6170770800000010000000027400'),
  4,
  'imei',
  't',
  u16(15),
  imei,
  't',
  u16(5),
  'line1',
  't',
  u16(11),
  '+4740000001',
  'x',
);
const dotnet = join(
  hex('0001000000ffffffff01000000000000000601000000'),
  15,
  imei,
  hex('0602000000'),
  11,
  '+4740000001',
  0x0b,
);
const thrift = join(
  hex('80010001'),
  u32(6),
  'report',
  hex('00000001 0b0001'),
  u32(15),
  imei,
  hex('0b0002'),
  u32(11),
  '+4740000001',
  0,
);
const thriftCompact = join(hex('822101'), compact('report'), 0x18, compact(imei), 0x18, compact('+4740000001'), 0);
const avro = join(zigzag(15), imei, zigzag(11), '+4740000001', zigzag(3), 'x7y');
const flatbuffers = join(hex('10000000 0c001400 04000800 0c001000'), le32(15), imei, 0, le32(11), '+4740000001', 0);
const ion = join(hex('e00100ea ee9a8183d7 8495'), 'imei', hex('d4 84'), hex('8e8f'), imei);
const smile = join(':)\n', 0, 0xfa, 0x83, 'imei', 0x4e, imei, 0x83, 'imsi', 0x4e, imsi, 0xfb);
const pdu = `0001000A81${tbcd('4740000001').toString('hex')}000005E8329BFD06`;
const deliver = `00040B91${tbcd('47400000012').toString('hex')}0000627211211100400CC8F71D14969741F977FD07`;

/** A request, and what is found in it. */
type Case = readonly [name: string, request: Buffer, found: readonly string[]];
const IMEI = [`imei ${imei}`];
const MAC = [`mac ${mac}`];
const PLACE = [`coordinates ${lat},${lon}`];
const cases: readonly Case[] = [
  // Texts that hide their digits.
  ['digits of full width', body({ imei: fullWidth(imei, 0xff10) }), IMEI],
  ['digits of Devanagari', body({ imei: fullWidth(imei, 0x966) }), IMEI],
  ['characters of no width between', body({ imei: [...imei].join('\u200b') }), IMEI],
  ['soft hyphens between', body({ imei: imei.replace(/(.{5})(?=.)/g, '$1\u00ad') }), IMEI],
  ['percent-encoding twice', post(`d=${encodeURIComponent(encodeURIComponent(`{"imei":"${imei}"}`))}`), IMEI],
  ['named entities', post(`<a>&lbrace;&quot;imei&quot;&colon;&quot;${imei}&quot;&rbrace;</a>`), IMEI],
  ['UTF-7', post(`+AHs-+ACI-imei+ACI-:+ACI-${imei}+ACI-+AH0-`), IMEI],
  ['UTF-32', post(Buffer.from([...json].flatMap((c) => [c.charCodeAt(0), 0, 0, 0]))), [`iccid ${iccid}`, ...IMEI]],
  ['EBCDIC', post(ebcdic(`imei=${imei}`)), IMEI],
  ['digits moved by three', body({ imei: rot(imei, 3) }), IMEI],
  ['base 62', body({ imei: base(BigInt(assigned), BASE62) }), [`imei ${assigned}`]],
  [
    'nibbles as letters',
    post(
      `u=${text(`imei=${imei}`)
        .toString('hex')
        .replace(/./g, (c) => 'abcdefghijklmnop'[Number.parseInt(c, 16)] as string)}`,
    ),
    IMEI,
  ],
  [
    'a data URL',
    body({ img: `data:application/json;base64,${text(json).toString('base64')}` }),
    [`iccid ${iccid}`, ...IMEI],
  ],
  ['hex of base64 of gzip', post(text(gzipSync(json).toString('base64')).toString('hex')), [`iccid ${iccid}`, ...IMEI]],
  // Serialised texts.
  ['bencode', post(bencode), [`iccid ${iccid}`, ...IMEI]],
  ['PHP', post(php), [...IMEI, `imsi ${imsi}`]],
  ['netstrings', post(`4:imei,15:${imei},4:imsi,15:${imsi},`), [...IMEI, `imsi ${imsi}`]],
  ['YAML', post(`device:\n  imei: ${imei}\n  sim:\n    - imsi: "${imsi}"\n`), [...IMEI, `imsi ${imsi}`]],
  ['TOML', post(`[device]\nimei = "${imei}"\n`), IMEI],
  ['INI with a remark', post(`; device\n[id]\nimei=${imei}\n`), IMEI],
  ['CSV', post(`ts;imei;imsi\n1;${imei};${imsi}\n`), [...IMEI, `imsi ${imsi}`]],
  [
    'vCard',
    post(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nTEL;TYPE=CELL:+4740000001\r\nGEO:${lat};${lon}\r\nEND:VCARD\r\n`),
    [...PLACE, 'phone-number 4740000001'],
  ],
  ['a URN', body({ id: `urn:imei:${imei.slice(0, 8)}-${imei.slice(8, 14)}-${imei[14]}` }), IMEI],
  ['a URN of GSMA', body({ id: `urn:gsma:imei:${imei.slice(0, 8)}-${imei.slice(8, 14)}-0` }), IMEI],
  ['line protocol', post(`gps,imei=${imei} lat=${lat},lon=${lon} 1790000000000000000`), [...PLACE, ...IMEI]],
  ['STOMP', post(`SEND\ndestination:/queue/a\nimei:${imei}\n\n{"imsi":"${imsi}"}\0`), [...IMEI, `imsi ${imsi}`]],
  [
    'XMPP',
    post(
      `<iq type='set'><query xmlns='jabber:iq:register'><username>${imei}</username><imei>${imei}</imei></query></iq>`,
    ),
    IMEI,
  ],
  [
    'a line of syslog',
    post(`<34>1 2026-01-01T00:00:00Z host app - ID1 [dev@1 imei="${imei}" mac="${phone.mac}"] up`),
    [...IMEI, ...MAC],
  ],
  [
    'a SIP contact',
    post(
      `REGISTER sip:example SIP/2.0\r\nContact: <sip:a@192.0.2.1>;+sip.instance="<urn:gsma:imei:${imei.slice(0, 8)}-${imei.slice(8, 14)}-0>"\r\n\r\n`,
    ),
    IMEI,
  ],
  // Serialised bytes.
  ['BSON', post(bson('imei', imei)), IMEI],
  ['pickle', post(pickle), [...IMEI, 'phone-number 4740000001']],
  ['Java', post(java), [...IMEI, 'phone-number 4740000001']],
  ['.NET', post(dotnet), [...IMEI, 'phone-number 4740000001']],
  ['Thrift', post(thrift), [...IMEI, 'phone-number 4740000001']],
  ['Thrift, compact', post(thriftCompact), [...IMEI, 'phone-number 4740000001']],
  ['Avro', post(avro), [...IMEI, 'phone-number 4740000001']],
  ['FlatBuffers', post(flatbuffers), [...IMEI, 'phone-number 4740000001']],
  ['Ion', post(ion), IMEI],
  ['Smile', post(smile), [...IMEI, `imsi ${imsi}`]],
  ['DER', post(join(0x30, 34, 0x0c, 15, imei, 0x16, 15, imsi)), [...IMEI, `imsi ${imsi}`]],
  [
    'a message of the network: mobile identity',
    body({ d: join(hex('0718'), 8, hex(`${imei[0]}a`), tbcd(imei.slice(1))).toString('base64') }),
    IMEI,
  ],
  [
    'a file of a SIM card',
    post(`+CRSM: 144,0,"08${imsi[0]}9${tbcd(imsi.slice(1)).toString('hex').toUpperCase()}"\r\n`),
    [`imsi ${imsi}`],
  ],
  ['an SMS to be sent', body({ sms_pdu: pdu }), ['phone-number 4740000001']],
  ['an SMS that came', body({ pdu: deliver }), ['phone-number 47400000012']],
  // Numbers.
  ['zeros in front lost', post(`{"imei":${Number(imei)}}`), IMEI],
  ['zeros in front lost, a name that goes with it', post(`{"did":${Number(imei)},"os":1}`), IMEI],
  ['a MAC address as a number', body({ mac: Number(`0x${mac}`) }), MAC],
  ['a MAC address within EUI-64', body({ eui64: '001a2bfffe3c4d5e' }), ['mac 001a2b3c4d5e']],
  ['a URN of a MAC address', body([{ bn: 'urn:dev:mac:001a2bfffe3c4d5e:', n: 'x', v: 1 }]), ['mac 001a2b3c4d5e']],
  ['a list that begins with a MAC address', get(`/?mmac=${phone.mac},-55,home`), MAC],
  ['six bytes beside the word', post(join(0x0a, 5, 'wlan0', 0x12, 6, hex(mac), 0x1a, 10, 'MacAddress')), MAC],
  // Others.
  ['a list of a cell', get('/position?bts=242,1,20534,52112178,-65'), ['cell 52112178']],
  ['country code and number', get('/v2/exist?cc=47&in=40000001&lg=en'), ['phone-number 4740000001']],
  [
    'an MD5 and a number from its end',
    get(`/u?cuid=D627FDEBB55C91968018188F56E7554F|${[...imei].reverse().join('')}`),
    IMEI,
  ],
  [
    'the name of a file',
    get('/', `Content-Disposition: attachment; filename="dump_${assigned}.txt"\r\n`),
    [`imei ${assigned}`],
  ],
  [
    'the name of a user of SIP',
    get('/', `Authorization: Digest username="${imsi}@private.example.net", realm="x"\r\n`),
    [`imsi ${imsi}`],
  ],
];

const kinds = (request: Buffer): string[] =>
  [...new Set(findings([request]).map(({ kind, value_masked }) => `${kind} ${value_masked}`))].sort();

for (const [name, request, wanted] of cases) {
  t.test(name, async (t) => {
    t.strictSame(kinds(request), [...wanted].sort());
  });
}

/** The body of a request, if it has one. */
const bodyOf = (request: Buffer): Buffer => request.subarray(request.indexOf('\r\n\r\n') + 4);

t.test('each of them in a coding of its own', async (t) => {
  for (const [name, request, wanted] of cases) {
    const content = bodyOf(request);
    if (content.length === 0) continue;
    const wrapped = [
      post(JSON.stringify({ blob: content.toString('base64') })),
      post(gzipSync(content)),
      post(`z=${gzipSync(content).toString('hex')}`),
    ];
    for (const one of wrapped) t.strictSame(kinds(one), [...wanted].sort(), name);
  }
});
