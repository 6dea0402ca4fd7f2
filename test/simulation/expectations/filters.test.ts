import type { Filter } from '@phonehome/shared';
import t from 'tap';
import { account } from './support.ts';

/** How many reports of an account with one of each kind a filter lets through. */
function counted(where: Filter): string {
  return account({ where, per: 'phone', at_least: 0 })
    .lived(1)
    .lived(1, { cohort: 'clean' })
    .lived(1, { phase: 'after-fix' })
    .lived(1, { build: 'ww-february' })
    .reported({ fields: { IMEI1: '1', SIM1CELLID: '' } })
    .reported({ trigger: 'BOOT_COMPLETED', root_cause: 'boot', outcome: 'accepted', fields: { SIM1CELLID: '7' } })
    .reported({}, { cohort: 'clean' })
    .reported({}, { phase: 'after-fix' })
    .reported({}, { build: 'ww-february' })
    .reported({ lost: true })
    .verdict()
    .measured.replace(/^.*\((\d+) in.*$/, '$1');
}

const filters: readonly [string, Filter, string][] = [
  ['no filter counts every report', {}, '6'],
  ['cohort counts the reports of its phones', { cohort: 'clean' }, '1'],
  ['phase counts the reports within it', { phase: 'after-fix' }, '1'],
  ['build counts the reports of phones that run it at that moment', { build: 'ww-february' }, '1'],
  ["trigger counts the reports that the client's event led to", { trigger: 'BOOT_COMPLETED' }, '1'],
  ['root_cause counts the reports that go back to it', { root_cause: 'wake' }, '5'],
  ['outcome counts the reports on which the server decided so', { outcome: 'accepted' }, '1'],
  ['outcome counts no report that the server has no record of', { outcome: 'refused' }, '4'],
  ['field counts the reports in which it is not empty', { field: 'SIM1CELLID' }, '1'],
  ['all filters that are given must hold', { cohort: 'mispackaged', root_cause: 'boot', outcome: 'refused' }, '0'],
];

for (const [name, where, expected] of filters) {
  t.test(name, async (t) => {
    t.equal(counted(where), expected);
  });
}
