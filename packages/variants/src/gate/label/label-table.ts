import type { LabelRow } from './label-row.ts';

const FINGERPRINTS = ['ro.build.fingerprint', 'ro.*.build.fingerprint'];
const DISPLAY_IDS = ['ro.build.display.id', 'ro.*.build.display.id'];

/** Region codes that are told from other parts of a build's name, where they stand alone between separators. */
const CODES = 'WW|CN|EEA|EU|GLOBAL|ROW|LATAM|APAC|MEA|INTL|PRC';
const STANDING_ALONE = `(?:^|[-_/.: (])(?:00)?(${CODES})(?=$|[-_/.:+ )])`;

/** Samsung's codes of sales regions: those of mainland China, and the greater ones of other markets. */
const salesCodes: Readonly<Record<string, string>> = {
  ...of('CN', ['CHC', 'CHN', 'CHM', 'CTC', 'CHU']),
  ...of('EEA', ['EUX', 'EUY']),
  ...of('US', ['XAA', 'XAR', 'ATT', 'TMB', 'VZW', 'SPR', 'USC']),
  ...of('KR', ['KOO', 'SKC', 'KTC', 'LUC']),
  ...of('JP', ['DCM', 'KDI', 'SJP']),
  ...{ DBT: 'DE', XEF: 'FR', BTU: 'GB', ITV: 'IT', PHE: 'ES', XEO: 'PL', NEE: 'EEA', SER: 'RU', INS: 'IN', BRI: 'TW' },
  ...{ TGY: 'HK', XSA: 'AU', ZTO: 'BR', THL: 'TH', XXV: 'VN', XTC: 'PH', XID: 'ID', XME: 'MY', XSP: 'SG', XFA: 'ZA' },
  ...{ KSA: 'SA', XSG: 'AE', TUR: 'TR' },
};

function of(region: string, codes: readonly string[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, region]));
}

/** Codes of markets that stand alone in names; they may be something else there, so they are only a fallback. */
const MARKETS = 'IN|RU|US|JP|KR|TW|HK|ID|TR|BR|MX|GB|UK|DE|FR|ES|AU|CA|TH|VN|PH|MY|SG|AE|SA|ZA';

/**
 * How makers write the region of a build into its properties: the first row that tells a region gives the label. A rules
 * file puts rows of its own before these, or replaces one by its id.
 */
export const labelTable: readonly LabelRow[] = [
  {
    id: 'hmd-display-id',
    properties: DISPLAY_IDS,
    pattern: '^00([A-Z][A-Z0-9]{1,3})_',
    tells: 'label',
    source: 'dossier 1 and 5: 00WW_3_39B',
  },
  {
    id: 'hmd-fingerprint',
    properties: FINGERPRINTS,
    pattern: '[/_]00([A-Z][A-Z0-9]{1,3})(?=[_/:])',
    tells: 'label',
    source: 'fingerprints of published device trees: Nokia/Rocket_00WW/RKU:9/…/00WW_1_070',
  },
  {
    id: 'asus-sku',
    properties: ['ro.build.asus.sku'],
    pattern: '^([A-Z]{2,4})$',
    tells: 'label',
    source: 'build.prop of published device trees: WW, CN, JP, TW, VZW',
  },
  {
    id: 'asus-fingerprint',
    properties: [...FINGERPRINTS, 'ro.product.name'],
    pattern: '^(?:asus/)?(WW|CN|JP|TW|IN|RU|EU)_[A-Z0-9]+(?=/|$)',
    tells: 'label',
    source: 'fingerprints of published device trees: asus/WW_…',
  },
  {
    id: 'xiaomi-build-region',
    properties: ['ro.miui.build.region'],
    pattern: '^([a-z]{2,8})$',
    tells: 'label',
    source: 'build.prop of published MIUI images: cn, global, eea, in, ru, id, tr, tw',
  },
  {
    id: 'xiaomi-mod-device',
    properties: ['ro.product.mod_device'],
    pattern: '_(eea|in|ru|id|tr|tw|jp|kr|cl|mx|za|lm|gt)(?:_[a-z]+)?_global$|_(global)$',
    values: { LM: 'LATAM', GT: 'LATAM' },
    tells: 'label',
    source: 'build.prop of published MIUI images: <name>_eea_global; of China: <name> alone',
  },
  {
    id: 'xiaomi-incremental',
    properties: ['ro.build.version.incremental', ...FINGERPRINTS],
    pattern:
      '(?:^|^(?:Xiaomi|Redmi|POCO)/.*/)(?:V|OS)[0-9.]+\\.[A-Z]{3}(CN|MI|EU|IN|RU|ID|TR|TW|JP|KR|LM|CL|MX|ZA|GB)[A-Z]{2}(?=$|:)',
    values: { MI: 'WW', EU: 'EEA', LM: 'LATAM' },
    tells: 'label',
    source: "MIUI's version names: …MIXM global, …CNXM China, …EUXM EEA",
  },
  {
    id: 'lenovo-region',
    properties: ['ro.lenovo.region'],
    pattern: '^([a-z]{2,6})$',
    tells: 'label',
    source: 'getprop of published Lenovo phones: row, prc',
  },
  {
    id: 'motorola-customer',
    properties: ['ro.mot.build.customerid', 'ro.carrier'],
    pattern: '^ret([a-z]{2,5})$',
    values: { APAC: 'APAC', EU: 'EEA', LA: 'LATAM', AR: 'AR', BR: 'BR', GLOBAL: 'WW' },
    tells: 'label',
    source: 'getprop of published Motorola phones: retcn, reteu, retus, retin',
  },
  {
    id: 'oplus-region-mark',
    properties: ['ro.vendor.oplus.regionmark', 'ro.oppo.regionmark', 'ro.vendor.oppo.regionmark'],
    pattern: '^([a-z]{2,6})$',
    tells: 'label',
    source: 'getprop of published OPPO, OnePlus and realme phones: CN, IN, EUEX, GL',
  },
  {
    id: 'oplus-area',
    properties: ['ro.oplus.image.system_ext.area'],
    pattern: '^(domestic|[a-z]{2,8})$',
    values: { DOMESTIC: 'CN' },
    tells: 'label',
    source: 'getprop of published OPPO, OnePlus and realme phones: domestic, gl, in, eu',
  },
  {
    id: 'vivo-region',
    properties: ['ro.product.country.region'],
    pattern: '^([a-z]{2,8})$',
    tells: 'label',
    source: 'getprop of published vivo phones',
  },
  {
    id: 'huawei-country',
    properties: ['ro.hw.country', 'msc.sys.country'],
    pattern: '^([a-z]{2,8})$',
    values: { ALL: 'WW' },
    tells: 'label',
    source: 'getprop of published Huawei and Honor phones: cn, eu, spcseas, all',
  },
  {
    id: 'lg-target-country',
    properties: ['ro.build.target_country'],
    pattern: '^([A-Z]{2,6})$',
    values: { COM: 'WW', EU: 'EEA' },
    tells: 'label',
    source: 'build.prop of published LG device trees: CN, KR, US, EU, COM',
  },
  {
    id: 'samsung-country',
    properties: ['ro.csc.countryiso_code', 'ro.csc.country_code'],
    pattern: '^([A-Z][A-Z ]{1,40})$',
    tells: 'label',
    source: 'getprop of published Samsung phones: CN, US; China, USA',
  },
  {
    id: 'samsung-sales-code',
    properties: ['ro.csc.sales_code', 'ro.csc.omcnw_code'],
    pattern: `^(${Object.keys(salesCodes).join('|')})$`,
    values: salesCodes,
    tells: 'label',
    source: 'published lists of CSC codes: the open markets and some operators',
  },
  {
    id: 'oem-region',
    properties: [
      'ro.oem.region',
      'ro.build.region',
      'ro.product.region',
      'ro.vendor.region',
      'ro.region',
      'ro.*.build.region',
      'ro.oem.region_code',
      'ro.build.region_code',
      'ro.product.region_code',
      'ro.vendor.region_code',
    ],
    pattern: '^([a-z][a-z _-]{1,20})$',
    tells: 'label',
    source: 'ours: the obvious names, for makers of whom nothing is documented',
  },
  {
    id: 'display-id',
    properties: [...DISPLAY_IDS, 'ro.build.description', 'ro.build.flavor', 'ro.build.version.incremental'],
    pattern: STANDING_ALONE,
    tells: 'label',
    source: 'ours: a region code that stands alone in the build number',
  },
  {
    id: 'fingerprint',
    properties: [...FINGERPRINTS, 'ro.product.name', 'ro.product.*.name', 'ro.product.device'],
    pattern: STANDING_ALONE,
    tells: 'label',
    source: 'ours: a region code that stands alone in the fingerprint or product name',
  },
  {
    id: 'build-locale',
    properties: ['ro.product.locale', 'ro.product.locale.region'],
    pattern: '^(?:zh[-_](?:Hans[-_])?)?(CN)$',
    only: ['CN'],
    tells: 'hint',
    source: "Android's build properties: the first language; makers set zh-CN for China, and anything elsewhere",
  },
  {
    id: 'xiaomi-region',
    properties: ['ro.miui.region', 'ro.vendor.miui.region'],
    pattern: '^(CN)$',
    only: ['CN'],
    tells: 'hint',
    source: 'getprop of published MIUI phones: what the user chose in the settings; CN on images of China alone',
  },
  {
    id: 'xiaomi-chosen-region',
    properties: ['ro.miui.region', 'ro.vendor.miui.region'],
    pattern: '^([a-z]{2})$',
    tells: 'fallback',
    source: 'getprop of published MIUI phones: what the user chose in the settings',
  },
  {
    id: 'market',
    properties: [...DISPLAY_IDS, ...FINGERPRINTS, 'ro.build.version.incremental', 'ro.product.name'],
    pattern: `[-_.](?:00)?(${MARKETS})(?=$|[-_/.:])`,
    tells: 'fallback',
    source: 'ours: the code of a market that stands alone in a name',
  },
  {
    id: 'xiaomi-hardware',
    properties: ['ro.boot.hwc', 'ro.boot.hwcountry'],
    pattern: '^([a-z]{2,10})(?:_.*)?$',
    tells: 'fallback',
    source:
      'getprop of published Xiaomi phones: CN, GLOBAL, INDIA; told by the boot loader, so it is about the phone, not the build',
  },
];
