import { createPhone, type PhoneIdentity, type ReportSource, requestOf } from '@phonehome/client-sim';
import {
  type ClientFamily,
  type Model,
  parseDateTime,
  phoneFigures,
  type ResolvedBuild,
  resolveFigures,
  type Sim,
} from '@phonehome/shared';

const generic: Sim = { operator: 'a Norwegian operator', country: 'NO', card: 'generic', volte: 'on' };
const chinaTelecom: Sim = { operator: 'China Telecom', country: 'CN', card: 'china-telecom', volte: 'on' };
const iccid = '89000123456789012341';
const chinaTelecomIccid = '89860300999000000019';
const imsi = '001010123456789';
const otherImsi = '001010123456797';

const nokia = { model: 'HMD-Nokia 7 plus', os_version: '8.1.0', rom: '64GB', ram: '4GB' } as const;

/** A device of a golden vector, at the moment of its report. Every number is from a range that belongs to nobody. */
interface Device {
  readonly family: ClientFamily;
  readonly regver: ResolvedBuild['regver'];
  readonly model: Omit<Model, 'sim_slots'>;
  readonly display_id: string;
  readonly imeis: readonly string[];
  readonly mac: string;
  /** The card in each slot. */
  readonly sims: readonly Sim[];
  readonly cards: PhoneIdentity['sims'];
  readonly data_slot: 1 | 2;
  readonly network: 'wifi' | 'mobile';
  readonly local_time: string;
}

/** What all devices have unless they say otherwise. */
const usual = {
  imeis: ['009990123456785'],
  mac: '02:00:5e:10:20:30',
  data_slot: 1,
  network: 'mobile',
} as const;

/** One device for each version that a family sends: cards of both kinds, one slot and two, Wi-Fi and mobile data. */
const devices: readonly Device[] = [
  {
    ...usual,
    family: 'phone-2014',
    regver: '1.0',
    model: nokia,
    display_id: '00CN_1_00A/SP01',
    imeis: ['009990123456785', '009990123456793'],
    sims: [generic, generic],
    cards: [
      { iccid, imsi },
      { iccid: '89000123456789012358', imsi: otherImsi },
    ],
    local_time: '2014-12-10 07:05:09',
  },
  {
    ...usual,
    family: 'phone-2017',
    regver: '7.0',
    model: nokia,
    display_id: '00WW_3_39B/SP01',
    sims: [generic],
    cards: [{ iccid, imsi }],
    network: 'wifi',
    local_time: '2018-12-10 07:05:09',
  },
  {
    ...usual,
    family: 'phone-2017',
    regver: '8.0',
    model: nokia,
    display_id: '00WW_3_39B/SP01',
    imeis: ['009990123456785', '009990123456793'],
    sims: [
      { ...generic, volte: 'not-supported' },
      { ...chinaTelecom, volte: 'off' },
    ],
    cards: [
      { iccid, imsi },
      { iccid: chinaTelecomIccid, imsi: otherImsi },
    ],
    data_slot: 2,
    local_time: '2018-12-31 23:59:59',
  },
  {
    ...usual,
    family: 'mediatek-2014',
    regver: '1.0',
    model: { model: 'ABC-Phone 14', os_version: '4.4', rom: '8GB', ram: '1GB' },
    display_id: 'ABC_V1.0/2014',
    sims: [chinaTelecom],
    cards: [{ iccid: chinaTelecomIccid, imsi }],
    local_time: '2014-12-10 07:05:09',
  },
  {
    ...usual,
    family: 'kaios-2020',
    regver: '8.0',
    model: { model: 'ABC-Feature 20+', os_version: '2.5', rom: '4GB', ram: '512MB' },
    display_id: 'ABC_V2.5/2020',
    mac: '02:00:5e:10:20:31',
    sims: [chinaTelecom],
    cards: [{ iccid: chinaTelecomIccid, imsi }],
    local_time: '2020-06-01 07:05:09',
  },
  {
    ...usual,
    family: 'lte-module',
    regver: '2',
    model: { model: 'ABC-LTE 1', os_version: '1.2', rom: '4MB', ram: '1MB' },
    display_id: 'ABC_V1.2/M1',
    sims: [chinaTelecom],
    cards: [{ iccid: chinaTelecomIccid, imsi }],
    local_time: '2020-06-01 07:05:09',
  },
];

/** What the report of a device is about: the phone of a run, in service in the first cell of the grid. */
function sourceOf({ family, regver, display_id, imeis, mac, sims, cards, ...rest }: Device): ReportSource {
  const { data_slot, network, local_time } = rest;
  const sim_slots = sims.length === 2 ? 2 : 1;
  const phone = createPhone({
    timings: resolveFigures(phoneFigures, undefined),
    behaviour: { wifi_share: 0.5, wifi_sleep: 'always', mobile_data: true },
    build: {
      id: 'golden',
      display_id,
      fingerprint: `phonehome/${display_id}`,
      region_label: 'golden',
      client: 'on',
      regver,
      family,
      host: null,
      maker_activation: false,
    },
    sim_slots,
    sims,
    next_sim: generic,
    data_slot,
    home_cell: 0,
  });
  return {
    model: { ...rest.model, sim_slots },
    identity: { imeis, mac, sims: cards },
    phone: { ...phone, in_service: true, network },
    local_ms: parseDateTime(local_time) as number,
    with_coordinates: false,
  };
}

/** The golden vectors of the families by name: for each version that one sends, the bytes that its client sends in a run. */
export function familyRequests(): Readonly<Record<string, Buffer>> {
  const requests = devices.map((device): [string, Buffer] => {
    const source = sourceOf(device);
    return [`family-${device.family}-${device.regver}`, requestOf(device.family, source).bytes];
  });
  return Object.fromEntries(requests);
}
