import type { BuildFacts } from '@phonehome/variants';
import t from 'tap';
import { apk } from '../../../scripts/builds/apk.ts';
import { zip } from '../../../scripts/builds/zip-writer.ts';
import { packages, problems, read } from './support.ts';

const texts = ({ texts }: BuildFacts): string[] =>
  texts.map(({ path, package: of, text, source }) => `${path} ${of ?? '-'} ${text} ${source.file}`);
const CODE = ['http://report.example.cn:9998/', 'REGVER', 'Lcom/example/X;', 'persist.example.register.enabled'];
const APK = apk({ package: 'com.example.selfregister', code: CODE });
const PATH = '/system/priv-app/X/X.apk';

t.test('an APK tells its package and what is in its code', async (t) => {
  const facts = await read({ [`f${PATH}`]: APK });
  t.strictSame(packages(facts), [`com.example.selfregister state-unknown * ${PATH} @null`]);
  const at = (text: string): string => `${PATH} com.example.selfregister ${text} f${PATH}!classes.dex`;
  t.strictSame(
    texts(facts).filter((one) => one.endsWith('dex')),
    [at('report.example.cn'), at('persist.example.register.enabled'), at('REGVER')].sort(
      (a, b) => texts(facts).indexOf(a) - texts(facts).indexOf(b),
    ),
  );
  t.strictSame([[...facts.looked_at].sort(), facts.problems], [['files', 'overlays', 'packages', 'texts'], []]);
  t.strictSame(facts.files, [{ path: PATH, source: { file: `f${PATH}`, line: null } }]);
});

t.test('an APK on its own tells the same, and that nothing else was looked at', async (t) => {
  const facts = await read({ 'X.apk': APK });
  t.strictSame(packages(facts), ['com.example.selfregister state-unknown * /X.apk @null']);
  t.ok(texts(facts).length >= 3);
  t.strictSame([...facts.looked_at], []);
});

t.test('an archive in an image that is no APK is searched, too: a web application', async (t) => {
  const path = '/system/b2g/webapps/x/application.zip';
  const content = zip([{ name: 'app.js', content: Buffer.from('open("POST", "http://report.example.cn/")') }]);
  t.strictSame(texts(await read({ [`f${path}`]: content })), [`${path} - report.example.cn f${path}!app.js`]);
});

t.test('an application that its manifest disables', async (t) => {
  const disabled = apk({ package: 'com.a.b', code: [], enabled: false });
  t.match(packages(await read({ 'f/system/app/A/A.apk': disabled })), ['com.a.b disabled * /system/app/A/A.apk @null']);
});

t.test('an overlay as APK: whose resources, which values', async (t) => {
  const overlay = (is_static: boolean) =>
    apk({
      package: 'com.example.overlay',
      overlay: { target: 'com.example.selfregister', is_static, priority: 3 },
      resources: { bool: { config_self_register: true, other: false }, string: { s: 'x' }, integer: { n: -1 } },
    });
  const facts = await read({ 'f/vendor/overlay/O.apk': overlay(true) });
  const source = { file: 'f/vendor/overlay/O.apk!resources.arsc', line: null };
  const of = (resource_type: string, resource: string, value: string) => ({
    target_package: 'com.example.selfregister',
    resource_type,
    resource,
    value,
    priority: 3,
    source,
  });
  t.strictSame(facts.overlays, [
    of('bool', 'config_self_register', 'true'),
    of('bool', 'other', 'false'),
    of('string', 's', 'x'),
    of('integer', 'n', '-1'),
  ]);
  const list = 'com.example.selfregister\n[ ] com.example.overlay\n';
  t.equal((await read({ 'f/o.apk': overlay(false), 'f/overlays.txt': list })).overlays.length, 0);
});

t.test('carrier configuration within an APK', async (t) => {
  const config =
    '<carrier_config_list>\n<carrier_config mcc="460">\n<boolean name="a" value="true"/>\n</carrier_config>\n</carrier_config_list>\n';
  const file = { name: 'assets/carrier_config_460.xml', content: Buffer.from(config) };
  const facts = await read({ 'f/system/app/C/C.apk': apk({ package: 'com.android.carrierconfig', others: [file] }) });
  t.match(facts.carrier_config, [{ mcc: '460', key: 'a', value: 'true', source: { file: /C.apk!assets/, line: 3 } }]);
});

t.test('a JAR, an archive in an archive, and native code are searched', async (t) => {
  const inner = zip([{ name: 'classes.dex', content: Buffer.from('dex\n035\0 report.example.cn') }]);
  const outer = apk({ package: 'com.a.b', others: [{ name: 'assets/plugin.jar', content: inner }] });
  const facts = await read({
    'f/system/framework/x.jar': inner,
    'f/system/app/A/A.apk': outer,
    'f/vendor/lib64/x.so': Buffer.from('\x7fELF \0report.example.cn\0', 'latin1'),
    'f/system/app/A/oat/arm64/A.vdex': Buffer.from('vdex021\0 report.example.cn\0'),
  });
  t.strictSame(texts(facts), [
    '/system/framework/x.jar - report.example.cn f/system/framework/x.jar!classes.dex',
    '/system/app/A/A.apk - report.example.cn f/system/app/A/A.apk!assets/plugin.jar!classes.dex',
    '/vendor/lib64/x.so - report.example.cn f/vendor/lib64/x.so',
    '/system/app/A/oat/arm64/A.vdex - report.example.cn f/system/app/A/oat/arm64/A.vdex',
  ]);
});

t.test('an archive of an image, or of dumps, is read as the folder that it was', async (t) => {
  const facts = await read({
    'target-files.zip': zip([
      { name: 'SYSTEM/build.prop', content: Buffer.from('ro.build.id=X\n') },
      { name: 'SYSTEM/priv-app/X/X.apk', content: APK, stored: true },
      { name: 'getprop.txt', content: Buffer.from('[a.b]: [c]\n') },
    ]),
  });
  t.strictSame(
    facts.properties.map(({ layer, name, source }) => [layer, name, source.file, source.line]),
    [
      ['system', 'ro.build.id', 'target-files.zip!SYSTEM/build.prop', 1],
      ['effective', 'a.b', 'target-files.zip!getprop.txt', 1],
    ],
  );
  t.match(packages(facts), [`com.example.selfregister state-unknown * ${PATH} @null`]);
  t.ok(facts.looked_at.has('packages') && facts.looked_at.has('files'));
});

t.test('an APK whose manifest is text, or that has none', async (t) => {
  const dex = { name: 'classes.dex', content: Buffer.from('dex\n035\0report.example.cn\0') };
  const manifest = {
    name: 'AndroidManifest.xml',
    content: Buffer.from('<manifest package="com.a.b"><application/></manifest>'),
  };
  const text = await read({ 'f/system/app/A/A.apk': zip([manifest, dex]) });
  t.strictSame([packages(text), text.problems], [['com.a.b state-unknown * /system/app/A/A.apk @null'], []]);
  t.match(text.texts, [{ package: 'com.a.b', text: 'report.example.cn' }]);
  const none = await read({
    'f/system/app/A/A.apk': zip([{ name: 'assets/x.txt', content: Buffer.from('report.example.cn') }]),
  });
  t.match([none.packages, none.texts], [[], [{ package: null, text: 'report.example.cn' }]]);
  const broken = await read({ 'f/system/app/A/A.apk': zip([{ ...manifest, content: Buffer.from('<manifest') }, dex]) });
  t.strictSame(problems(broken), [
    'f/system/app/A/A.apk!AndroidManifest.xml: packages overlays',
    'f/system/app/A/A.apk: packages',
  ]);
  t.equal(broken.texts.length, 1);
});

t.test('what runs is searched, what is only written down is not', async (t) => {
  const host = 'report.example.cn';
  const facts = await read({
    'f/system/bin/register.sh': `#!/system/bin/sh\ncurl http://${host}/\n`,
    'f/system/etc/data.bin': Buffer.from(`\0${host}\0`),
    'f/system/etc/hosts': `127.0.0.1 ${host}\n`,
    'f/system/etc/x.conf': `block=${host}\n`,
    'f/system/etc/x.xml': `<x>${host}</x>`,
    'f/vendor/build.prop': `a.b=${host}\n`,
    'f/vendor/etc/x.rc': `on boot\n setprop a ${host}\n`,
    'f/vendor/firmware_mnt/image/modem.b01': Buffer.from(`\0${host}\0`),
    'f/notes.bin': Buffer.from(`\0${host}\0`),
  });
  t.strictSame(
    facts.texts.map(({ path }) => path),
    ['/system/bin/register.sh', '/system/etc/data.bin'],
  );
});

t.test('an empty APK', async (t) => {
  t.strictSame(problems(await read({ 'f/system/app/A/A.apk': '' })), ['f/system/app/A/A.apk: packages texts overlays']);
});

t.test('an APK that is cut short, anywhere', async (t) => {
  for (let at = 4; at < APK.length; at += 41) {
    const facts = await read({ 'f/system/app/A/A.apk': APK.subarray(0, at) });
    t.strictSame(problems(facts), ['f/system/app/A/A.apk: packages texts overlays'], `at ${at}`);
  }
  const empty = await read({ 'f/A.apk': Buffer.from('no archive at all') });
  t.equal(empty.problems.length, 1);
});
