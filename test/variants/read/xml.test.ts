import type { BuildFacts } from '@phonehome/variants';
import t from 'tap';
import { lines, problems, read } from './support.ts';

const carriers = ({ carrier_config }: BuildFacts): string[] =>
  carrier_config.map(({ mcc, mnc, key, value, filters, source }) =>
    [`${mcc ?? '*'}-${mnc ?? '*'} ${key}=${value} @${source.line}`, ...(filters ? [JSON.stringify(filters)] : [])].join(
      ' ',
    ),
  );
const overlays = ({ overlays }: BuildFacts): string[] =>
  overlays.map(
    ({ target_package, resource_type, resource, value, source }) =>
      `${target_package ?? '*'} ${resource_type}/${resource}=${value} @${source.line}`,
  );

t.test('carrier configuration: a list, by MCC and MNC, every kind of value', async (t) => {
  const facts = await read({
    'f/vendor.xml': lines(
      '<?xml version="1.0" encoding="utf-8" standalone="yes"?>',
      '<!-- a comment -->',
      '<carrier_config_list>',
      '  <carrier_config>',
      '    <boolean name="a_bool" value="false" />',
      '  </carrier_config>',
      '  <carrier_config mcc="460" mnc="11">',
      '    <boolean',
      '        name="a_bool"',
      '        value="true" />',
      '    <string name="b_string">x &amp; y</string>',
      '    <int name="c_int" value="3"/>',
      '    <string-array name="d_strings" num="2">',
      '      <item value="one"/>',
      '      <item value="two"/>',
      '    </string-array>',
      '  </carrier_config>',
      '  <carrier_config mcc="460" gid1="ff">',
      '    <boolean name="a_bool" value="true"/>',
      '  </carrier_config>',
      '</carrier_config_list>',
    ),
  });
  t.strictSame(carriers(facts), [
    '*-* a_bool=false @5',
    '460-11 a_bool=true @8',
    '460-11 b_string=x & y @11',
    '460-11 c_int=3 @12',
    '460-11 d_strings=one, two @13',
    '460-* a_bool=true @19 {"gid1":"ff"}',
  ]);
  t.strictSame([[...facts.looked_at], facts.problems], [['carrier-config'], []]);
});

t.test('the network or carrier that the name of a file tells', async (t) => {
  const text = lines('<carrier_config>', '<boolean name="a" value="true"/>', '</carrier_config>');
  for (const [name, expected] of [
    ['carrier_config_46003.xml', '460-03 a=true @2'],
    ['carrier_config_mccmnc_310260.xml', '310-260 a=true @2'],
    ['carrier_config_carrierid_1839_X.xml', '*-* a=true @2 {"carrier_id":"1839"}'],
    ['x.xml', '*-* a=true @2'],
  ] as const) {
    t.strictSame(carriers(await read({ [`f/${name}`]: text })), [expected]);
  }
});

t.test('the bundle that a phone keeps of it', async (t) => {
  const facts = await read({
    'f/carrierconfig-com.android.carrierconfig-x-1.xml': lines(
      '<bundle>',
      '<boolean name="a" value="true" />',
      '<string name="b">c</string>',
      '</bundle>',
    ),
  });
  t.strictSame(carriers(facts), ['*-* a=true @2', '*-* b=c @3']);
});

const manifest = (attributes: string): string =>
  `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.overlay">\n<application android:hasCode="false"/>\n<overlay android:targetPackage="com.example.target" ${attributes}/>\n</manifest>\n`;
const values = lines(
  '<resources>',
  '  <bool name="config_self_register">true</bool>',
  '  <string name="s">x</string>',
  '  <item type="integer" name="n">5</item>',
  '</resources>',
);

t.test('the sources of an overlay: its manifest tells whose resources they are', async (t) => {
  const facts = await read({
    'f/overlay/AndroidManifest.xml': manifest('android:isStatic="true"'),
    'f/overlay/res/values/config.xml': values,
    'f/overlay/res/values-de/config.xml': values,
    'f/static/res/values/config.xml': lines('<resources>', '<bool name="b">false</bool>', '</resources>'),
  });
  t.strictSame(overlays(facts), [
    '* bool/b=false @2',
    'com.example.target bool/config_self_register=true @2',
    'com.example.target string/s=x @3',
    'com.example.target integer/n=5 @4',
  ]);
  t.strictSame([[...facts.looked_at], facts.problems], [['overlays'], []]);
});

t.test('what an overlay sets for the cards of one country counts where it switches on', async (t) => {
  const of = (value: boolean) => lines('<resources>', `<bool name="b">${value}</bool>`, '</resources>');
  const facts = await read({
    'f/o/AndroidManifest.xml': manifest('android:isStatic="true"'),
    'f/o/res/values-mcc460/x.xml': of(true),
    'f/o/res/values-mcc460-mnc11/x.xml': of(false),
    'f/o/res/values-de-mcc460/x.xml': of(true),
  });
  t.strictSame(overlays(facts), ['com.example.target bool/b=true @2']);
});

t.test('the overlay of the highest priority has the last word', async (t) => {
  const of = (priority: number, value: boolean) => ({
    [`f/o${priority}/AndroidManifest.xml`]: manifest(`android:isStatic="true" android:priority="${priority}"`),
    [`f/o${priority}/res/values/x.xml`]: lines('<resources>', `<bool name="b">${value}</bool>`, '</resources>'),
  });
  t.strictSame(overlays(await read({ ...of(10, true), ...of(2, false) })), [
    'com.example.target bool/b=false @2',
    'com.example.target bool/b=true @2',
  ]);
});

t.test('an overlay that the phone has disabled sets nothing', async (t) => {
  const files = { 'f/o/AndroidManifest.xml': manifest(''), 'f/o/res/values/x.xml': values };
  const list = (mark: string): string => lines('com.example.target', `${mark} com.example.overlay`);
  t.equal(overlays(await read({ ...files, 'f/overlays.txt': list('[ ]') })).length, 0);
  t.equal(overlays(await read({ ...files, 'f/overlays.txt': list('---') })).length, 0);
  t.equal(overlays(await read({ ...files, 'f/overlays.txt': list('[x]') })).length, 3);
  const dump = (state: string): string =>
    lines(
      'com.example.overlay:0 {',
      '  mPackageName...........: com.example.overlay',
      `  mState.................: ${state}`,
      '}',
    );
  t.equal(overlays(await read({ ...files, 'f/x.txt': dump('STATE_DISABLED') })).length, 0);
  t.equal(overlays(await read({ ...files, 'f/x.txt': dump('STATE_ENABLED') })).length, 3);
  const config = (enabled: boolean): string =>
    `<config>\n<overlay package="com.example.overlay" enabled="${enabled}"/>\n</config>\n`;
  t.equal(overlays(await read({ ...files, 'f/product/overlay/config/config.xml': config(false) })).length, 0);
  t.equal(overlays(await read({ ...files, 'f/product/overlay/config/config.xml': config(true) })).length, 3);
});

t.test('an overlay may ask for a property', async (t) => {
  const asks = manifest(
    'android:isStatic="true" android:requiredSystemPropertyName="ro.region" android:requiredSystemPropertyValue="CN"',
  );
  const files = { 'f/o/AndroidManifest.xml': asks, 'f/o/res/values/x.xml': values };
  t.equal(overlays(await read({ ...files, 'f/getprop.txt': lines('[ro.region]: [WW]') })).length, 0);
  t.equal(overlays(await read({ ...files, 'f/getprop.txt': lines('[ro.region]: [CN]') })).length, 3);
});

t.test('an overlay that switches off, and is not known to be enabled, leaves it open', async (t) => {
  const files = { 'f/o/AndroidManifest.xml': manifest(''), 'f/o/res/values/x.xml': values.replace('true', 'false') };
  t.strictSame(problems(await read(files)), ['f/o/res/values/x.xml:2 overlays']);
});

t.test('a map of resources names those of the target', async (t) => {
  const facts = await read({
    'f/o/AndroidManifest.xml': manifest('android:isStatic="true" android:resourcesMap="@xml/overlays"'),
    'f/o/res/values/x.xml': lines('<resources>', '<bool name="mine">true</bool>', '</resources>'),
    'f/o/res/xml/overlays.xml': lines(
      '<overlay>',
      '<item target="bool/config_self_register" value="@bool/mine"/>',
      '<item target="bool/b" value="false"/>',
      '</overlay>',
    ),
  });
  t.strictSame(overlays(facts).slice(1), [
    'com.example.target bool/config_self_register=true @2',
    'com.example.target bool/b=false @3',
  ]);
});

t.test('what a phone keeps of the state of packages', async (t) => {
  const facts = await read({
    'f/data/system/users/0/package-restrictions.xml': lines(
      "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>",
      '<package-restrictions>',
      '<pkg name="com.a" enabled="3" enabledCaller="shell" />',
      '<pkg name="com.b" inst="false" />',
      '<pkg name="com.c" stopped="true" />',
      '</package-restrictions>',
    ),
  });
  t.strictSame(
    facts.packages.map(({ name, state, user, source }) => [name, state, user, source.line]),
    [
      ['com.a', 'disabled-by-user', 0, 3],
      ['com.b', 'not-installed-for-user', 0, 4],
    ],
  );
});

t.test('XML that is cut short or broken', async (t) => {
  const broken = async (text: string) => problems(await read({ 'f/x.xml': text }));
  t.strictSame(await broken('<carrier_config>\n<boolean name="a" value="true"/>\n<bool'), ['f/x.xml:3 carrier-config']);
  t.strictSame(await broken('<carrier_config>\n<boolean name="a" value="true"/>\n'), ['f/x.xml:3 carrier-config']);
  t.strictSame(await broken('<resources>\n<bool name="a">true</boo>\n</resources>'), ['f/x.xml:2 overlays']);
});

t.test('XML that would grow, or is nested without end', async (t) => {
  const laughs = lines(
    '<?xml version="1.0"?>',
    '<!DOCTYPE lolz [',
    ' <!ENTITY lol "lol">',
    ' <!ENTITY lol2 "&lol;&lol;">',
    ']>',
    '<carrier_config><string name="a">&lol2;</string></carrier_config>',
  );
  const facts = await read({ 'f/x.xml': laughs });
  t.match(facts.problems[0]?.what, /DOCTYPE/);
  t.strictSame([facts.carrier_config, facts.looked_at.size], [[], 0]);
  const entity = await read({ 'f/x.xml': '<carrier_config><string name="a">&x;</string></carrier_config>' });
  t.equal(entity.problems.length, 1);
  const deep = await read({ 'f/x.xml': '<resources>'.repeat(100_000) });
  t.match(deep.problems[0]?.what, /within 100 others/);
});

t.test('XML about other things tells nothing, whole or broken', async (t) => {
  for (const text of ['<html><body>x</body></html>', '<svg>', '<permissions>\n<x>']) {
    const facts = await read({ 'f/x.xml': text });
    t.strictSame([facts.problems, facts.looked_at.size], [[], 0]);
  }
});
