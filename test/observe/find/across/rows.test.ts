import t from 'tap';
import { datagrams, says, talk } from '../../flow/talk.ts';
import { get, phone, post } from '../support.ts';
import { chainIn, foundIn, json } from './support.ts';

const bare = phone.mac.replaceAll(':', '');
const MAC = [`mac ${bare}`];

t.test('names in one message, and their values in later ones', async (t) => {
  const rows = datagrams(says('ts,hw,mac', `1700000000,77,${bare}`));
  t.strictSame(foundIn(rows), MAC);
  t.equal(chainIn(rows)?.[0], 'names of an earlier message');
  t.strictSame(foundIn(datagrams(says('lat;lon;alt', '59.91273;10.74609;12'))), ['coordinates 59.91273,10.74609']);
  t.strictSame(foundIn(talk(says(post('#ts\tmac'), post(`1\t${bare}\n2\t${bare}`)))), MAC);
  t.strictSame(foundIn(datagrams(says('ts,hw,mac', `1700000000,${bare}`))), [], 'of fewer columns');
  t.strictSame(foundIn(datagrams(says(`1700000000,77,${bare}`, 'ts,hw,mac'))), [], 'which come first');
});

t.test('names in a list of JSON', async (t) => {
  t.strictSame(foundIn(talk(says(json({ columns: ['ts', 'mac'] }), json({ rows: [[1_700_000_000, bare]] })))), MAC);
  t.strictSame(foundIn(talk(says(json(['ts', 'wifi_mac']), json([1, bare])))), MAC);
  t.strictSame(foundIn(talk(says(json(['ts', 'colour']), json([1, bare])))), [], 'of which none is of an identifier');
});

t.test('names in a value, and rows in others', async (t) => {
  t.strictSame(foundIn(talk(says(get('/h?cols=ts,wifi_mac'), get(`/r?v=170000,${bare}`)))), MAC);
  t.strictSame(foundIn(talk(says(json({ fields: 'ts|wifi_mac' }), json({ row: `170000|${bare}` })))), MAC);
  t.strictSame(
    foundIn(talk(says(post('ts,wifi_mac'), json({ row: `170000,${bare}` })))),
    [],
    'of a table, rows are messages',
  );
});

t.test('short names that an earlier message explains', async (t) => {
  const values = json({ a: '59.91273', b: '10.74609', c: bare });
  const places = ['coordinates 59.91273,10.74609', ...MAC];
  t.strictSame(foundIn(talk(says(json({ a: 'lat', b: 'lon', c: 'wifi_mac' }), values))), places);
  t.strictSame(foundIn(talk(says(json({ a: 'x', b: 'y', c: 'z' }), values))), []);
});
