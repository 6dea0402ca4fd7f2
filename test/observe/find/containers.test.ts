import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import t from 'tap';
import { findings, phone, post } from './support.ts';

const { imei, mac, imsi } = phone;
const fields: readonly (readonly [string, string])[] = [
  ['model', 'Example 5'],
  ['device_imei', imei],
  ['order_no', '123456789012'],
  ['wifi_mac', mac],
  ['imsi', imsi],
  ['lang', 'de_DE'],
];
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const join = (...parts: readonly (number | string | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((one) => (typeof one === 'number' ? Buffer.from([one]) : Buffer.from(one as string))));
const number = (value: number, width: number, is_little = false): Buffer => {
  const bytes = Buffer.alloc(width);
  if (is_little) bytes.writeUIntLE(value, 0, width);
  else bytes.writeUIntBE(value, 0, width);
  return bytes;
};
const varint = (value: number): Buffer =>
  value < 128 ? Buffer.from([value]) : join((value & 127) | 128, varint(value >> 7));
const counted = (text: string, width: number): Buffer => join(number(text.length, width), text);
const each = (tell: (name: string, value: string) => Buffer | string): Buffer =>
  Buffer.concat(fields.map(([name, value]) => Buffer.from(tell(name, value))));
const list = (by: string, tell: (name: string, value: string) => string): string =>
  fields.map(([name, value]) => tell(name, value)).join(by);

const bsonOf = (entries: Buffer): Buffer => join(number(entries.length + 5, 4, true), entries, 0);
const bson = bsonOf(each((name, value) => join(2, name, 0, number(value.length + 1, 4, true), value, 0)));
const nested = bsonOf(join(3, 'device', 0, bson, 0x10, 'sdk', 0, number(34, 4, true)));
const ubjson = join(
  '{',
  each((name, value) => join('i', counted(name, 1), 'Si', counted(value, 1))),
  '}',
);
const sized = join(
  '{#i',
  fields.length,
  each((name, value) => join('i', counted(name, 1), 'SI', counted(value, 2))),
);
const object = join(
  each((name, value) => join(counted(name, 2), 2, counted(value, 2))),
  0,
  0,
  9,
);
const schema = JSON.stringify({
  type: 'record',
  name: 'Device',
  fields: fields.map(([name], i) => ({ name, type: i % 2 ? 'string' : ['null', 'string'] })),
});
const zigzag = (value: number): Buffer => varint(value * 2);
const avroText = (text: string): Buffer => join(zigzag(text.length), text);
const row = Buffer.concat(fields.map(([, value], i) => join(i % 2 ? '' : zigzag(1), avroText(value))));
const avro = (codec: string, block: Buffer): Buffer => {
  const sync = Buffer.alloc(16, 7);
  const meta = join(zigzag(2), avroText('avro.codec'), avroText(codec), avroText('avro.schema'), avroText(schema), 0);
  return join('Obj\x01', meta, sync, zigzag(1), zigzag(block.length), block, sync);
};
const php = `a:${fields.length}:{${list('', (name, value) => `s:${name.length}:"${name}";s:${value.length}:"${value}";`)}}`;

const containers: readonly (readonly [name: string, body: Buffer | string])[] = [
  ['BSON', bson],
  ['BSON within BSON, beside a number', nested],
  ['UBJSON', ubjson],
  ['UBJSON with counts', sized],
  ['an object of AMF0', join(3, object)],
  ['a call with a typed object of AMF0', join(2, counted('onReport', 2), 0x10, counted('Device', 2), object)],
  ['a file of Avro', avro('null', row)],
  ['the same with a packed block', avro('deflate', deflateRawSync(row))],
  ['texts behind their lengths', each((name, value) => join(counted(name, 2), counted(value, 2)))],
  [
    'the same behind their count',
    join(
      number(6, 4),
      each((name, value) => join(counted(name, 4), counted(value, 4))),
    ),
  ],
  [
    'a map of Thrift',
    join(
      0x1b,
      6,
      0x88,
      each((name, value) => join(varint(name.length), name, varint(value.length), value)),
      0,
    ),
  ],
  ['texts before zeros', list('', (name, value) => `${name}\0${value}\0`)],
  ['what PHP writes', php],
  ['an object of PHP', `O:6:"Device":1:{s:9:"\0*\0values";${php}}`],
  ['what Java prints', `DeviceInfo{${list(', ', (name, value) => `${name}='${value}'`)}}`],
  [
    'a map in an object, printed',
    `Report[id=7, device=Device(${list(', ', (name, value) => `${name}=${value}`)}), n=2]`,
  ],
  ['two doubled marks', list('##', (name, value) => `${name}@@${value}`)],
  ['an arrow and lines', list('\n', (name, value) => `${name}->${value}`)],
  ['two controls', list('\x1e', (name, value) => `${name}\x1f${value}`)],
  ['names and values between one control', list('\x1f', (name, value) => `${name}\x1f${value}`)],
  ['two controls within JSON', JSON.stringify({ data: list('\x1d', (name, value) => `${name}\x1c${value}`) })],
  ['colons and semicolons', list(';', (name, value) => `${name}:${value}`)],
  ['properties', list('\n', (name, value) => `${name}=${value.replaceAll(':', '\\:')}`)],
  ['events of words of their own', list('\n', (name, value) => JSON.stringify({ what: name, is: value }))],
  [
    'names in one text',
    JSON.stringify({ cols: fields.map(([name]) => name).join(','), vals: fields.map(([, value]) => value) }),
  ],
  [
    'names and values in one text each',
    JSON.stringify({ f: fields.map(([name]) => name).join('|'), v: fields.map(([, value]) => value).join('|') }),
  ],
  [
    'names of a namespace',
    `<s:Body xmlns:s="urn:s">${list('', (name, value) => `<d:param><d:n>${name}</d:n><d:v>${value}</d:v></d:param>`)}</s:Body>`,
  ],
];
const expected = [`imei ${imei}`, `imsi ${imsi}`, `mac ${mac.replaceAll(':', '')}`].sort();
const found = (body: Buffer | string): string[] =>
  findings([post(typeof body === 'string' ? latin1(body) : body)])
    .map(({ kind, value_masked }) => `${kind} ${value_masked}`)
    .sort();

for (const [name, body] of containers)
  t.test(`all is found in ${name}`, async (t) => {
    t.strictSame(found(body), expected);
  });

const json = JSON.stringify(Object.fromEntries(fields));
const form = list('&', (name, value) => `${name}=${value}`);
const bytes = (content: Buffer | string, map: (byte: number, i: number) => number): Buffer =>
  Buffer.from(Buffer.from(content).map(map));
const base32hex = (content: Buffer | string): string => {
  const bits = [...Buffer.from(content)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => Number.parseInt(group.padEnd(5, '0'), 2).toString(32)).join('');
};
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const base58 = (content: Buffer | string): string => {
  let out = '';
  for (let left = BigInt(`0x${Buffer.from(content).toString('hex')}`); left > 0n; left /= 58n)
    out = `${BASE58[Number(left % 58n)]}${out}`;
  return out;
};
const escaped = (content: Buffer | string): string =>
  [...Buffer.from(content)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
const turned = (text: string): string =>
  text.replace(/[A-Za-z]/g, (c) => (c <= 'Z' ? c.toLowerCase() : c.toUpperCase()));
const rot13 = (text: string): string =>
  text.replace(/[A-Za-z]/g, (c) =>
    String.fromCharCode((((c.charCodeAt(0) & 31) + 12) % 26) + (c.charCodeAt(0) & 96) + 1),
  );
const swapped = (byte: number): number => ((byte << 4) | (byte >> 4)) & 0xff;
const key = Buffer.from('k3Y!');
const in_value = (data: string): string => JSON.stringify({ data });

const chains: readonly (readonly [name: string, body: Buffer | string])[] = [
  ['base32 with ordered digits', in_value(base32hex(json))],
  ['the same of BSON', in_value(base32hex(bson).toUpperCase())],
  ['base58 of BSON', in_value(base58(bson))],
  ['base58 of what is packed without a mark', in_value(base58(deflateRawSync(json)))],
  ['base64 with the cases turned', in_value(turned(Buffer.from(bson).toString('base64')))],
  ['base64 of base64 with the cases turned', in_value(turned(Buffer.from(gzipSync(json)).toString('base64')))],
  ['base64 of BSON from its end', in_value([...bson.toString('base64').replace(/=+$/, '')].reverse().join(''))],
  ['escapes of bytes', in_value(escaped(bson))],
  ['BSON in brotli', brotliCompressSync(bson)],
  ['BSON in deflate', deflateRawSync(bson)],
  ['BSON with a byte XORed', bytes(bson, (byte) => byte ^ 0xa5)],
  ['BSON with a key XORed', bytes(bson, (byte, i) => byte ^ (key[i % 4] as number))],
  ['BSON with its bits inverted', bytes(bson, (byte) => ~byte & 0xff)],
  ['BSON with three added', bytes(bson, (byte) => byte + 3)],
  ['a form with three added', bytes(form, (byte) => byte + 3)],
  ['gzip with three added', bytes(gzipSync(json), (byte) => byte + 3)],
  ['base64 with a byte XORed', bytes(Buffer.from(json).toString('base64'), (byte) => byte ^ 0x17)],
  ['UTF-16 with a byte XORed', bytes(Buffer.from(form, 'utf16le'), (byte) => byte ^ 0x5a)],
  ['UBJSON with its halves swapped', bytes(ubjson, swapped)],
  ['hexadecimal digits with their halves swapped', bytes(Buffer.from(json).toString('hex'), swapped)],
  ['BSON from its end', Buffer.from(bson).reverse()],
  [
    'controls in UTF-16',
    Buffer.from(
      list('\x1e', (name, value) => `${name}\x1f${value}`),
      'utf16le',
    ),
  ],
  ['quotation marks around', JSON.stringify(list(';', (name, value) => `${name}:${value}`))],
];

for (const [name, body] of chains)
  t.test(`all is found behind ${name}`, async (t) => {
    t.strictSame(found(body), expected);
  });

/** What looks as one of these and tells of no identifier by its names. */
const others: readonly (readonly [name: string, body: Buffer | string])[] = [
  [
    'a list of maps with a name of their own',
    JSON.stringify([
      { order: `3${imei.slice(1)}`, type: 'paper' },
      { order: '1', type: 'ink' },
    ]),
  ],
  ['BSON that is cut', bson.subarray(0, 30)],
  ['a length that is too long', join(number(5, 2), 'model', number(9, 2), 'x')],
  ['PHP that is broken', 'a:1:{s:4:"imei";s:99:"1";}'],
  ['brackets without an end', `{a=${'{b='.repeat(200)}`],
  ['UBJSON without an end', '{'.repeat(300)],
];

for (const [name, body] of others)
  t.test(`nothing is found in ${name}`, async (t) => {
    t.strictSame(found(body), []);
  });

t.test('what is disguised within JSON is undone there, where its escapes are read', async (t) => {
  const lines = list('\n', (name, value) => `\t<${name}>${value}</${name}>`);
  const [first] = findings([post(in_value(rot13(`<device>\n${lines}\n</device>`)))]);
  t.strictSame(first?.encoding_chain, ['json', 'rot13', 'xml']);
});
