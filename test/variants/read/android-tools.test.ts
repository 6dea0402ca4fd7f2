import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { buildFixtureFiles } from '../../../scripts/builds/build-fixtures.ts';
import { dex } from '../../../scripts/builds/dex-writer.ts';
import { androidTools, compile, run } from './android-tools.ts';
import { read } from './support.ts';

// Android's own tools are the judges: of the APKs that we read, and of those that our fixtures are made of.
const NAMESPACE = 'xmlns:android="http://schemas.android.com/apk/res/android"';

const sources = (manifest: string) => ({
  'AndroidManifest.xml': manifest,
  assets: {
    'carrier_config_46003.xml': '<carrier_config>\n<boolean name="a_bool" value="true"/>\n</carrier_config>\n',
    'note.txt': 'see http://report.example.cn/',
  },
  res: {
    values: {
      'values.xml': `<resources>
        <bool name="config_self_register">true</bool><bool name="off">false</bool>
        <string name="host">http://other.example.cn/x</string><string name="ä">é</string>
        <integer name="n">-3</integer><string-array name="list"><item>a</item></string-array>
      </resources>`,
    },
    'values-mcc460': {
      'values.xml': '<resources><bool name="config_self_register">false</bool><bool name="off">true</bool></resources>',
    },
    'values-de': { 'values.xml': '<resources><string name="host">de.example.cn</string></resources>' },
    xml: {
      'vendor.xml':
        '<carrier_config_list><carrier_config mcc="460" mnc="11"><boolean name="a_bool" value="true"/><string name="b">c d</string></carrier_config></carrier_config_list>',
    },
  },
});

for (const tool of ['aapt', 'aapt2'] as const) {
  t.test(`an overlay that ${tool} has made`, androidTools, async (t) => {
    const manifest = `<manifest ${NAMESPACE} package="com.example.overlay" android:versionCode="3" android:versionName="1">
      <uses-sdk android:minSdkVersion="28" android:targetSdkVersion="28"/><application android:hasCode="false"/>
      <overlay android:targetPackage="com.example.target" android:isStatic="true" android:priority="7"/></manifest>`;
    const folder = t.testdir(sources(manifest));
    compile(tool, folder, join(folder, 'x.apk'));
    const facts = await read({ 'f/vendor/overlay/x.apk': readFileSync(join(folder, 'x.apk')) });
    t.strictSame(facts.problems, []);
    t.match(facts.packages, [{ name: 'com.example.overlay', path: '/vendor/overlay/x.apk' }]);
    t.strictSame(
      facts.overlays.map((one) => `${one.target_package} ${one.resource_type}/${one.resource}=${one.value}`).sort(),
      [
        'com.example.target bool/config_self_register=true',
        'com.example.target bool/off=false',
        'com.example.target bool/off=true',
        'com.example.target integer/n=-3',
        'com.example.target string/host=http://other.example.cn/x',
        'com.example.target string/ä=é',
      ],
    );
    const texts = facts.texts.map(({ text, source }) => `${source.file.split('!')[1]} ${text}`);
    for (const one of [
      'assets/note.txt report.example.cn',
      'resources.arsc other.example.cn',
      'resources.arsc de.example.cn',
      'resources.arsc config_self_register',
    ]) {
      t.ok(texts.includes(one), one);
    }
    t.strictSame(facts.carrier_config.map(({ mcc, mnc, key, value }) => `${mcc}-${mnc} ${key}=${value}`).sort(), [
      '460-03 a_bool=true',
      '460-11 a_bool=true',
      '460-11 b=c d',
    ]);
  });

  t.test(`an application that ${tool} has made, and that is disabled`, androidTools, async (t) => {
    const manifest = `<manifest ${NAMESPACE} package="com.example.selfregister" android:versionCode="1" android:versionName="1">
      <application android:enabled="false" android:label="x"><receiver android:name=".R" android:enabled="true"/></application></manifest>`;
    const folder = t.testdir(sources(manifest));
    compile(tool, folder, join(folder, 'x.apk'));
    const { packages, problems } = await read({ 'x.apk': readFileSync(join(folder, 'x.apk')) });
    t.match([packages, problems], [[{ name: 'com.example.selfregister', state: 'disabled' }], []]);
  });
}

t.test('what our fixtures are made of is what Android reads', androidTools, async (t) => {
  const folder = t.testdir();
  const apks = Object.entries(buildFixtureFiles()).filter(
    ([path]) => /\.apk$/.test(path) && !/hostile|truncated/.test(path),
  );
  t.ok(apks.length > 10);
  for (const [path, bytes] of apks) {
    const file = join(folder, 'x.apk');
    writeFileSync(file, bytes);
    run('unzip', '-tqq', file);
    const { packages, overlays } = await read({ 'x.apk': bytes });
    for (const tool of ['aapt', 'aapt2']) {
      const [, name] = /^package: name='([^']*)'/.exec(run(tool, 'dump', 'badging', file)) ?? [];
      t.equal(packages[0]?.name, name, `${tool}: ${path}`);
    }
    const table = run('aapt2', 'dump', 'resources', file);
    for (const { resource, value } of overlays) {
      const shown = table.slice(table.indexOf(`/${resource}\n`)).split('\n')[1] ?? '';
      t.ok(shown.includes(value), `${path}: ${resource} is ${value} in ${shown}`);
    }
  }
  writeFileSync(join(folder, 'classes.dex'), dex(['REGVER', 'a text']));
  t.match(run('dexdump', '-f', join(folder, 'classes.dex')), /string_ids_size +: 2\n/);
});

t.test('a large APK of Android itself', androidTools, async (t) => {
  const bytes = readFileSync('/usr/share/android-framework-res/framework-res.apk');
  const { packages, problems } = await read({ 'f/system/framework/framework-res.apk': bytes });
  t.match([packages, problems], [[{ name: 'android' }], []]);
});
