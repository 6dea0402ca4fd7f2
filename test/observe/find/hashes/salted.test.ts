import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import t, { type Test } from 'tap';
import { findings, found, get, observe, phone, post } from '../support.ts';

const hex = (algorithm: string, ...parts: (string | Buffer)[]): string => {
  const made = createHash(algorithm);
  for (const part of parts) made.update(part);
  return made.digest('hex');
};
const hmac = (algorithm: string, key: string | Buffer, value: string | Buffer): string =>
  createHmac(algorithm, key).update(value).digest('hex');

const mac = phone.mac.replaceAll(':', '');
const plain = post(JSON.stringify({ imei: phone.imei, wifi_mac: phone.mac }));
const SALT = 'e6db0abf91';
const bytes = Buffer.from(SALT, 'hex');

/** What is found under `u`, whether the identifier came before or after. */
function underU(t: Test, ...requests: readonly Buffer[]) {
  const [after, before] = [
    [...requests, plain],
    [plain, ...requests],
  ].map((all) => findings(all).filter(({ name }) => name.split('.').at(-1) === 'u'));
  const told = (all: ReturnType<typeof findings> = []) =>
    all.map(({ kind, value_masked, encoding_chain }) => ({ kind, value_masked, encoding_chain }));
  t.strictSame(told(after), told(before));
  return before ?? [];
}

for (const [how, digest, chain] of [
  ['a salt before the value', hex('sha256', SALT, phone.imei), 'sha256 of salt and value'],
  ['a salt after the value', hex('md5', phone.imei, SALT), 'md5 of value and salt'],
  ['a colon between', hex('sha1', SALT, ':', phone.imei), 'sha1 of salt:value'],
  ['a bar between', hex('sha512', phone.imei, '|', SALT), 'sha512 of value|salt'],
  ['a line between', hex('sha224', phone.imei, '_', SALT), 'sha224 of value_salt'],
  ['HMAC', hmac('sha256', SALT, phone.imei), 'hmac-sha256'],
  ['HMAC, the value as its key', hmac('sha384', phone.imei, SALT), 'hmac-sha384 with the value as key'],
  ['a salt as bytes', hex('sha256', bytes, phone.imei), 'sha256 of salt and value'],
  ['a salt as bytes after the value', hex('md5', phone.imei, bytes), 'md5 of value and salt'],
  ['a key as bytes', hmac('sha1', bytes, phone.imei), 'hmac-sha1'],
  ['the first 10 bytes', hex('sha256', SALT, phone.imei).slice(0, 20), 'sha256 of salt and value'],
  ['SHA-256 as long as MD5', hmac('sha256', SALT, phone.imei).slice(0, 32), 'hmac-sha256'],
  ['the middle of MD5', hex('md5', SALT, phone.imei).slice(8, 24), 'md5 of salt and value'],
  ['base64', createHmac('sha256', SALT).update(phone.imei).digest('base64'), 'hmac-sha256'],
] as const) {
  t.test(`a hash with a salt that stands beside it: ${how}`, async (t) => {
    const told = underU(t, post(JSON.stringify({ salt: SALT, u: digest })));
    t.equal(told.length, 1);
    t.match(told, [{ kind: 'imei', value_masked: phone.imei, encoding_chain: ['json', chain], confidence: 1 }]);
  });
}

t.test('why it is told says what it was made of', async (t) => {
  const request = post(JSON.stringify({ u: hex('md5', bytes, phone.imei.slice(0, 14)), key: SALT }));
  t.match(underU(t, request), [
    {
      because: [
        /md5 of salt and value, made of .* a salt or key beside it, without check digit, the salt or key as by/,
      ],
    },
  ]);
});

for (const name of [
  'salt',
  'hashSalt',
  'hmac_key',
  'appSecret',
  'pepper',
  'nonce',
  'iv',
  'seed',
  'prefix',
  'ts',
  'timestamp',
])
  t.test(`a salt that is named ${name}`, async (t) => {
    const salt = '1764238128';
    t.match(underU(t, post(JSON.stringify({ u: hex('sha256', salt, phone.imei), [name]: salt }))), [{ kind: 'imei' }]);
  });

t.test('a salt in another part of the message, or written in base64', async (t) => {
  const u = hex('sha1', `${SALT}-${mac}`);
  for (const request of [
    post(`u=${u}`, '/', `X-Salt: ${SALT}\r\n`),
    post(`u=${u}`, '/', `Cookie: lang=no; salt=${SALT}\r\n`),
    post(`u=${u}`, `/?salt=${SALT}`),
    get(`/?salt=${SALT}&u=${u}`),
    post(JSON.stringify({ conf: { salt: SALT }, ids: { u } })),
  ])
    t.match(underU(t, request), [{ kind: 'mac', value_masked: mac }]);
  const key = Buffer.from([0xff, 0xe1, 2, 0x80, 0x91, 0xfe, 7, 8, 0xc1, 10]);
  t.match(underU(t, post(JSON.stringify({ key: key.toString('base64'), u: hmac('sha256', key, phone.imei) }))), [
    { encoding_chain: ['json', 'hmac-sha256'] },
  ]);
});

t.test('each of a list has a salt of its own', async (t) => {
  const list = Array.from({ length: 20 }, (_, i) => ({ salt: `salt-${i}`, u: hex('sha256', `salt-${i}`, phone.imei) }));
  t.equal(findings([plain, post(JSON.stringify(list))]).filter(({ kind }) => kind === 'imei').length, 2);
  t.match(findings([plain, post(JSON.stringify(list))]).at(-1), { times: 20 });
});

t.test('what comes again is counted, in all flows', async (t) => {
  const hashed = post(JSON.stringify({ u: hmac('sha256', SALT, phone.imei), key: SALT }));
  t.equal(underU(t, hashed, hashed, hashed).length, 3);
});

for (const [name, salt, length, algorithm] of [
  ['iterations', SALT, 32, 'sha256'],
  ['iterationCount', bytes, 20, 'sha1'],
  ['rounds', SALT, 16, 'sha512'],
  ['iter', SALT, 32, 'sha1'],
] as const)
  t.test(`a hash of many rounds whose number stands beside it as ${name}: ${algorithm}, ${length} bytes`, async (t) => {
    const u = pbkdf2Sync(phone.imei, salt, 1_000, length, algorithm).toString('base64');
    const told = underU(t, post(JSON.stringify({ u, salt: SALT, [name]: 1_000 })));
    t.match(told, [{ kind: 'imei', value_masked: phone.imei, encoding_chain: ['json', `pbkdf2-${algorithm}`] }]);
    for (const count of [999, 0, 20_000, 'many'])
      t.strictSame(underU(t, post(JSON.stringify({ u, salt: SALT, [name]: count }))), []);
  });

t.test('a value that the owner has given', async (t) => {
  const request = post(JSON.stringify({ salt: SALT, u: hex('sha256', SALT, phone.imsi) }));
  t.match(findings([request], [{ kind: 'imsi', value: phone.imsi }]), [{ kind: 'imsi', value_masked: phone.imsi }]);
});

t.test('all digits that are there are compared, and others are none', async (t) => {
  const whole = hex('sha256', SALT, phone.imei);
  for (const [u, salt] of [
    [`${whole.slice(0, 63)}${whole.endsWith('0') ? '1' : '0'}`, SALT],
    [`${whole.slice(0, 16)}${hex('md5', 'x').slice(0, 16)}`, SALT],
    [whole.slice(0, 14), SALT],
    [whole, `${SALT}0`],
    [hex('sha256', SALT, phone.imsi), SALT],
  ] as const) {
    const requests = [plain, post(JSON.stringify({ imei_hash: u, salt }))];
    t.strictSame(found(...requests), found(plain), u);
    t.strictSame(observe(requests).look_alikes, observe([plain]).look_alikes);
  }
  // By a name that says nothing it is no salt.
  t.strictSame(found(plain, post(JSON.stringify({ u: whole, colour: SALT }))), found(plain));
});
