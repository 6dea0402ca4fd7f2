import fc from 'fast-check';
import t from 'tap';
import { apk } from '../../../scripts/builds/apk.ts';
import { arsc } from '../../../scripts/builds/arsc-writer.ts';
import { axml } from '../../../scripts/builds/axml-writer.ts';
import { zip } from '../../../scripts/builds/zip-writer.ts';
import { lines, read } from './support.ts';

/** Paths that each ask for another reader, where the content does not. */
const PATHS = [
  'getprop.txt',
  'x/packages-disabled.txt',
  'x/vendor/build.prop',
  'x/vendor/etc/init/x.rc',
  'x/system/app/X/X.apk',
  'x/system/framework/x.jar',
  'x/vendor/lib/x.so',
  'x/overlay/AndroidManifest.xml',
  'x/overlay/res/values/x.xml',
  'x/data/property/persistent_properties',
  'x/data/property/persist.x',
  'x/files.txt',
];

const OVERLAY = apk({
  package: 'com.example.overlay',
  overlay: { target: 'com.example.target', is_static: true },
  resources: { bool: { config_self_register: true }, string: { a: 'b' } },
});

/** One whole file of each form, to be damaged. */
const SAMPLES: readonly Buffer[] = [
  lines('[a.b]: [c]', '[d.e]: [f', 'g]'),
  lines('package:/system/framework/framework-res.apk=android', 'package:/system/app/X/X.apk=com.x'),
  lines(
    'Packages:',
    '  Package [android] (1):',
    '    codePath=/x',
    '    User 0: installed=true enabled=0',
    'Shared users:',
  ),
  lines('CarrierConfigLoader: x', 'a_bool = true'),
  lines(
    '------ SYSTEM PROPERTIES (getprop) ------',
    '[a.b]: [c]',
    '------ 0.1s was ------',
    'DUMP OF SERVICE package:',
  ),
  lines('ro.build.id=X', 'persist.a=b', 'import /x', 'c?=d'),
  lines('on property:ro.a=b', '    setprop c.d "e"'),
  lines('/system/app/X/X.apk', '/vendor/etc/a'),
  lines('/system/app/X:', '-rw-r--r-- 1 root root 12345 2009-01-01 08:00 X.apk'),
  lines('<carrier_config mcc="460"><boolean name="a" value="true"/><string name="b">c</string></carrier_config>'),
  lines('<resources><bool name="a">true</bool></resources>'),
  lines('<manifest package="a.b"><overlay targetPackage="c.d"/></manifest>'),
  OVERLAY,
  arsc('com.example', { bool: { a: true } }),
].map((one) => Buffer.from(one));

const path = fc.constantFrom(...PATHS);

/** Bytes that are changed, taken out, put in or doubled. */
const changes = fc.array(
  fc.record({ at: fc.nat(), value: fc.nat(255), how: fc.constantFrom('set', 'cut', 'insert', 'zero', 'double') }),
  { minLength: 1, maxLength: 8 },
);

const damaged = fc.tuple(fc.constantFrom(...SAMPLES), changes).map(([sample, some]) => some.reduce(change, sample));

function change(bytes: Buffer, { at, value, how }: { at: number; value: number; how: string }): Buffer {
  const place = bytes.length === 0 ? 0 : at % bytes.length;
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (how === 'cut') return before;
  if (how === 'double') return Buffer.concat([before, after, after]);
  if (how === 'insert') return Buffer.concat([before, Buffer.from([value]), after]);
  return Buffer.concat([before, Buffer.from([how === 'zero' ? 0 : value]), after.subarray(1)]);
}

/** Reads, and holds the facts against what is true of all facts. */
async function reads(path: string, bytes: Uint8Array): Promise<void> {
  const facts = await read({ [path]: bytes });
  const all = [
    ...facts.properties,
    ...facts.packages,
    ...facts.overlays,
    ...facts.carrier_config,
    ...facts.files,
    ...facts.texts,
    ...facts.problems,
  ];
  for (const { source } of all) {
    if (!source.file.startsWith(path)) throw new Error(`a fact of ${path} stands in ${source.file}`);
    if (source.line !== null && !(source.line >= 1)) throw new Error(`there is no line ${source.line}`);
  }
  for (const { affects, what, remedy } of facts.problems) {
    // Whatever a reader throws is told as if the file could not be opened, which these can.
    if (what.startsWith('it cannot be read (')) throw new Error(what);
    if (affects.length === 0 || what === '' || remedy === '') throw new Error('a problem that says nothing');
  }
}

t.test('whatever the bytes are, readers do not throw', async (t) => {
  await fc.assert(fc.asyncProperty(path, fc.uint8Array({ maxLength: 3000 }), reads), { numRuns: 600 });
  t.pass('no input threw');
});

t.test('whatever the characters are, readers do not throw', async (t) => {
  const text = fc.string({ unit: 'binary', maxLength: 1000 }).map((one) => Buffer.from(one));
  await fc.assert(fc.asyncProperty(path, text, reads), { numRuns: 600 });
  t.pass('no input threw');
});

t.test('files of each form, damaged in any way', async (t) => {
  await fc.assert(fc.asyncProperty(path, damaged, reads), { numRuns: 2000 });
  t.pass('no input threw');
});

t.test('damage within the manifest and the resources of an APK, which its checksums do not show', async (t) => {
  const manifest = axml({
    name: 'manifest',
    attributes: { package: 'a.b' },
    children: [{ name: 'overlay', attributes: { targetPackage: 'c.d', isStatic: true } }],
  });
  const table = arsc('com.example', { bool: { a: true }, string: { b: 'c' } });
  await fc.assert(
    fc.asyncProperty(changes, changes, async (some, others) => {
      const files = [
        { name: 'AndroidManifest.xml', content: some.reduce(change, manifest) },
        { name: 'resources.arsc', content: others.reduce(change, table) },
        { name: 'res/xml/vendor.xml', content: others.reduce(change, manifest) },
      ];
      await reads('x/system/app/X/X.apk', zip(files));
    }),
    { numRuns: 800 },
  );
  t.pass('no input threw');
});
