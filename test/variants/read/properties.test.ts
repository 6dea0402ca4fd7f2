import { readBuild } from '@phonehome/variants';
import t from 'tap';
import { unpacking } from '../../../packages/cli/src/build/unpacking.ts';
import { input, lines, problems, properties, read } from './support.ts';

t.test('build.prop: assignments, comments, imports, white space', async (t) => {
  const facts = await read({
    'f/system/build.prop': lines(
      '# begin common build properties',
      'import /oem/oem.prop ro.config.*',
      'ro.build.id=PPR1',
      '  ro.a.b =  c d  ',
      '#ro.not.set=1',
      '',
      'ro.url=http://x/?a=b',
      'ro.empty=',
    ),
  });
  t.strictSame(properties(facts), [
    'system ro.build.id=PPR1 @3',
    'system ro.a.b=c d @4',
    'system ro.url=http://x/?a=b @7',
    'system ro.empty= @8',
  ]);
  t.strictSame(facts.problems, []);
});

t.test('an import of a file that was not given is told; what is not set may be set there', async (t) => {
  const read_ = (line: string, more: Readonly<Record<string, string>> = {}) =>
    read({ 'f/system/build.prop': lines('ro.build.id=X', line), 'f/vendor/build.prop': lines('a.b=1'), ...more });
  for (const line of [
    'import /vendor/x.prop',
    '  import\t/vendor/x.prop',
    'import /vendor/x.prop persist.*',
    'import /vendor/x.prop persist.example.register.enabled',
    'import /odm/build.prop',
    'import /vendor/${ro.boot.sku}.prop',
    // The same name elsewhere is another file.
    'import /oem/build.prop',
  ]) {
    const facts = await read_(line);
    t.strictSame(problems(facts), ['f/system/build.prop:2 build-properties'], line);
    const target = line.trim().split(/\s+/)[1];
    t.match(facts.problems, [
      { what: `it imports ${target}, which was not given`, remedy: /^Add that file of the image/ },
    ]);
  }
  for (const line of [
    'import /oem/oem.prop ro.config.*',
    'import /oem/oem.prop ro.config.ringtone',
    'import /vendor/build.prop',
    '# import /vendor/x.prop',
  ]) {
    t.strictSame(problems(await read_(line)), [], line);
  }
  for (const [line, path] of [
    ['import /vendor/x.prop', 'f/vendor/x.prop'],
    ['import /vendor/x.prop', 'x.prop'],
    ['import /vendor/${ro.boot.sku}.prop', 'f/vendor/ww.prop'],
  ] as const) {
    t.strictSame(problems(await read_(line, { [path]: lines('c.d=1') })), [], `${line} ${path}`);
    t.strictSame(problems(await read_(line, { [path]: '#\n' })), [], `${line} ${path}, which sets nothing`);
  }
  const needed = { needles: ['ro.config.register'], unpacking };
  const facts = await readBuild(
    'a build',
    [input('f/system/build.prop', lines('a.b=1', 'import /oem/oem.prop ro.config.*'))],
    needed,
  );
  t.strictSame(problems(facts), ['f/system/build.prop:2 build-properties'], 'where knowledge asks for such a one');
});

t.test('of an imported file, what no import takes is not set', async (t) => {
  const of = async (...imports: readonly string[]) =>
    properties(
      await read({
        'f/system/build.prop': lines(...imports, 'a.b=1'),
        'f/vendor/x.prop': lines('ro.config.a=1', 'persist.b=0', 'persist.c=0'),
      }),
    ).slice(1);
  t.strictSame(await of('import /vendor/x.prop'), [
    'vendor ro.config.a=1 @1',
    'vendor persist.b=0 @2',
    'vendor persist.c=0 @3',
  ]);
  t.strictSame(await of('import /vendor/x.prop ro.config.*'), ['vendor ro.config.a=1 @1']);
  t.strictSame(await of('import /vendor/x.prop ro.config.*', 'import /vendor/x.prop persist.c'), [
    'vendor ro.config.a=1 @1',
    'vendor persist.c=0 @3',
  ]);
  const both = { 'f/system/build.prop': lines('import /vendor/build.prop x.*'), 'f/vendor/build.prop': lines('a.b=1') };
  t.strictSame(properties(await read(both)), ['vendor a.b=1 @1'], 'init reads this one anyway');
});

t.test('the same property twice is told twice, in order; an optional one only where it is alone', async (t) => {
  const facts = await read({ 'f/vendor/build.prop': lines('a.b=1', 'a.b=2', 'c.d?=3', 'e.f?=4', 'e.f=5') });
  t.strictSame(properties(facts), ['vendor a.b=1 @1', 'vendor a.b=2 @2', 'vendor c.d=3 @3', 'vendor e.f=5 @5']);
});

for (const [path, layer] of [
  ['x/system/build.prop', 'system'],
  ['x/super/system/system/build.prop', 'system'],
  ['x/SYSTEM/build.prop', 'system'],
  ['x/system_a/build.prop', 'system'],
  ['x/system/etc/prop.default', 'default'],
  ['x/root/default.prop', 'default'],
  ['x/vendor/build.prop', 'vendor'],
  ['x/vendor/default.prop', 'vendor'],
  ['x/system/vendor/build.prop', 'vendor'],
  ['x/system/product/build.prop', 'product'],
  ['x/product/etc/build.prop', 'product'],
  ['x/odm/etc/build.prop', 'odm'],
  ['x/system_ext/etc/build.prop', 'system_ext'],
  ['vendor_build.prop', 'vendor'],
  ['x/product-build.prop', 'product'],
  ['x/build.odm.prop', 'odm'],
  ['x/my_product/build.prop', 'unknown-partition'],
] as const) {
  t.test(`the layer of ${path} is ${layer}`, async (t) => {
    t.strictSame(properties(await read({ [path]: lines('a.b=1') })), [`${layer} a.b=1 @1`]);
  });
}

t.test('where the place does not tell the layer, what stands in the file does', async (t) => {
  const layerOf = async (...all: readonly string[]) =>
    (await read({ 'x/build.prop': lines(...all) })).properties[0]?.layer;
  t.equal(await layerOf('ro.build.id=X', 'ro.product.model=Y'), 'system');
  t.equal(await layerOf('a.b=1', 'ro.vendor.build.fingerprint=X'), 'vendor');
  t.equal(await layerOf('ro.product.odm.brand=X'), 'odm');
  t.equal(await layerOf('ro.product.build.id=X'), 'product');
  t.equal(await layerOf('a.b=1'), 'unknown-partition');
});

t.test('properties under any name of a file are told by their form', async (t) => {
  t.strictSame(properties(await read({ 'x/props.txt': lines('# comment', 'ro.build.id=X', 'a.b=1') })), [
    'system ro.build.id=X @2',
    'system a.b=1 @3',
  ]);
});

t.test('all properties were looked at with those of the vendor, or where there is no vendor yet', async (t) => {
  const seen = async (files: Readonly<Record<string, string>>) => (await read(files)).looked_at.has('build-properties');
  const system = lines('ro.build.id=X', 'ro.build.version.sdk=28');
  t.notOk(await seen({ 'x/system/build.prop': system }));
  t.ok(await seen({ 'x/system/build.prop': system, 'x/vendor/build.prop': '# none\n' }));
  t.ok(await seen({ 'x/system/build.prop': lines('ro.build.version.sdk=25') }));
  t.ok(await seen({ 'build.prop': `${system}${lines('ro.vendor.build.id=X')}` }), 'several files in one');
});

t.test('files of properties that are cut short', async (t) => {
  const broken = async (text: string) => problems(await read({ 'x/vendor/build.prop': text }));
  t.strictSame(await broken('a.b=1\npersist.x.ena'), ['x/vendor/build.prop:2 build-properties']);
  t.strictSame(await broken('a.b=1\npersist.x.enabled='), ['x/vendor/build.prop:2 build-properties']);
  t.strictSame(await broken('# begin build properties\na.b=1\n'), ['x/vendor/build.prop:2 build-properties']);
  t.strictSame(await broken('# begin build properties\na.b=1\n# end build properties\nc.d=2'), []);
  t.strictSame(await broken('what\nis\nthis\na.b=1\n'), ['x/vendor/build.prop:4 build-properties'], 'no properties');
});

t.test('a file without its last line feed may have had more: what it does not set is not known', async (t) => {
  const facts = await read({ 'x/vendor/build.prop': 'a.b=1\nc.d=2' });
  t.strictSame(
    [properties(facts), facts.problems, facts.looked_at.size],
    [['vendor a.b=1 @1', 'vendor c.d=2 @2'], [], 0],
  );
});

t.test('an init script sets properties, where what it asks for may be', async (t) => {
  const facts = await read({
    'x/system/build.prop': lines('ro.region=WW'),
    'x/vendor/etc/init/x.rc': lines(
      'import /vendor/etc/init/y.rc',
      'on boot',
      '    setprop persist.a true',
      'on property:ro.region=CN',
      '    setprop persist.b true',
      'on property:ro.region=WW && property:sys.boot_completed=1',
      '    setprop persist.c "with space"',
      'service x /vendor/bin/x',
      '    class main',
      'on property:ro.other=1',
      '    setprop persist.d 1',
    ),
  });
  t.strictSame(properties(facts).slice(1), [
    'init persist.a=true @3',
    'init persist.c=with space @7',
    'init persist.d=1 @11',
  ]);
});

t.test('an init script that switches off in some cases only has not switched off', async (t) => {
  const script = (on: string) =>
    read({
      'x/system/build.prop': lines('ro.region=WW'),
      'x/vendor/etc/init/x.rc': lines(`on ${on}`, '    setprop persist.a false'),
    });
  for (const on of ['boot', 'property:sys.boot_completed=1', 'property:ro.region=WW'])
    t.strictSame(properties(await script(on)).slice(1), ['init persist.a=false @2'], on);
  for (const on of ['property:persist.sys.test=1', 'property:ro.other=1', 'property:sys.boot_completed=0'])
    t.strictSame(properties(await script(on)).slice(1), [], on);
});

t.test('a script of the shell sets properties; what it switches off may be on in other cases', async (t) => {
  const facts = await read({
    'x/vendor/bin/init.x.sh': lines(
      '#!/vendor/bin/sh',
      '# setprop persist.a 1',
      'echo setprop persist.b 1',
      'if [ "$op" = ct ]; then setprop persist.c 1; fi',
      '    setprop "persist.d" "true"',
      'setprop persist.e false',
      '/system/bin/setprop persist.f $value',
    ),
  });
  t.strictSame(properties(facts), ['init persist.c=1 @4', 'init persist.d=true @5', 'init persist.f=$value @7']);
});

const record = (name: string, value: string): Buffer => {
  const part = (field: number, bytes: Buffer) => Buffer.concat([Buffer.from([field * 8 + 2, bytes.length]), bytes]);
  return part(1, Buffer.concat([part(1, Buffer.from(name)), part(2, Buffer.from(value))]));
};

t.test('persistent_properties, and the files of an older phone', async (t) => {
  const bytes = Buffer.concat([record('persist.a.b', 'true'), record('persist.c', ''), record('persist.d', 'ä')]);
  const expected = ['persisted persist.a.b=true @null', 'persisted persist.c= @null', 'persisted persist.d=ä @null'];
  t.strictSame(properties(await read({ 'x/data/property/persistent_properties': bytes })), expected);
  t.strictSame(properties(await read({ persistent_properties: bytes })), expected);
  const cut = await read({ 'x/persistent_properties': bytes.subarray(0, bytes.length - 2) });
  t.strictSame([cut.properties.length, problems(cut)], [2, ['x/persistent_properties: effective-properties']]);
  t.strictSame(properties(await read({ 'x/data/property/persist.a.b': 'true' })), ['persisted persist.a.b=true @1']);
});
