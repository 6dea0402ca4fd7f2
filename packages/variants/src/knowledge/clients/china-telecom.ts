import { phone2017, reportVersions } from '@phonehome/shared';
import type { KnownClient } from '../known-client.ts';

const { host } = phone2017.dress;

/** What all self-registration clients of China Telecom have in common (dossier 1, 2, 5). */
export const chinaTelecom = {
  meant_for: ['CN'],
  endpoint: { host, port: phone2017.port, data_region: 'CN' },
  transport: 'clear',
  consent: 'none',
} as const satisfies Partial<KnownClient>;

const sent = (regver: string): ReadonlySet<string> => new Set(reportVersions.get(regver)?.fields);
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
  return IDENTIFYING.filter((name) => sent(regver).has(name));
}

/** Names that stand in no other software that is known here; common words such as MODEL or IMEI1 are left out. */
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
  'UETYPE',
  'MACID',
  'ACCESSTYPE',
  'REGDATE',
];

/** Servers of the same domain that every phone knows, for its access points: multimedia messages, portals. */
const OTHER_SERVICES = ['!mmsc.vnet.cn', '!wap.vnet.cn', '!www.vnet.cn'];

/**
 * Any client that makes the report, whatever it is called: it is known by the server, by the content type that says
 * "encrypted", or by the names of the fields. Nothing is known that switches it off.
 */
export const chinaTelecomReport: KnownClient = {
  id: 'china-telecom-report',
  title: 'a client that makes the self-registration report of China Telecom',
  family: null,
  ...chinaTelecom,
  signs: { endpoints: [host, 'vnet.cn', '*.vnet.cn', ...OTHER_SERVICES], fields: { names: TELLING, at_least: 4 } },
  switches: [],
  on_by_default: true,
  repetition: 'unknown',
  identifiers: identifiersOf('7.0'),
  source: 'dossier 2: the server and the fields; that it runs unless it is switched off is ours',
};
