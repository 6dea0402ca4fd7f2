import type { Countable, Filter } from '@phonehome/shared';
import t from 'tap';
import { account } from './support.ts';

function counted(count: Countable, where: Filter = {}): string {
  const heldBack = { event: 'held_back', saw: '', trigger: 'SCREEN_ON', root_cause: 'wake' } as const;
  return account({ count, where, per: 'phone', at_least: 0 })
    .lived(1)
    .lived(1, { cohort: 'clean' })
    .happened({ event: 'boot_completed', build: 'ww-december' })
    .happened({ event: 'screen_on' })
    .happened({ event: 'screen_on' })
    .happened({ event: 'screen_on' }, { cohort: 'clean' })
    .happened({ event: 'screen_off' })
    .happened({ event: 'user_present' })
    .happened({ event: 'user_present' })
    .happened({ event: 'update_failed', build: 'ww-february', first_boot: 'init', on: false })
    .happened({ event: 'fell_back', build: 'ww-december' })
    .happened({ ...heldBack, gate: 'in-flight' })
    .happened({ ...heldBack, gate: 'roaming' })
    .happened({ ...heldBack, gate: 'roaming', trigger: 'USER_PRESENT', root_cause: 'unlock' })
    .reported()
    .verdict()
    .measured.replace(/^.*\((\d+) in.*$/, '$1');
}

t.test('boots, wakes, unlocks, failed_updates, held_back and reports each count their own kind of event', async (t) => {
  t.equal(counted('failed_updates'), '1');
  t.equal(counted('boots'), '1');
  t.equal(counted('wakes'), '3');
  t.equal(counted('unlocks'), '2');
  t.equal(counted('held_back'), '3');
  t.equal(counted('reports'), '1');
});

t.test('cohort, phase and build filter events as they do reports', async (t) => {
  t.equal(counted('wakes', { cohort: 'mispackaged' }), '2');
  t.equal(counted('wakes', { cohort: 'clean' }), '1');
  t.equal(counted('unlocks', { cohort: 'clean' }), '0');
});

t.test('gate, trigger and root_cause filter what was held back', async (t) => {
  t.equal(counted('held_back', { gate: 'roaming' }), '2');
  t.equal(counted('held_back', { gate: 'roaming', trigger: 'SCREEN_ON' }), '1');
  t.equal(counted('held_back', { root_cause: 'unlock' }), '1');
  t.equal(counted('held_back', { gate: 'barrier' }), '0');
});
