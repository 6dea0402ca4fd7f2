import { androidBase64, androidJson, encodeRequest, type Header, type Report, reportVersions } from '@phonehome/shared';

/** The values of the golden vectors: every number is from a range that belongs to nobody (dossier 6). */
const values: Report = {
  MEID: '00999012345678',
  MODEL: 'HMD-Nokia 7 plus',
  MODELSMS: 'HMD-Nokia 7 plus',
  SWVER: '00WW_3_39B/SP01',
  UETYPE: '1',
  SIM1ICCID: '89000123456789012341',
  SIM1LTEIMSI: '001010123456789',
  SID: '0',
  NID: '65535',
  MACID: '02:00:5e:10:20:30',
  OSVER: '8.1.0',
  ROM: '64GB',
  RAM: '4GB',
  IMEI1: '009990123456785',
  SIM1CELLID: '267386881',
  DATASIM: '1',
  SIM1VoLTESW: '1',
  ACCESSTYPE: '2',
  REGDATE: '2018-12-10 07:05:09',
};

/** The report of the golden vector of a version. */
export function goldenReport(regver: string): Report {
  const { fields = [] } = reportVersions.get(regver) ?? {};
  return Object.fromEntries(fields.map((name) => [name, name === 'REGVER' ? regver : (values[name] ?? '')]));
}

/** The headers of a phone or of a module, in order and case (dossier 2). */
export function dressOf(phone: boolean, length: number): Header[] {
  const [host, type, size]: [Header, Header, Header] = [
    ['Host', 'zzhc.vnet.cn'],
    ['Content-Type', 'application/encrypted-json'],
    ['Content-Length', String(length)],
  ];
  return phone
    ? [type, size, host, ['Connection', 'Keep-Alive'], ['User-Agent', 'Apache-HttpClient/UNAVAILABLE (java 1.4)']]
    : [host, ['User-Agent', 'module/1.0'], ['Accept', '*/*'], type, ['Connection', 'close'], size];
}

/** The request around a body, in the dress of the clients of a version. */
export function requestOf(regver: string, body: Buffer): Buffer {
  const headers = dressOf(isPhone(regver), body.length);
  return encodeRequest({ method: 'POST', target: '/', http_version: '1.1', headers, body });
}

/** The body around a JSON text, in the base64 of the clients of a version. */
export function bodyOf(regver: string, json: Buffer): Buffer {
  return Buffer.from(isPhone(regver) ? androidBase64(json) : json.toString('base64'));
}

/** The exact bytes of the golden vector of a version. */
export function goldenRequest(regver: string): Buffer {
  return requestOf(regver, bodyOf(regver, goldenJson(regver)));
}

/** The JSON of the golden vector of a version. */
export function goldenJson(regver: string): Buffer {
  return Buffer.from(androidJson(Object.entries(goldenReport(regver))));
}

function isPhone(regver: string): boolean {
  return reportVersions.get(regver)?.base64[0] === 'android';
}
