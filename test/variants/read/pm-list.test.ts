import { readBuild } from '@phonehome/variants';
import t from 'tap';
import { unpacking } from '../../../packages/cli/src/build/unpacking.ts';
import { input, lines, packages, problems, read } from './support.ts';

const ALL = ['package:/system/framework/framework-res.apk=android', 'package:/system/app/X/X.apk=com.example.x'];

t.test('pm list packages -f and plain', async (t) => {
  const full = await read({ 'packages.txt': lines(...ALL) });
  t.strictSame(packages(full), [
    'android state-unknown * /system/framework/framework-res.apk @1',
    'com.example.x state-unknown * /system/app/X/X.apk @2',
  ]);
  t.strictSame([...full.looked_at], ['packages']);
  const plain = await read({ 'packages.txt': lines('package:com.example.x', 'package:android') });
  t.strictSame(packages(plain), ['com.example.x state-unknown * - @1', 'android state-unknown * - @2']);
});

t.test('what options add to a line', async (t) => {
  const path = '/data/app/~~cJ3kV9==/com.example.x-Zz0_==/base.apk';
  for (const after of [
    '',
    ' versionCode:28',
    ' uid:10087',
    ' uid:10087,1010087',
    '  installer=null',
    ' versionCode:28 uid:1',
  ]) {
    const facts = await read({ 'p.txt': lines('package:android', `package:${path}=com.example.x${after}`) });
    t.equal(packages(facts)[1], `com.example.x state-unknown * ${path} @2`, after);
    t.strictSame(facts.problems, []);
  }
});

t.test('the disabled are told by the name of the file, by the caller or by the command above', async (t) => {
  const disabled = ['com.example.x disabled * - @1'];
  for (const name of ['packages-disabled.txt', 'disabled.log', 'pm-d.txt', 'pm_list_-d.txt', 'packages-f-d.txt']) {
    const facts = await read({ [name]: lines('package:com.example.x') });
    t.strictSame([packages(facts), [...facts.looked_at]], [disabled, ['disabled-packages']], name);
  }
  const given = input('x.txt', lines('package:com.example.x'), 'disabled-packages');
  t.strictSame(packages(await readBuild('b', [given], { needles: [], unpacking })), disabled);
  for (const command of [
    '$ adb shell pm list packages -d',
    'adb -s emulator-5554 shell pm list packages -d > x.txt',
    'onyx:/ $ pm list packages -d',
    'C:\\tools> adb shell "pm list packages -d"',
    '=== pm list packages -d ===',
    'pm list packages -d:',
    '# cmd package list packages -f -d',
    '+ pm list packages -fd --user 0',
  ]) {
    const facts = await read({ 'x.txt': lines(command, 'package:com.example.x') });
    t.match(packages(facts)[0], /^com.example.x disabled/, command);
  }
});

t.test('that nothing is disabled is an empty list', async (t) => {
  t.strictSame([...(await read({ 'packages-disabled.txt': '' })).looked_at], ['disabled-packages']);
  t.strictSame(problems(await read({ 'f/packages.txt': '' })), [
    'f/packages.txt: packages disabled-packages package-details',
  ]);
});

t.test('several lists in one file, each under its command', async (t) => {
  const facts = await read({
    'x.txt': lines('$ pm list packages -f', ...ALL, '', '$ pm list packages -d --user 10', 'package:com.example.x'),
  });
  t.equal(packages(facts)[2], 'com.example.x disabled 10 - @6');
  t.strictSame([...facts.looked_at], ['packages', 'disabled-packages']);
  t.strictSame(facts.problems, []);
});

t.test('a log that tells of the command is none, and ends no dump', async (t) => {
  const log = '01-04 11:59:58.123  1000  1001 I adbd: service_to_fd: shell:pm list packages -d';
  const facts = await read({ 'x.txt': lines(...ALL.slice(0, 1), log, ...ALL.slice(1)) });
  t.strictSame([packages(facts).length, [...facts.looked_at], facts.problems], [2, ['packages'], []]);
});

t.test('a list of all that is empty is none', async (t) => {
  const facts = await read({ 'x.txt': lines('$ adb shell pm list packages -f') });
  t.strictSame([problems(facts), facts.looked_at.size], [['x.txt:1 packages disabled-packages'], 0]);
});

t.test('without commands they cannot be told apart', async (t) => {
  const facts = await read({ 'x.txt': lines(...ALL, 'package:com.example.x') });
  t.strictSame(problems(facts), ['x.txt:1 packages disabled-packages']);
});

t.test('enabled ones, those of the system, those that a user has installed', async (t) => {
  const enabled = await read({ 'packages-enabled.txt': lines(...ALL) });
  t.match(packages(enabled)[1], /^com.example.x enabled/);
  t.strictSame([...enabled.looked_at], ['packages']);
  t.strictSame([...(await read({ 'x.txt': lines('$ pm list packages -s', ...ALL) })).looked_at], ['packages']);
  const others = await read({ 'x.txt': lines('$ pm list packages -3', 'package:com.example.game') });
  t.strictSame(
    [packages(others), [...others.looked_at], others.problems],
    [['com.example.game state-unknown * - @2'], [], []],
  );
});

const SOME = lines('package:/system/app/X/X.apk=com.example.x', 'package:/data/app/y/base.apk=com.example.y');

t.test(
  'a list that has none of the packages of each phone: one alone is of all, if it has software of the image',
  async (t) => {
    const facts = await read({ 'x.txt': SOME });
    t.strictSame([packages(facts).length, [...facts.looked_at], facts.problems], [2, ['packages'], []]);
  },
);

t.test(
  'beside another list it may be of some, and so may one without paths, or of what users have installed',
  async (t) => {
    for (const files of [
      { 'all.txt': lines(...ALL), 'x.txt': SOME },
      { 'x.txt': lines('package:com.example.x') },
      { 'x.txt': lines('package:/data/app/y/base.apk=com.example.y') },
    ]) {
      t.strictSame(problems(await read(files)), ['x.txt:1 packages disabled-packages']);
    }
    const two = await read({ 'x.txt': SOME, 'y.txt': SOME });
    t.strictSame([problems(two).length, two.looked_at.size], [2, 0]);
  },
);

t.test('who says what it is, is believed', async (t) => {
  const facts = await read({ 'x.txt': lines('$ pm list packages', 'package:com.example.x') });
  t.strictSame([[...facts.looked_at], facts.problems], [['packages'], []]);
});

t.test('a list of the disabled that has what no phone can disable', async (t) => {
  const facts = await read({ 'disabled.txt': lines(...ALL) });
  t.strictSame(problems(facts), ['disabled.txt:1 packages disabled-packages']);
  t.notOk(packages(facts).some((one) => / disabled /.test(one)));
});

t.test('a list that is cut short', async (t) => {
  const whole = lines(...ALL);
  const facts = await read({ 'x.txt': whole.slice(0, -1) });
  t.strictSame([problems(facts), facts.looked_at.size], [['x.txt:2 packages disabled-packages'], 0]);
  const within = await read({ 'x.txt': `${whole}package:/system/app/Y/` });
  t.strictSame(problems(within), ['x.txt:3 packages disabled-packages']);
  t.strictSame(problems(await read({ 'x.txt': `${whole}package:=\n` })), ['x.txt:3 packages disabled-packages']);
});
