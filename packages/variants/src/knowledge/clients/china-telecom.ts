import { phone2017, reportVersions } from '@phonehome/shared';
import type { KnownClient } from '../known-client.ts';

const { host, content_type } = phone2017.dress;

/** What all self-registration clients of China Telecom have in common (dossier 1, 2, 5). */
export const chinaTelecom = {
  meant_for: ['CN'],
  endpoint: { host, port: phone2017.port, data_region: 'CN' },
  transport: 'clear',
  consent: 'none',
} as const satisfies Partial<KnownClient>;

/** Of all the fields there are, those that identify a person or phone, or tell where it is. */
const IDENTIFYING = [
  'IMEI1',
  'IMEI2',
  'MEID',
  'SIM1ICCID',
  'SIM1LTEIMSI',
  'SIM2ICCID',
  'SIM2LTEIMSI',
  'MACID',
  'SIM1CELLID',
];

/** The fields of a version that identify a person or phone, or tell where it is. */
export function identifiersOf(regver: string): string[] {
  const sent = new Set(reportVersions.get(regver)?.fields);
  return IDENTIFYING.filter((name) => sent.has(name));
}

/**
 * Words that stand in no other software that is known here: names of fields, and the content type that says "encrypted".
 * Common ones, such as MODEL, IMEI1 or ACCESSTYPE, are left out.
 */
const TELLING = [
  'REGVER',
  'MODELSMS',
  'SIM1CDMAIMSI',
  'SIM1ICCID',
  'SIM1LTEIMSI',
  'SIM2CDMAIMSI',
  'SIM2ICCID',
  'SIM2LTEIMSI',
  'SIM1CELLID',
  'SIM2CELLID',
  'SIM1VoLTESW',
  'SIM2VoLTESW',
  'MACID',
  content_type,
];

/** Servers of the same domain that every phone knows, for its access points: multimedia messages, portals. */
const OTHER_SERVICES = ['!mmsc.vnet.cn', '!wap.vnet.cn', '!www.vnet.cn'];

/**
 * Any client that makes the report, whatever it is called: it is known by the server or by the words of the report; three
 * are as many as the shortest version has. Nothing is known that switches it off.
 */
export const chinaTelecomReport: KnownClient = {
  id: 'china-telecom-report',
  title: 'a client that makes the self-registration report of China Telecom',
  family: null,
  ...chinaTelecom,
  signs: { endpoints: [host, 'vnet.cn', '*.vnet.cn', ...OTHER_SERVICES], fields: { names: TELLING, at_least: 3 } },
  switches: [],
  on_by_default: true,
  repetition: 'unknown',
  identifiers: identifiersOf('7.0'),
  confidence: 'C',
  source: 'dossier 2: the server and the fields; that it runs unless it is switched off is ours',
};
