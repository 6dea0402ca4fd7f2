import t from 'tap';
import { lines, problems, properties, read } from './support.ts';

t.test('getprop: name and value, with the line of each', async (t) => {
  const facts = await read({ 'x.txt': lines('[ro.build.id]: [PPR1.180610.011]', '[ro.empty]: []') });
  t.strictSame(properties(facts), ['effective ro.build.id=PPR1.180610.011 @1', 'effective ro.empty= @2']);
  t.strictSame([...facts.looked_at], ['effective-properties']);
  t.strictSame(facts.problems, []);
});

t.test('brackets, colons and equals signs in a value belong to it', async (t) => {
  const facts = await read({ 'x.txt': lines('[a.b]: [x[1]: [y] = z]') });
  t.strictSame(properties(facts), ['effective a.b=x[1]: [y] = z @1']);
});

t.test('a value of several lines', async (t) => {
  const facts = await read({ 'x.txt': lines('[a.b]: [one', 'two', '', 'three]', '[c.d]: [e]') });
  t.strictSame(properties(facts), ['effective a.b=one\ntwo\n\nthree @1', 'effective c.d=e @5']);
});

t.test('what adb says before, and line ends of Windows, old adb and PowerShell', async (t) => {
  const expected = ['effective a.b=c @3', 'effective d.e=f @4'];
  const all = [
    '* daemon not running; starting now at tcp:5037',
    '* daemon started successfully',
    '[a.b]: [c]',
    '[d.e]: [f]',
  ];
  for (const end of ['\n', '\r\n', '\r\r\n']) {
    t.strictSame(properties(await read({ 'x.txt': all.map((line) => line + end).join('') })), expected);
  }
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(all.map((line) => `${line}\r\n`).join(''), 'utf16le'),
  ]);
  t.strictSame(properties(await read({ 'x.txt': utf16 })), expected);
  const swapped = Buffer.from(utf16).swap16();
  t.strictSame(properties(await read({ 'x.txt': swapped })), expected);
});

t.test('a dump without its last line feed is whole, one that ends within a property is not', async (t) => {
  t.strictSame(problems(await read({ 'x.txt': '[a.b]: [c]' })), []);
  for (const cut of ['[a.b]: [c]\n[d.e]: [f', '[a.b]: [c]\n[d.e]: [f\n', '[a.b]: [c]\n[d.e]: [']) {
    const facts = await read({ 'x.txt': cut });
    t.strictSame(problems(facts), ['x.txt:2 effective-properties'], JSON.stringify(cut));
    t.strictSame(properties(facts), ['effective a.b=c @1']);
  }
});

t.test('a dump that ends within the name of a property', async (t) => {
  for (const cut of ['[a.b]: [c]\n[d.', '[a.b]: [c]\n[', '[a.b]: [c]\n[d.e]', '[a.b]: [c]\n[d.e]: ']) {
    t.strictSame(problems(await read({ 'x.txt': cut })), ['x.txt:2 effective-properties'], JSON.stringify(cut));
  }
});

t.test('a property whose end was lost does not take the next one with it', async (t) => {
  const facts = await read({ 'x.txt': lines('[a.b]: [c', '[d.e]: [f]') });
  t.strictSame(properties(facts), ['effective d.e=f @2']);
  t.strictSame(problems(facts), ['x.txt:1 effective-properties']);
});

t.test('labels and types are no values', async (t) => {
  const labels = lines('[ro.a.b]: [u:object_r:build_prop:s0]', '[c.d]: [u:object_r:radio_prop:s0]');
  const types = lines('[ro.a.b]: [string]', '[c.d]: [bool]', '[e.f]: [enum none mtp]');
  for (const dump of [labels, types]) {
    const facts = await read({ 'x.txt': dump });
    t.strictSame(facts.properties, []);
    t.strictSame([...facts.looked_at], []);
    t.match(facts.problems[0]?.what, /labels or types/);
  }
});

t.test('names that mean something to JavaScript are names', async (t) => {
  const facts = await read({ 'x.txt': lines('[__proto__]: [1]', '[constructor]: [2]', '[toString.x]: [3]') });
  t.strictSame(
    facts.properties.map(({ name }) => name),
    ['__proto__', 'constructor', 'toString.x'],
  );
});
