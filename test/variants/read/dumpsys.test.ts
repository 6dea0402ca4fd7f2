import t from 'tap';
import { lines, packages, problems, read } from './support.ts';

const block = (name: string, path: string, ...users: readonly string[]): string[] => [
  `  Package [${name}] (1b2c3d4):`,
  '    userId=10087',
  `    pkg=Package{5e6f7a8 ${name}}`,
  `    codePath=${path}`,
  `    resourcePath=${path}`,
  '    versionCode=28 minSdk=26 targetSdk=28',
  '    versionName=9',
  '    flags=[ SYSTEM HAS_CODE ALLOW_CLEAR_USER_DATA ]',
  ...users.flatMap((user) => [`    ${user}`, '      gids=[3003]', '      runtime permissions:']),
];
const user = (id: number, enabled: number, more = ''): string =>
  `User ${id}: ceDataInode=4001 installed=true hidden=false suspended=false stopped=false notLaunched=false enabled=${enabled} instant=false virtual=false${more}`;
const android = block('android', '/system/framework/framework-res.apk', user(0, 0));
const whole = (...blocks: readonly string[][]): string =>
  lines(
    'Database versions:',
    '  Internal:',
    'Packages:',
    ...blocks.flat(),
    '',
    'Shared users:',
    '  SharedUser [x] (1):',
    '',
  );

t.test('the states of COMPONENT_ENABLED_STATE, each told where it stands', async (t) => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const facts = await read({
    'd.txt': whole(android, ...names.map((name, i) => block(`x.${name}`, `/system/app/${name}`, user(0, i)))),
  });
  const at = (i: number): number => 4 + 11 * (i + 1);
  t.strictSame(packages(facts).slice(1), [
    `x.a enabled 0 /system/app/a @${at(0)}`,
    `x.b enabled 0 /system/app/b @${at(1)}`,
    `x.c disabled 0 /system/app/c @${at(2) + 8}`,
    `x.d disabled-by-user 0 /system/app/d @${at(3) + 8}`,
    `x.e disabled-until-used 0 /system/app/e @${at(4) + 8}`,
  ]);
  t.strictSame([[...facts.looked_at], facts.problems], [['package-details'], []]);
});

t.test('each user of the phone has a state of its own', async (t) => {
  const facts = await read({ 'd.txt': whole(android, block('x.a', '/system/app/a', user(0, 1), user(10, 3))) });
  t.strictSame(packages(facts).slice(1), [
    'x.a enabled 0 /system/app/a @15',
    'x.a disabled-by-user 10 /system/app/a @26',
  ]);
});

t.test('not installed and hidden for a user', async (t) => {
  const gone = user(0, 0).replace('installed=true', 'installed=false');
  const hidden = user(0, 1).replace('hidden=false', 'hidden=true');
  const facts = await read({ 'd.txt': whole(android, block('x.a', '/a', gone), block('x.b', '/b', hidden)) });
  t.ok(
    packages(facts)
      .slice(1)
      .every((one) => / not-installed-for-user 0 /.test(one)),
  );
});

t.test('what an update replaces is not listed twice', async (t) => {
  const facts = await read({
    'd.txt': lines(
      'Packages:',
      ...android,
      ...block('x.a', '/data/app/x.a-1', user(0, 0)),
      '',
      'Hidden system packages:',
      ...block('x.a', '/system/app/a', user(0, 2)),
      '',
      'Shared users:',
    ),
  });
  t.strictSame(packages(facts).slice(1), ['x.a enabled 0 /data/app/x.a-1 @13']);
});

t.test('the details of one package are no account of all', async (t) => {
  const facts = await read({ 'd.txt': whole(block('x.a', '/a', user(0, 3))) });
  t.strictSame([packages(facts).length, facts.looked_at.size, facts.problems.length], [1, 0, 0]);
});

t.test('a dump that is cut short, wherever', async (t) => {
  const text = whole(android, block('x.a', '/system/app/a', user(0, 0)), block('x.b', '/system/app/b', user(0, 0)));
  const from = text.indexOf('Package [x.a]');
  const to = text.indexOf('\nShared users');
  for (let at = from; at < to; at += 1) {
    const facts = await read({ 'dumpsys-package.txt': text.slice(0, at) });
    t.strictSame(facts.problems.at(-1)?.affects, ['package-details', 'packages'], `cut at ${at}`);
    t.notOk(facts.looked_at.has('package-details'));
  }
});

t.test('a dump of packages alone ends with the last of them', async (t) => {
  const alone = lines('Packages:', ...android, ...block('x.a', '/system/app/a', user(0, 0)));
  t.strictSame([...(await read({ 'd.txt': alone })).looked_at], ['package-details']);
  const cut = alone.slice(0, alone.lastIndexOf('    User'));
  t.strictSame(problems(await read({ 'd.txt': cut })), ['d.txt:20 package-details packages']);
});

t.test('a dump that the phone gave up', async (t) => {
  const timeout = lines('', "*** SERVICE 'package' DUMP TIMEOUT (10000ms) EXPIRED ***");
  const facts = await read({ 'd.txt': whole(android) + timeout });
  t.match(facts.problems[0]?.what, /gave up/);
});

t.test('a bugreport has several dumps under headings', async (t) => {
  const facts = await read({
    'bugreport-x.txt': lines(
      '========================================================',
      '== dumpstate: 2019-01-04 12:00:00',
      '------ SYSTEM PROPERTIES (getprop) ------',
      '[ro.build.display.id]: [00WW_3_39B]',
      "------ 0.05s was the duration of 'SYSTEM PROPERTIES' ------",
      '[not.a]: property',
      '-------------------------------------------------------------------------------',
      'DUMP OF SERVICE package:',
      'Packages:',
      ...android,
      ...block('x.a', '/system/app/a', user(0, 1)),
      'Shared users:',
      '--------- 0.100s was the duration of dumpsys package, ending at: 2019-01-04 12:00:01',
      '-------------------------------------------------------------------------------',
      'DUMP OF SERVICE carrier_config:',
      'CarrierConfigLoader: com.android.phone.CarrierConfigLoader@1234',
      'Phone Id = 0',
      'Default Values from CarrierConfigManager : ',
      'example_register_bool = false',
      'mConfigFromDefaultApp : ',
      'example_register_bool = true',
      '-------------------------------------------------------------------------------',
      'DUMP OF SERVICE overlay:',
      'com.example.overlay:0 {',
      '  mState.................: STATE_DISABLED',
      '}',
      '== dumpstate: done (id 1)',
    ),
  });
  t.strictSame([...facts.looked_at], ['effective-properties', 'package-details', 'carrier-config']);
  t.strictSame(
    [facts.properties.length, packages(facts)],
    [1, ['android enabled 0 /system/framework/framework-res.apk @10', 'x.a enabled 0 /system/app/a @21']],
  );
  t.strictSame(
    facts.carrier_config.map(({ key, value, source }) => `${key}=${value} @${source.line}`),
    ['example_register_bool=false @39', 'example_register_bool=true @41'],
  );
  t.strictSame(problems(facts), []);
});
