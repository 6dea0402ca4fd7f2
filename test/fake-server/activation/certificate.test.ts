import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createCertificate } from '@phonehome/fake-server';
import t from 'tap';

const { certificate, key } = await createCertificate('a.example');
const read = new X509Certificate(certificate);

t.test('it is for this name and no other', async (t) => {
  t.equal(read.subjectAltName, 'DNS:a.example');
  t.equal(read.checkHost('a.example'), 'a.example');
  t.equal(read.checkHost('b.example'), undefined);
  t.equal(read.checkHost('sub.a.example'), undefined);
});

t.test('it is signed with its own key, ECDSA on P-256', async (t) => {
  t.equal(read.publicKey.asymmetricKeyDetails?.namedCurve, 'prime256v1');
  t.ok(read.verify(read.publicKey));
  t.ok(read.checkPrivateKey(createPrivateKey(key)));
});

t.test('no clock of this machine can make it invalid', async (t) => {
  t.same([read.validFrom, read.validTo], ['Jan  1 00:00:00 1970 GMT', 'Dec 31 23:59:59 9999 GMT']);
});

t.test('it may vouch for no other certificate', async (t) => {
  t.equal(read.ca, false);
});

t.test('each one has a key of its own', async (t) => {
  const other = await createCertificate('a.example');
  t.not(other.key, key);
  t.notOk(read.verify(new X509Certificate(other.certificate).publicKey));
});
