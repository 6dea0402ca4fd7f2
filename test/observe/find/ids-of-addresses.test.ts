import t from 'tap';
import { found, post } from './support.ts';

const MAC = ['mac 021a2b3c4d5e'];

/** Ids that protocols make of the address of an interface (dossier 6). */
const ids: readonly (readonly [what: string, form: string])[] = [
  ['a DUID of the address alone', 'dhcp6_duid=00030001021a2b3c4d5e'],
  ['a DUID of address and time', 'duid=00:01:00:01:2c:4d:e4:bf:02:1a:2b:3c:4d:5e'],
  ['an address that a bridge has learnt', 'oid=1.3.6.1.2.1.17.4.3.1.1.2.26.43.60.77.94'],
  ['what a maker is given, and gives', 'oui=021a2b&nic=3c4d5e&kind=wifi'],
];

for (const [what, form] of ids) t.test(what, async (t) => t.strictSame(found(post(`os=9&${form}`)), MAC));

t.test('the EUI-64 of a radio', async (t) =>
  t.strictSame(found(post('os=9&dev_eui=02F8F1FFFE3C4D5E')), ['mac 02f8f13c4d5e']),
);

t.test('a UUID of the first years that was made by chance names its machine', async (t) => {
  t.strictSame(found(post('install=7d444840-9dc0-11d1-b245-021a2b3c4d5e')), MAC);
});

t.test('what has their form and is none', async (t) => {
  // The first UUIDs, of RFC 9562, 6.6, and of interfaces of a system.
  for (const uuid of ['6ba7b810-9dad-11d1-80b4-00c04fd430c8', '000214e6-0000-11d0-9b42-00a0c908f9aa'])
    t.strictSame(found(post(JSON.stringify({ ns: uuid })), post(JSON.stringify({ ns: uuid }))), [], uuid);
  t.strictSame(found(post('oid=1.3.6.1.2.1.17.4.3.1.1.2.26.43.60.77.940')), []);
  t.strictSame(found(post('oui=021a2b&release=3c4d5e')), []);
});
