import { buildIdentity, type ScenarioBuild, scenarioBuildIdentity } from '@phonehome/variants';
import t from 'tap';
import { factsOf } from './facts.ts';

t.test('a build is identified by its properties, and by the parts of its number', async (t) => {
  const properties = [
    'system ro.product.model=Nokia-7-plus',
    'system ro.build.display.id=00WW_3_39B_SP02',
    'system ro.build.version.security_patch=2019-02-01',
    'system ro.build.fingerprint=phonehome/00WW/3_39B_SP02:8.1.0',
  ];
  t.same(buildIdentity(factsOf({ properties })), {
    model: 'Nokia-7-plus',
    region_variant: 'WW',
    display_id: '00WW_3_39B_SP02',
    base_version: '3_39B',
    service_pack: 2,
    patch_level: '2019-02-01',
    fingerprint: 'phonehome/00WW/3_39B_SP02:8.1.0',
    batch: null,
  });
});

t.test('what a running phone tells counts before its files', async (t) => {
  const properties = ['effective ro.build.display.id=00CN_3_39B', 'system ro.build.display.id=00WW_3_39B'];
  t.match(buildIdentity(factsOf({ properties })), { region_variant: 'CN', display_id: '00CN_3_39B' });
  const files = ['system ro.build.display.id=00WW_3_39B', 'product ro.build.display.id=00CN_3_39B'];
  t.match(buildIdentity(factsOf({ properties: files })), { display_id: '00CN_3_39B' }, 'the file that is read last');
});

t.test('a number of another form tells no parts; what is not there is not told', async (t) => {
  const one = buildIdentity(factsOf({ properties: ['system ro.build.display.id=OPR1.170623.026'] }));
  t.match(one, { display_id: 'OPR1.170623.026', region_variant: null, base_version: null, service_pack: null });
  t.same(
    Object.values(buildIdentity(factsOf({}))).filter((value) => value !== null),
    [],
  );
});

t.test('a build of a scenario may state what its number does not tell', async (t) => {
  const build: ScenarioBuild = {
    display_id: '00WW_3_39B_SP01',
    fingerprint: 'phonehome/00WW/3_39B_SP01:8.1.0',
    region_label: 'WW',
    client: 'on',
    regver: '7.0',
  };
  t.match(scenarioBuildIdentity(build), { base_version: '3_39B', service_pack: 1, batch: null, patch_level: null });
  const stated = { ...build, base_version: '3_40A', service_pack: 7, batch: 'mispackaged', patch_level: '2018-12' };
  t.match(scenarioBuildIdentity(stated), {
    region_variant: 'WW',
    base_version: '3_40A',
    service_pack: 7,
    batch: 'mispackaged',
    patch_level: '2018-12',
  });
});
