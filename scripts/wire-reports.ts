import {
  type ClientFamily,
  clientFamilies,
  type Dress,
  dressed,
  encodeBase64,
  encodeDressed,
  encodeJson,
  families,
  type Report,
  reportVersions,
} from '@phonehome/shared';

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

/** In whose dress the vector of a version stands: of a family that sends it, or, where none here does, one that is like it. */
const dressers: Readonly<Record<string, ClientFamily>> = {
  '1.0': 'phone-2014',
  '2': 'lte-module',
  '3.0': 'kaios-2020',
  '5.0': 'lte-module',
  '7.0': 'phone-2017',
  '8.0': 'phone-2017',
};

function dressOf(regver: string): Dress {
  return families[dressers[regver] as ClientFamily].dress;
}

/** The request around a body, in the dress of the clients of a version. */
export function requestOf(regver: string, body: Buffer): Buffer {
  return dressed(dressOf(regver), body);
}

/** The body around a JSON text, in the base64 of the clients of a version. */
export function bodyOf(regver: string, json: Buffer): Buffer {
  return encodeBase64(dressOf(regver), json);
}

/** The exact bytes of the golden vector of a version. */
export function goldenRequest(regver: string): Buffer {
  return encodeDressed(dressOf(regver), goldenReport(regver));
}

/** The exact bytes of the golden vectors of the families, each for the versions that it sends, by name. */
export function familyRequests(): readonly [name: string, bytes: Buffer][] {
  return clientFamilies.flatMap((family) =>
    families[family].regvers.map((regver): [string, Buffer] => [
      `${family}-${regver}`,
      encodeDressed(families[family].dress, goldenReport(regver)),
    ]),
  );
}

/** The JSON of the golden vector of a version. */
export function goldenJson(regver: string): Buffer {
  return encodeJson(dressOf(regver), goldenReport(regver));
}
