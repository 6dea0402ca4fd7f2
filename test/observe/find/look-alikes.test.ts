import { createHash } from 'node:crypto';
import { luhnDigit, luhnHolds } from '@phonehome/shared';
import t from 'tap';
import { findings, get, observe, phone, post } from './support.ts';

const checked = (digits: string): string => `${digits}${luhnDigit(digits)}`;
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Bodies that hold nothing of a device or person, however much it looks so. */
const lookAlikes: Readonly<Record<string, string>> = {
  'an order whose number has a right check digit': JSON.stringify({ order_id: checked('35123456789012') }),
  'fifteen digits whose check digit is wrong': JSON.stringify({
    x: '351234567890123'.replace(/.$/, (c) => String((Number(c) + (luhnHolds('351234567890123') ? 1 : 0)) % 10)),
  }),
  'fifteen digits of no reporting body': JSON.stringify({ x: checked('62123456789012') }),
  'a card for payments': JSON.stringify({ pan: checked('411111111111111'), number: '4111 1111 1111 1111' }),
  'a time in microseconds': 'ts=1548979200123456&t=1548979200123&ns=1548979200123456789',
  'an application of a social network': JSON.stringify({ app_id: checked('25712345678901') }),
  'a UUID': JSON.stringify({ id: '89000000-0000-4000-8000-001234567890' }),
  'a hash': JSON.stringify({ etag: md5('page'), sha: createHash('sha256').update('page').digest('hex') }),
  'the fingerprint of a certificate': `fp=${md5('cert').replace(/(..)(?!$)/g, '$1:')}`,
  'what Android gives for a MAC address that it keeps to itself': JSON.stringify({
    mac: '02:00:00:00:00:00',
    bssid: '00:00:00:00:00:00',
  }),
  'a word in the place of an address': JSON.stringify({ mac: 'disabled', bssid: 'Unknowns', wifi_mac: 'INACTIVE' }),
  'a group address': JSON.stringify({ mac: '01:00:5e:00:00:fb' }),
  'a time of day with a date': JSON.stringify({ x: '19:01:04:08:30:15' }),
  'an IPv6 address': JSON.stringify({ ip: '2001:db8:11:22:33:44:55:66', peer: 'fe80::aa:bb:cc:dd' }),
  prices: JSON.stringify({ prices: '59.91,10.75', vat: [12.5, 7.25] }),
  'sizes of a window': JSON.stringify({ viewport: '1280.0000,720.0000', scroll: { x: 12.1234, y: 55.1234 } }),
  'how long something took': JSON.stringify({ latency: 59.9127, long: 10.7461 }),
  'a fraction': JSON.stringify({ ratio: 0.351234567890126, big: 351234567890126.5 }),
  'a client of an analytics service': 'v=1&cid=35009.1548979200&tid=UA-1234567-1',
  'a cell of a table': JSON.stringify({ cell: 12, cell_count: 52481, cells: [1, 2, 3] }),
  'a cell that is not known': JSON.stringify({ cell_id: 2147483647, cellid: 65535 }),
  'a version': 'v=+1.22.333.4444&build=20190104',
  'an offset to UTC': JSON.stringify({ tz: '+0100', offset: '+60' }),
  'the number of a post': JSON.stringify({ status_id: '1080000000000000001', tweet: '8900000000000000001' }),
  'the largest integers': JSON.stringify({ a: '9223372036854775807', b: '18446744073709551615' }),
  'digits that stand for none': JSON.stringify({ imei: '0'.repeat(15), imsi: '1'.repeat(15), iccid: '' }),
  'an IMEI that somebody made up': JSON.stringify({ imei: '123456789012345' }),
  'a number of a book': JSON.stringify({ isbn: '9780262033848' }),
  'a picture': JSON.stringify({
    img: Buffer.from(Array.from({ length: 3_000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) & 255)).toString('base64'),
  }),
  'a matrix': JSON.stringify({
    m: [
      [0.7071, 0.7071],
      [-0.7071, 0.7071],
    ],
    v: [12.3456, 65.4321],
  }),
};

for (const [name, body] of Object.entries(lookAlikes)) {
  t.test(`nothing is found in ${name}`, async (t) => {
    t.strictSame(
      findings([post(body), post(body), get(`/x?d=${encodeURIComponent(body)}`)]).map(
        ({ kind, value_masked, because }) => [kind, value_masked, because],
      ),
      [],
    );
  });
}

t.test('a look-alike is told apart from the findings, with why it is none', async (t) => {
  const { leaks, look_alikes } = observe([
    post(JSON.stringify({ order_id: checked('35123456789012'), imei: phone.imei })),
  ]);
  t.strictSame(
    leaks.map(({ located }) => located.value),
    [phone.imei],
  );
  const other = look_alikes.find(({ located }) => located.kind === 'imei');
  t.equal(other?.located.value, checked('35123456789012'));
  t.match(
    other?.evidence.map(({ says }) => says),
    ['15 digits', 'its check digit holds (Luhn)', /reporting body 35/, /by its name another number/],
  );
});
