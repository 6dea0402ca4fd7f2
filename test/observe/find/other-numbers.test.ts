import t from 'tap';
import { findings, found, get, post } from './support.ts';

const body = (value: unknown): Buffer => post(JSON.stringify(value));

/** Numbers of computers under names of which some suggest an identifier. */
const others: readonly (readonly [name: string, request: Buffer])[] = [
  ['an address of the Internet that begins as a network of telephones', body({ ip: '206.30.31.216' })],
  ['the same in a form', post('client=206.30.31.216&a=1')],
  ['the same with its port', get('/log?peer=206.30.31.216:443')],
  ['the address of a telephone in its network', body({ phone: '192.168.204.152', tel: '159.56.242.150' })],
  ['an address whose digits may be moved to others', body({ address: '10.52.140.23' })],
  ['the address of a station', body({ station: '204.11.2.167' })],
  ['a version of a system', body({ mac: '10.15.7' })],
  ['a version with a build', body({ mac: '7.28.8150' })],
  [
    'fractions',
    body({
      number: 0.0653645528558033,
      mobile: 459.59168151206,
      phone: '0.016024134541428647',
      line: 0.0391168540008905,
    }),
  ],
  ['twelve digits of a serial number', body({ hw: '221517158008' })],
  ['an id of 24 hexadecimal digits', body({ address: 'CCF42C885AC9236EFF4220A7', hw: 'd1e6505b6188e9a7ed1600f2' })],
  [
    'bits',
    body({
      sim: '011010100100111000110100101001010110000011011110',
      network: '110011010000111101111110',
      address: '100110001100110101000010',
    }),
  ],
];

for (const [name, request] of others)
  t.test(name, async (t) => {
    t.strictSame(
      findings([request]).map(({ kind, value_masked }) => [kind, value_masked]),
      [],
    );
  });

t.test('with full stops, what its name or its plus sign tells is found', async (t) => {
  t.strictSame(found(body({ cgi: '242.1.206.52481' })), ['cell 52481']);
  t.strictSame(found(body({ cell_id: '206.30.31.216' })), ['cell 216']);
  t.strictSame(found(body({ phone: '+47.40.00.00.01' })), ['phone-number 4740000001']);
  t.strictSame(found(body({ mac: '538.11068.15454' })), ['mac 021a2b3c3c5e']);
});
