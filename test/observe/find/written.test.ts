import t from 'tap';
import { found, get, phone, post } from './support.ts';

const { imei, imsi, iccid, mac } = phone;
const bare = mac.replaceAll(':', '');
const thing = bare.replace('02', '24');
const place = 'coordinates 59.91273,10.74609';
const call = (digits: string): string => `phone-number ${digits}`;

/** Ways in which senders write identifiers, each within its message, and what is in it. */
const written: readonly (readonly [name: string, request: Buffer, found: readonly string[]])[] = [
  ['pairs in a sentence', post(`modem0: registered, imei=${imei}, imsi=${imsi}`), [`imei ${imei}`, `imsi ${imsi}`]],
  ['pairs with a separator of their own', post(`net=wifi~imsi=${imsi}~os=9`), [`imsi ${imsi}`]],
  [
    'a list under the name of a token',
    post(`token=${Buffer.from(`${imsi}|${imei}|android|${iccid}`).toString('base64')}`),
    [`iccid ${iccid}`, `imei ${imei}`, `imsi ${imsi}`],
  ],
  ['an IMEI and an address in one word', get(`/s?uuid=${imei}_${thing}_f6`), [`imei ${imei}`, `mac ${thing}`]],
  ['an address in the name of an application', get('/', `User-Agent: SIP-T46G 28.83 ${mac}\r\n`), [`mac ${bare}`]],
  ['a file of settings', get(`/cfg${thing}.xml`), [`mac ${thing}`]],
  ['the name of a thing', post(`{"client":"ESP_${thing.toUpperCase()}"}`), [`mac ${thing}`]],
  ['a label of a host', post(`{"host":"mac-${mac.replaceAll(':', '-')}.things.example"}`), [`mac ${bare}`]],
  [
    'access points with their signals',
    post(`scan=${mac},-85,home;${thing},-60,office`),
    [`mac ${bare}`, `mac ${thing}`],
  ],
  ['bytes with signs', post('{"mac":[-14,-123,88,28,95,101]}'), ['mac f285581c5f65']],
  ['a telephone under its plain name', post('{"phone":"4740000001"}'), [call('4740000001')]],
  ['groups, the last of one digit', post('{"phone":"+47 400 00 00 1"}'), [call('4740000001')]],
  ['a card of vCard', post('BEGIN:VCARD\r\nTEL;TYPE=HOME:+47-400-00-001\r\nEND:VCARD\r\n'), [call('4740000001')]],
  ['millionths of degrees as a pair', post('{"ll":"59912730,10746090"}'), [place]],
  ['ten-millionths of degrees as a pair', post('{"ll":"599127300,107460900"}'), [place]],
  ['short names of the two', post('{"lt":"59.91273","lg":"10.74609"}'), [place]],
  ['a forecast for a place', get('/forecast/9f2c/59.91273,10.74609?units=si'), [place]],
  [
    'lines of a log',
    post(
      ['Latitude = 599127300', 'Longitude = 107460900']
        .map((said) => `01-21 21:01:41.559  1834  1902 D DevInfo : ${said}`)
        .join('\n'),
    ),
    [place],
  ],
  ...[':', '-', '_', '.'].map(
    (by) =>
      [
        `a cell with ${by} between`,
        post(`{"cell":"${['001', '01', '12', '52481'].join(by)}"}`),
        ['cell 52481'],
      ] as const,
  ),
  ['an area whose code looks like quoted-printable', post(`imei=${imei}, x=40`), [`imei ${imei}`]],
];

for (const [name, request, values] of written) {
  t.test(`${name}: found`, async (t) => {
    t.strictSame(found(request), values);
  });
}

/** The same forms, where something else is meant. */
const others: Readonly<Record<string, Buffer>> = {
  'a word that is base64, too': post('mac=disabled&bssid=none'),
  'a word that is a number of base 36, too': post('{"mac":"disconnected"}'),
  'points of a screen': post('{"x":"24.1234","y":"55.1234","la":"12","lo":"15"}'),
  'a session and a number': post(`{"session":"${thing}"}`),
  'four numbers that begin with no network': post('{"cell":"399-99-12-524"}'),
  'a user and a password': get('/', `Authorization: Basic ${Buffer.from(`user:${thing}`).toString('base64')}\r\n`),
};

for (const [name, request] of Object.entries(others)) {
  t.test(`${name}: nothing`, async (t) => {
    t.strictSame(found(request), []);
  });
}
