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
