import { createCipheriv } from 'node:crypto';
import t from 'tap';
import { fromAes, rc4 } from '../../../../packages/observe/src/find/across/ciphers.ts';
import { answer, says, talk } from '../../flow/talk.ts';
import { get, phone } from '../support.ts';
import { base64, both, chainIn, foundIn, hex, json, report } from './support.ts';

const KEY = '0123456789abcdeX';
const vector = Buffer.alloc(16, 9);
const encrypted = (algorithm: string, key: string | Buffer, begin: Buffer | null): Buffer => {
  const cipher = createCipheriv(algorithm, key, begin);
  return Buffer.concat([cipher.update(report), cipher.final()]);
};

t.test('RC4 as others compute it', async (t) => {
  const known = [
    ['Key', 'Plaintext', 'bbf316e8d940af0ad3'],
    ['Wiki', 'pedia', '1021bf0420'],
    ['Secret', 'Attack at dawn', '45a01f645fc35b383552544b9bf5'],
  ] as const;
  for (const [key, plain, coded] of known) t.equal(hex(Buffer.from(rc4(Buffer.from(plain), Buffer.from(key)))), coded);
});

t.test('AES by blocks, and in a chain from several begins', async (t) => {
  const plain = (bytes: Buffer, key: string | Buffer, ...vectors: Buffer[]): string[] =>
    [...fromAes(bytes, Buffer.from(key), vectors)].map((one) => Buffer.from(one).toString('utf8'));
  t.strictSame(plain(encrypted('aes-128-ecb', KEY, null), KEY), [report]);
  t.ok(plain(encrypted('aes-256-cbc', KEY + KEY, vector), KEY + KEY, vector).includes(report));
  t.ok(plain(encrypted('aes-192-cbc', KEY + KEY.slice(8), Buffer.alloc(16)), KEY + KEY.slice(8)).includes(report));
  t.ok(plain(Buffer.concat([vector, encrypted('aes-128-cbc', KEY, vector)]), KEY).includes(report));
  t.strictSame(plain(encrypted('aes-128-ecb', KEY, null), KEY.slice(1)), [], 'a key of no length of its keys');
  t.strictSame(plain(Buffer.alloc(15), KEY), [], 'no whole block');
});

t.test('what is encrypted with a key that the conversation tells', async (t) => {
  const data = base64(encrypted('aes-128-ecb', KEY, null));
  t.strictSame(foundIn(talk(says(json({ key: KEY }), json({ data })))), both);
  t.strictSame(chainIn(talk(says(json({ key: KEY }), json({ data })))), [
    'key of an earlier message',
    'base64',
    'aes',
    'json',
  ]);
  t.strictSame(foundIn(talk(says(json({ key: KEY.toLowerCase() }), json({ data })))), [], 'with another one');
  const chained = json({ iv: hex(vector), data: base64(encrypted('aes-128-cbc', KEY, vector)) });
  t.strictSame(foundIn(talk([['client', get('/k')], answer(`{"aesKey":"${KEY}"}`), ...says(chained)])), both);
  const stream = Buffer.from(rc4(Buffer.from(report), Buffer.from('s3cr3t')));
  t.strictSame(foundIn(talk(says(json({ rc4_key: 's3cr3t' }), json({ data: hex(stream) })))), both);
});

t.test('digits to which those of a key were added', async (t) => {
  const moved = [...phone.imei].map((digit, i) => (Number(digit) + Number('31415'[i % 5])) % 10).join('');
  t.ok(foundIn(talk(says(json({ key: '31415' }), json({ imei: moved })))).includes(both[0] as string));
});
