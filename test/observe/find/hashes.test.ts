import { createHash } from 'node:crypto';
import t from 'tap';
import { findings, phone, post } from './support.ts';

const hash = (algorithm: string, text: string, form: 'hex' | 'base64' = 'hex'): string =>
  createHash(algorithm).update(text).digest(form);
const plain = post(JSON.stringify({ imei: phone.imei, mac: phone.mac }));

for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
  t.test(`the ${algorithm} of an identifier that is seen in clear, before or after`, async (t) => {
    const hashed = post(JSON.stringify({ u: hash(algorithm, phone.imei) }));
    for (const requests of [
      [plain, hashed],
      [hashed, plain],
    ]) {
      const one = findings(requests).find(({ name }) => name === 'u');
      t.match(one, { kind: 'imei', value_masked: phone.imei, encoding_chain: ['json', algorithm], confidence: 1 });
    }
  });
}

t.test('a hash of an identifier written in another way, and a hash in base64', async (t) => {
  const upper = post(JSON.stringify({ u: hash('md5', phone.mac.toUpperCase()) }));
  t.match(
    findings([plain, upper]).find(({ name }) => name === 'u'),
    { kind: 'mac', because: [/with colons, in capitals/] },
  );
  const coded = post(JSON.stringify({ u: hash('sha1', phone.imei, 'base64') }));
  t.match(
    findings([plain, coded]).find(({ name }) => name === 'u'),
    { kind: 'imei', encoding_chain: ['json', 'sha1'] },
  );
});

t.test('a hash as its bytes, and one of an IMEI without its check digit', async (t) => {
  const digest = createHash('sha256').update(phone.imei).digest();
  const raw = post(Buffer.concat([Buffer.from([0x0a, digest.length]), digest]));
  t.match(
    findings([plain, raw]).find(({ encoding_chain }) => encoding_chain.includes('sha256')),
    { kind: 'imei' },
  );
  const short = post(JSON.stringify({ u: hash('md5', phone.imei.slice(0, 14)) }));
  t.match(
    findings([plain, short]).find(({ name }) => name === 'u'),
    { kind: 'imei', because: [/without check digit/] },
  );
});

const hexOf = (algorithm: string, data: string | Buffer): string => createHash(algorithm).update(data).digest('hex');
const md5 = hexOf('md5', phone.imei);
const sha256 = hexOf('sha256', phone.imei);
const pairs = phone.mac.replace(/(..)(?!$)/g, '$1');
for (const [name, value, algorithm] of [
  ['the first 16 digits', sha256.slice(0, 16), 'sha256'],
  ['the first 10 bytes, in capitals', sha256.slice(0, 20).toUpperCase(), 'sha256'],
  ['the first 8 bytes, in base64', Buffer.from(md5.slice(0, 16), 'hex').toString('base64'), 'md5'],
  ['the first 16 characters of its base64', Buffer.from(sha256, 'hex').toString('base64').slice(0, 16), 'sha256'],
  ['the 16 digits in the middle', md5.slice(8, 24), 'md5'],
  ['as a UUID', md5.replace(/(.{8})(....)(....)(....)/, '$1-$2-$3-$4-'), 'md5'],
  ['a UUID of version 3', md5.replace(/(.{8})(....).(...).(...)/, '$1-$2-3$3-8$4-'), 'md5'],
  ['md5 of md5', hexOf('md5', md5), 'md5 of md5'],
  ['md5 of md5 in capitals', hexOf('md5', md5.toUpperCase()), 'md5 of md5'],
  ['sha1 of md5', hexOf('sha1', md5), 'sha1 of md5'],
  ['sha256 of the bytes of sha1', hexOf('sha256', Buffer.from(hexOf('sha1', phone.imei), 'hex')), 'sha256 of sha1'],
  [
    'sha256 of sha256, cut, in base64',
    Buffer.from(hexOf('sha256', sha256), 'hex').toString('base64').slice(0, 22),
    'sha256 of sha256',
  ],
  ['of a MAC address with hyphens, in capitals', hexOf('sha1', pairs.replaceAll(':', '-').toUpperCase()), 'sha1'],
  ['SM3', hexOf('sm3', phone.imei), 'sm3'],
  ['BLAKE2s', hexOf('blake2s256', phone.imei), 'blake2s256'],
] as const) {
  t.test(`a hash of an identifier: ${name}`, async (t) => {
    for (const requests of [
      [plain, post(JSON.stringify({ u: value }))],
      [post(JSON.stringify({ u: value })), plain],
    ]) {
      t.match(
        findings(requests).filter((one) => one.name === 'u'),
        [{ encoding_chain: ['json', algorithm], confidence: 1 }],
        name,
      );
    }
  });
}

t.test('too little of a hash is none, nor is that of another one', async (t) => {
  const others = [
    sha256.slice(0, 12),
    md5.slice(4, 20),
    hexOf('md5', `salt${phone.imei}`),
    hexOf('md5', hexOf('md5', '1')),
  ];
  t.strictSame(
    findings([plain, ...others.map((u) => post(JSON.stringify({ u })))]).filter((one) => one.name === 'u'),
    [],
  );
});

t.test('a hash of something else', async (t) => {
  t.strictSame(
    findings([plain, post(JSON.stringify({ u: hash('md5', 'something else') }))]).filter(({ name }) => name === 'u'),
    [],
  );
});

t.test('a value that the owner has given is found by any name, and by its hash', async (t) => {
  const known = [{ kind: 'imsi', value: phone.imsi }] as const;
  t.match(findings([post(`q=7${phone.imsi}8`)], known), [
    { kind: 'imsi', value_masked: phone.imsi, because: [/given as known/] },
  ]);
  t.match(findings([post(`q=${hash('sha256', phone.imsi)}`)], known), [
    { kind: 'imsi', encoding_chain: ['form', 'sha256'] },
  ]);
  t.strictSame(findings([post(`q=${hash('sha256', phone.imsi)}`)]), []);
});
