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
