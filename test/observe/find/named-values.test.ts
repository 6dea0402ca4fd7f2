import t from 'tap';
import { found, get, phone, post } from './support.ts';

const { imei, imsi, iccid } = phone;
const both = [`iccid ${iccid}`, `imei ${imei}`];
const place = 'coordinates 59.91273,10.74609';

/** Ways in which a name is not right before its value, and what is found by it; none of the values says by itself what it is. */
const ways: readonly (readonly [name: string, json: unknown, found: readonly string[]])[] = [
  ['columns and rows', { columns: ['os', 'imei', 'iccid'], rows: [['9', imei, iccid]] }, both],
  ['rows before their columns', { data: [['9', imei, iccid]], fields: ['os', 'imei', 'iccid'] }, both],
  [
    'columns with types',
    { schema: [{ name: 'imei', type: 'text' }, { name: 'iccid' }], values: [[imei, iccid]] },
    both,
  ],
  [
    'columns within a schema, and cells with one',
    { schema: { fields: [{ name: 'imei' }, { name: 'iccid' }] }, rows: [{ f: [{ v: imei }, { v: iccid }] }] },
    both,
  ],
  ['one row beside the columns', { keys: ['imei', 'iccid'], values: [imei, iccid] }, both],
  [
    'a line of names',
    [
      ['os', 'imei', 'iccid'],
      ['9', imei, iccid],
      ['9', imei, iccid],
    ],
    both,
  ],
  ['columns with all their values', { columns: { imei: [imei, imei], iccid: [iccid] } }, both],
  [
    'two columns',
    [
      ['imei', 'iccid'],
      [imei, iccid],
    ],
    both,
  ],
  [
    'pairs in lists',
    [
      ['imei', imei],
      ['iccid', iccid],
    ],
    both,
  ],
  ['names and values by turns', ['imei', imei, 'iccid', iccid], both],
  [
    'key and val',
    [
      { key: 'imei', val: imei },
      { val: iccid, key: 'iccid' },
    ],
    both,
  ],
  [
    'id and value',
    [
      { id: 'imei', value: imei },
      { id: 'iccid', value: iccid },
    ],
    both,
  ],
  [
    'field and data',
    [
      { field: 'imei', data: imei },
      { field: 'iccid', data: iccid },
    ],
    both,
  ],
  [
    'param and value',
    [
      { param: 'imei', value: imei },
      { param: 'iccid', value: iccid },
    ],
    both,
  ],
  ['a value with its type', [{ key: 'imei', value: { stringValue: imei } }], [both[1] as string]],
  ['by the number of the row', { imei: { 0: imei }, iccid: { 0: iccid } }, both],
  [
    'rows with two places each',
    {
      columns: ['lat', 'lon'],
      rows: [
        [59.91273, 10.74609],
        [48.20849, 16.37208],
      ],
    },
    ['coordinates 48.20849,16.37208', place],
  ],
];

for (const [name, json, values] of ways) {
  t.test(`names are found: ${name}`, async (t) => {
    t.strictSame(found(post(JSON.stringify(json))), values);
  });
}

t.test('a name that tells nothing takes nothing away from the one that is over it', async (t) => {
  t.strictSame(found(post(JSON.stringify({ imei: { id: 'a7', value: imei } }))), [both[1]]);
  t.strictSame(found(post(JSON.stringify({ imsi: ['first', imsi] }))), [`imsi ${imsi}`]);
});

t.test('other lists of names are no columns', async (t) => {
  const serial = '350000000000007';
  t.strictSame(found(post(JSON.stringify({ fields: ['imei', 'mac'], counts: ['12', serial, '8'] }))), []);
  t.strictSame(
    found(
      post(
        JSON.stringify([
          ['imei', 'mac'],
          ['order', 'name'],
        ]),
      ),
    ),
    [],
  );
});

/** The same in XML, whose element may be of any name. */
const elements: readonly (readonly [name: string, xml: string, found: readonly string[]])[] = [
  ['an attribute', `<r><item name="imei">${imei}</item><x id="iccid">${iccid}</x></r>`, both],
  ['two attributes', `<r><param n="imei" v="${imei}"/><metric type="iccid" value="${iccid}"/></r>`, both],
  [
    'elements',
    `<r><p><name>imei</name><value>${imei}</value></p><p><field>iccid</field><val>${iccid}</val></p></r>`,
    both,
  ],
  [
    'a value with its type',
    `<r><member><name>imei</name><value><string>${imei}</string></value></member></r>`,
    [both[1] as string],
  ],
  ['a map of Java', `<map><entry><string>imei</string><string>${imei}</string></entry></map>`, [both[1] as string]],
  [
    'a property list within one',
    `<plist><dict><key>device</key><dict><key>imei</key><string>${imei}</string></dict></dict></plist>`,
    [both[1] as string],
  ],
  ['a name of something else', `<r><name>IMEI</name><order>350000000000007</order></r>`, []],
];

for (const [name, xml, values] of elements) {
  t.test(`names are found in XML: ${name}`, async (t) => {
    t.strictSame(found(post(xml)), values);
  });
}

t.test('tables of lines', async (t) => {
  t.strictSame(found(post(`os;imei;x\n"a;b";"${imei}";1\n"c";"${imei}";2`)), [both[1]]);
  t.strictSame(found(post('lat,lon\n59.91273,10.74609\n48.20849,16.37208\n')), [
    'coordinates 48.20849,16.37208',
    place,
  ]);
});

t.test('bytes with signs, as Java has them', async (t) => {
  t.strictSame(found(post('{"mac":[2,26,43,60,77,-94]}')), ['mac 021a2b3c4da2']);
});

t.test('what looks like quoted-printable and is pairs', async (t) => {
  t.strictSame(
    found(get('/', `Cookie: JSESSIONID=5C30226853C9; imei=${imei}; iccid=89${iccid.slice(2)}; m=8A\r\n`)),
    both,
  );
});

t.test('a line that begins with an address', async (t) => {
  const scan = 'ac:bc:51:3e:a7:74,-85,a;78:6a:ef:3a:5f:53,-87,b';
  t.strictSame(found(post(`scan=${scan}`)), ['mac 786aef3a5f53', 'mac acbc513ea774']);
});

/** Messages of protobuf whose map or list of names and values says what they are. */
const field = (number: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
const named = (name: string, value: Uint8Array): Buffer =>
  field(2, Buffer.concat([field(1, Buffer.from(name)), value]));
const text = (value: string): Buffer => field(2, Buffer.from(value));
const fixed = (value: number): Buffer => {
  const bytes = Buffer.from([0x11, ...Array<number>(8).fill(0)]);
  bytes.writeDoubleLE(value, 1);
  return bytes;
};

t.test('names and values of protobuf', async (t) => {
  t.strictSame(found(post(Buffer.concat([named('os', text('9')), named('imei', text(imei))]))), [both[1]]);
  t.strictSame(found(post(Buffer.concat([named('iccid', field(2, field(1, Buffer.from(iccid))))]))), [both[0]]);
  t.strictSame(found(post(Buffer.concat([named('lat', fixed(59.91273)), named('lon', fixed(10.74609))]))), [place]);
  t.strictSame(found(post(Buffer.concat([named('order', text(imsi)), named('os', text('9'))]))), []);
});
