import { gzipSync } from 'node:zlib';
import t from 'tap';
import { answer, datagrams, type Said, says, talk } from '../../flow/talk.ts';
import { get, phone, post } from '../support.ts';
import { base64, both, chainIn, foundIn, hex, json, mapped, report, xored } from './support.ts';

const { imei, mac } = phone;
const IMEI = [`imei ${imei}`];
const word = Buffer.from('s3cr3t');
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const ORDER = 'crQ0kAqs2gZp5nlF96EKNUhGXYyj8Ciu+owtz7vSaW4J3emBO1fILMHDdRbVTxP/';
const ROW = 'QWERTYUIOP';
const asked = (reply: Said, next: Buffer): Said[] => [['client', get('/config')], reply, ...says(next)];

t.test('a value under a key that an earlier message told', async (t) => {
  const under = json({ imei: hex(xored(imei, word)) });
  t.strictSame(foundIn(talk(says(json({ key: 's3cr3t' }), under))), IMEI);
  t.strictSame(chainIn(talk(says(json({ key: 's3cr3t' }), under))), ['key of an earlier message', 'hex', 'xor']);
  t.strictSame(foundIn(talk(says(under, json({ key: 's3cr3t' })))), [], 'told later, it is not known yet');
  t.strictSame(foundIn([...talk(says(json({ key: 's3cr3t' }))), ...talk(says(under), { client_port: 40_003 })]), []);
  const bytes = Buffer.from('a1b2c3', 'hex');
  t.strictSame(foundIn(talk(says(get('/', 'X-Xor-Key: a1b2c3\r\n'), json({ imei: hex(xored(imei, bytes)) })))), IMEI);
  const address = xored(Buffer.from(mac.replaceAll(':', ''), 'hex'), Buffer.from('0badcafe', 'hex'));
  t.strictSame(foundIn(talk(says(json({ xor_key: '0badcafe' }), json({ mac: hex(address) })))), [both[1]]);
  t.strictSame(
    foundIn(talk(says('KEY s3cr3t\n', `DATA ${hex(xored(`imei=${imei}`, word))}\n`), { server_port: 7000 })),
    IMEI,
  );
  t.strictSame(foundIn(datagrams(says('key=s3cr3t', xored(`imei=${imei}`, word)))), IMEI);
});

t.test('a key that stands beside the value', async (t) => {
  const payload = base64(xored(`imei=${imei}`, Buffer.from('fr0g')));
  const message = talk(says(json({ key: 'fr0g', alg: 'xor', payload })));
  t.strictSame(foundIn(message), IMEI);
  t.equal(chainIn(message)?.[0], 'key of the message');
});

t.test('a key that the server answered before', async (t) => {
  const under = json({ imei: base64(xored(imei, word)) });
  const plain = talk(asked(answer('key: s3cr3t\n'), under));
  t.strictSame(foundIn(plain), IMEI);
  t.equal(chainIn(plain)?.[0], 'key of an earlier answer');
  const packed = answer(gzipSync('{"xorKey":"s3cr3t"}'), 'Content-Encoding: gzip\r\n');
  t.strictSame(foundIn(talk(asked(packed, under))), IMEI);
  t.strictSame(foundIn(talk(asked(answer('{"public_key":"s3cr3t"}'), under))), [], 'which opens something else');
  t.strictSame(
    foundIn(talk(asked(answer(`{"key":"s3cr3t","imei":"${imei}"}`), get('/next')))),
    [],
    'no more is read of it',
  );
  const raw: Said[] = [
    ['client', 'HELLO\n'],
    ['server', 'KEY s3cr3t\n'],
    ...says(`DATA ${hex(xored(`imei=${imei}`, word))}\n`),
  ];
  t.strictSame(foundIn(talk(raw, { server_port: 7000 })), IMEI);
  const greeted: Said[] = [['server', 'HELLO key=s3cr3t\r\n'], ...says(`DATA ${hex(xored(`imei=${imei}`, word))}\n`)];
  t.strictSame(foundIn(talk(greeted, { server_port: 7000 })), IMEI, 'before anything was asked');
  t.strictSame(foundIn(talk(asked(answer('<html>key: s3cr3t</html>'), under))), [], 'a page is not read');
  const datagram: Said[] = [['client', 'hello'], ['server', '{"key":"s3cr3t"}'], ...says(xored(`imei=${imei}`, word))];
  t.strictSame(foundIn(datagrams(datagram)), IMEI);
});

t.test('other orders of digits', async (t) => {
  const coded = mapped(imei, '0123456789', ROW);
  const books = [
    answer(`{"digits":"${ROW}"}`),
    answer(JSON.stringify({ digits: [...ROW] })),
    answer(JSON.stringify({ map: { ...[...ROW] } })),
  ];
  for (const book of books) t.strictSame(foundIn(talk(asked(book, json({ imei: coded })))), IMEI);
  t.strictSame(foundIn(talk(says(get(`/c?digits=${ROW}`), json({ d: coded })))), IMEI, 'without a name');
  t.strictSame(
    foundIn(
      talk(asked(answer('{"digits":"8306579124"}'), json({ imei_mapped: mapped(imei, '0123456789', '8306579124') }))),
    ),
    IMEI,
  );
  const packed = post(mapped(base64(report), BASE64, ORDER));
  t.strictSame(foundIn(talk(asked(answer(`<c><alphabet>${ORDER}</alphabet></c>`), packed))), both);
  t.strictSame(foundIn(talk(says(get('/c', `X-Alphabet: ${ORDER}\r\n`), packed))), both);
  const address = mapped(mac.replaceAll(':', ''), '0123456789abcdef', 'ghijklmnopqrstuv');
  t.strictSame(foundIn(talk(asked(answer('{"hexmap":"ghijklmnopqrstuv"}'), json({ mac_h: address })))), [both[1]]);
});

t.test('a number that was added', async (t) => {
  const moved = json({ imei_plus_offset: Number(imei) + 2_093_948 });
  t.strictSame(foundIn(talk(asked(answer('{"offset":2093948}'), moved))), IMEI);
  t.strictSame(foundIn(talk(asked(answer('{"offset":2093949}'), moved))), [], 'its check digit must hold');
});
