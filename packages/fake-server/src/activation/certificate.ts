import { KeyObject, X509Certificate } from 'node:crypto';

/** A certificate and its private key, in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const COMMON_NAME = '2.5.4.3';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const DNS_NAME = 2;
const GENERALIZED_TIME = 1;
const VERSION_3 = 2;

/** From 1970 to the end of 9999, which says "no date" (RFC 5280, 4.1.2.5): no clock of this machine can be wrong. */
const NOT_BEFORE_MS = 0;
const NOT_AFTER_MS = 253_402_300_799_000;

/**
 * Makes a self-signed certificate for a host name. Its key is made anew, is never written to disk, and is gone with
 * the process. The libraries are loaded here, since most processes never need them.
 */
export async function createCertificate(host: string): Promise<Certificate> {
  const [{ Integer, Utf8String }, pkijs] = await Promise.all([import('asn1js'), import('pkijs')]);
  const { AttributeTypeAndValue, Certificate, Extension, GeneralName, GeneralNames, Time } = pkijs;
  const { publicKey, privateKey } = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = VERSION_3;
  certificate.serialNumber = new Integer({ value: 1 });
  for (const { typesAndValues } of [certificate.issuer, certificate.subject]) {
    typesAndValues.push(new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value: host }) }));
  }
  certificate.notBefore.value = new Date(NOT_BEFORE_MS);
  certificate.notAfter = new Time({ type: GENERALIZED_TIME, value: new Date(NOT_AFTER_MS) });
  const names = new GeneralNames({ names: [new GeneralName({ type: DNS_NAME, value: host })] });
  certificate.extensions = [
    new Extension({ extnID: SUBJECT_ALTERNATIVE_NAME, extnValue: names.toSchema().toBER(false) }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(privateKey, 'SHA-256');
  return {
    certificate: new X509Certificate(Buffer.from(certificate.toSchema(true).toBER(false))).toString(),
    key: KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}
