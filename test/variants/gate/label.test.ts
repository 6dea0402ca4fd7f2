import { shippedPolicy } from '@phonehome/variants';
import t from 'tap';
import { build, judge } from './support.ts';

const FINGERPRINT = 'ro.build.fingerprint';
const DISPLAY_ID = 'ro.build.display.id';

/** What properties tell which label. */
const labels: readonly [Readonly<Record<string, string>>, string][] = [
  [{ [DISPLAY_ID]: '00WW_3_39B' }, 'WW'],
  [{ [DISPLAY_ID]: '00CN_3_39B_SP02' }, 'CN'],
  [{ [FINGERPRINT]: 'Nokia/Rocket_00WW/RKU:9/PPR1.180610.011/00WW_1_070:user/release-keys' }, 'WW'],
  [{ [FINGERPRINT]: 'phonehome/00CN/3_39B:8.1.0' }, 'CN'],
  [{ 'ro.vendor.build.fingerprint': 'Nokia/Rocket_00CN/RKU:9/PPR1.180610.011/00CN_1_070:user/release-keys' }, 'CN'],
  [{ 'ro.build.asus.sku': 'CN' }, 'CN'],
  [{ [FINGERPRINT]: 'asus/WW_I01WD/ASUS_I01WD:10/QKQ1.190825.002/17.1:user/release-keys' }, 'WW'],
  [{ 'ro.miui.build.region': 'eea' }, 'EEA'],
  [{ 'ro.product.mod_device': 'begonia_eea_global' }, 'EEA'],
  [{ 'ro.product.mod_device': 'begonia_in_global' }, 'IN'],
  [{ 'ro.product.mod_device': 'begonia_global' }, 'WW'],
  [{ 'ro.build.version.incremental': 'V12.5.1.0.RGGEUXM' }, 'EEA'],
  [{ 'ro.build.version.incremental': 'V12.5.1.0.RGGCNXM' }, 'CN'],
  [{ 'ro.build.version.incremental': 'OS1.0.5.0.UNCMIXM' }, 'WW'],
  [{ [FINGERPRINT]: 'Redmi/begonia_ru/begonia:10/QP1A.190711.020/V12.0.3.0.QGGRUXM:user/release-keys' }, 'RU'],
  [{ 'ro.lenovo.region': 'prc' }, 'CN'],
  [{ 'ro.lenovo.region': 'row' }, 'WW'],
  [{ 'ro.mot.build.customerid': 'retcn' }, 'CN'],
  [{ 'ro.carrier': 'reteu' }, 'EEA'],
  [{ 'ro.vendor.oplus.regionmark': 'EUEX' }, 'EEA'],
  [{ 'ro.oppo.regionmark': 'JP' }, 'JP'],
  [{ 'ro.oplus.image.system_ext.area': 'domestic' }, 'CN'],
  [{ 'ro.product.country.region': 'RU' }, 'RU'],
  [{ 'ro.hw.country': 'cn' }, 'CN'],
  [{ 'ro.hw.country': 'spcseas' }, 'APAC'],
  [{ 'ro.build.target_country': 'COM' }, 'WW'],
  [{ 'ro.csc.countryiso_code': 'US' }, 'US'],
  [{ 'ro.csc.country_code': 'China' }, 'CN'],
  [{ 'ro.csc.sales_code': 'CHC' }, 'CN'],
  [{ 'ro.csc.sales_code': 'DBT' }, 'DE'],
  [{ 'ro.csc.sales_code': 'SKC' }, 'KR'],
  [{ 'ro.miui.region': 'RU' }, 'RU'],
  [{ 'ro.build.version.incremental': 'X1-CN-2.0' }, 'CN'],
  [{ 'ro.product.device': 'x1_eea' }, 'EEA'],
  [{ [DISPLAY_ID]: 'X1_IN_2.0' }, 'IN'],
  [{ 'ro.product.name': 'x1_jp' }, 'JP'],
  [{ [FINGERPRINT]: 'acme/x1_us/x1:11/RP1A/77:user/release-keys' }, 'US'],
  [{ 'ro.oem.region': 'global' }, 'WW'],
  [{ 'ro.vendor.region_code': 'CN' }, 'CN'],
  [{ 'ro.build.flavor': 'x1_ww-user' }, 'WW'],
  [{ [DISPLAY_ID]: 'X1_EEA_12.0.1' }, 'EEA'],
  [{ [FINGERPRINT]: 'acme/x1-CN/x1:11/RP1A/77:user/release-keys' }, 'CN'],
  [{ 'ro.product.name': 'x1_eea' }, 'EEA'],
  [{ 'ro.boot.hwc': 'GLOBAL' }, 'WW'],
  [{ 'ro.boot.hwc': 'INDIA' }, 'IN'],
  [{ 'ro.boot.hwc': 'GLOBAL', 'ro.boot.hwcountry': 'China' }, 'WW'],
];

for (const [properties, region] of labels) {
  t.test(`${JSON.stringify(properties)} is labelled ${region}`, async (t) => {
    const { label } = judge(build(properties));
    const [[name, value] = ['', '']] = Object.entries(properties);
    t.match(label, { region, known: true, because: `${name} is ${value}`, source: { file: 'getprop.txt', line: 1 } });
  });
}

t.test('nothing is read out of names that only look like a label', async (t) => {
  for (const properties of [
    { [FINGERPRINT]: 'google/walleye/walleye:8.1.0/OPM1.171019.011/4448085:user/release-keys' },
    { [DISPLAY_ID]: 'OPM1.171019.011' },
    { 'ro.build.version.incremental': 'eng.trainer' },
    { 'ro.product.locale': 'en-US' },
    { 'ro.product.locale': 'zh-CN' },
    { 'ro.csc.sales_code': 'ZZZ' },
    { [DISPLAY_ID]: '' },
    { [DISPLAY_ID]: `00WW_${'9'.repeat(508)}` },
  ]) {
    t.equal(judge(build(properties)).label, null, JSON.stringify(properties).slice(0, 80));
  }
});

t.test('a label of which nothing is known is one, and is taken for a region without CN', async (t) => {
  t.match(judge(build({ [DISPLAY_ID]: '00VPO_1_45H' })).label, { region: 'VPO', known: false });
  const both = build({ [DISPLAY_ID]: '00VPO_1_45H', 'ro.oem.region': 'US' });
  t.match(judge(both).label, { region: 'US', known: true }, 'a label that is known is preferred');
});

t.test('a running phone is believed before a file, and an earlier row before a later one', async (t) => {
  const inFile = {
    name: DISPLAY_ID,
    value: '00CN_1',
    layer: 'system',
    source: { file: 'build.prop', line: 1 },
  } as const;
  const facts = build({ [DISPLAY_ID]: '00WW_1', 'ro.oem.region': 'EEA' });
  t.match(judge({ ...facts, properties: [inFile, ...facts.properties] }).label, { region: 'WW' });
});

t.test('a file is read, too, and a value that is as long as any', async (t) => {
  const value = `00WW_${'9'.repeat(507)}`;
  const source = { file: 'build.prop', line: 1 };
  const facts = { ...build({}), properties: [{ name: DISPLAY_ID, value, layer: 'system', source } as const] };
  t.match(judge(facts).label, { region: 'WW', source });
});

t.test('a variant for Europe is no contradiction to a country of it that is outside the Union', async (t) => {
  const verdict = (iso: string, sales = 'EUX') => {
    const facts = build({ 'ro.csc.sales_code': sales, 'ro.csc.countryiso_code': iso });
    return judge(facts).findings.find(({ rule }) => rule === 'label-contradiction')?.verdict;
  };
  t.same([verdict('GB'), verdict('CH'), verdict('DE')], ['pass', 'pass', 'pass']);
  t.same([verdict('US'), verdict('CN'), verdict('GB', 'DBT')], ['fail', 'fail', 'fail']);
});

t.test('--region is before everything', async (t) => {
  const facts = build({ [DISPLAY_ID]: '00CN_1' });
  const report = judge(facts, [], shippedPolicy, { region: 'europe' });
  t.match(report.label, { region: 'EEA', because: '--region', source: null });
  t.match(report.findings.find(({ rule }) => rule === 'label-contradiction')?.verdict, 'fail');
});

t.test('every row has a pattern that compiles and a source', async (t) => {
  for (const { id, pattern, source } of shippedPolicy.labels) {
    t.doesNotThrow(() => new RegExp(pattern, 'i'), id);
    t.not(source, '', id);
  }
  const ids = shippedPolicy.labels.map(({ id }) => id);
  t.equal(new Set(ids).size, ids.length);
});
