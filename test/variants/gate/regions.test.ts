import { regions } from '@phonehome/variants';
import t from 'tap';
import { contains, includes, overlaps, union } from '../../../packages/variants/src/regions/region.ts';
import { regionNamed } from '../../../packages/variants/src/regions/regions.ts';

const of = (name: string) => regionNamed(name).countries;

t.test('which region is within which', async (t) => {
  const within: readonly [outer: string, inner: string, yes: boolean][] = [
    ['WW', 'WW', true],
    ['WW', 'EEA', true],
    ['WW', 'US', true],
    ['WW', 'CN', false],
    ['CN', 'CN', true],
    ['CN', 'WW', false],
    ['EEA', 'EU', true],
    ['EU', 'EEA', false],
    ['EEA', 'NO', true],
    ['EU', 'NO', false],
    ['EEA', 'GB', false],
    ['CN', 'HK', false],
  ];
  for (const [outer, inner, yes] of within) t.equal(contains(of(outer), of(inner)), yes, `${inner} in ${outer}`);
});

t.test('which regions have a country in common', async (t) => {
  for (const [a, b, yes] of [
    ['WW', 'EEA', true],
    ['EEA', 'EU', true],
    ['WW', 'CN', false],
    ['IN', 'RU', false],
    ['LATAM', 'WW', true],
    ['GB', 'EEA', false],
  ] as const) {
    t.equal(overlaps(of(a), of(b)), yes, `${a}, ${b}`);
    t.equal(overlaps(of(b), of(a)), yes, `${b}, ${a}`);
  }
});

t.test('what is in any of several', async (t) => {
  t.same(union([of('CN'), of('US')]), { only: ['CN', 'US'] });
  t.ok(includes(union([of('CN'), of('WW')]), 'CN'));
  t.ok(includes(union([of('CN'), of('WW')]), 'FR'));
  t.notOk(includes(union([of('WW'), of('EEA')]), 'CN'));
  t.notOk(includes(union([]), 'FR'));
  const two = { except: ['CN', 'US'] };
  t.same(union([of('WW'), two]), { except: ['CN'] });
  t.same(union([two, of('WW')]), { except: ['CN'] });
  t.notOk(contains(two, of('WW')));
  t.ok(contains(of('WW'), two));
  t.ok(overlaps(of('WW'), { only: ['CN', 'US'] }));
  t.ok(overlaps({ only: ['CN', 'US'] }, of('WW')));
});

t.test('names, aliases and country codes, in any case; no alias stands for two', async (t) => {
  for (const [name, id] of [
    ['cn', 'CN'],
    ['China', 'CN'],
    ['prc', 'CN'],
    ['Global', 'WW'],
    ['EUROPE', 'EEA'],
    ['de', 'DE'],
    ['UK', 'GB'],
  ] as const) {
    t.match(regionNamed(name), { id, known: true }, name);
  }
  t.match(regionNamed('QQ'), { id: 'QQ', known: false, countries: { except: ['CN'] } });
  const own = { ...regionNamed('FI'), id: 'OURS', aliases: ['GLOBAL'] };
  t.equal(regionNamed('global', [own, ...regions]).id, 'OURS', 'the first of a name');
  t.equal(regionNamed('ours', [own, { ...own, title: 'another' }]).title, own.title);
  t.equal(regionNamed('', regions).known, false);
  const names = regions.flatMap(({ id, aliases }) => [id, ...aliases]);
  t.equal(new Set(names).size, names.length);
});
