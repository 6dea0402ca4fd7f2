import { createPhone, type Phone, type PhoneInput, stepPhone } from '@phonehome/client-sim';
import type { ResolvedBuild, Sim } from '@phonehome/shared';
import t from 'tap';
import { build, everyday, timings } from '../support.ts';

const card: Sim = { operator: 'a Norwegian operator', country: 'NO', card: 'generic', volte: 'on' };
const fresh = (client: ResolvedBuild['client']): Phone =>
  createPhone({
    behaviour: everyday(),
    timings,
    build: build({ client }),
    sim_slots: 1,
    sims: [card],
    next_sim: card,
    data_slot: 1,
    home_cell: 300,
  });
const after = (phone: Phone, ...inputs: readonly PhoneInput[]): Phone =>
  inputs.reduce((before, input) => stepPhone(before, input).phone, phone);
const boot = [{ input: 'switch_on' }, { input: 'boot_done' }] as const;

/** What a phone has first, and then; the switch as its client reads it after each. */
const rows: readonly [first: ResolvedBuild['client'], then: ResolvedBuild['client'], switches: [boolean, boolean]][] = [
  ['on', 'default-off', [true, true]],
  ['on', 'off', [true, false]],
  ['off', 'default-on', [false, false]],
  ['default-on', 'default-off', [true, false]],
  ['default-off', 'default-on', [false, true]],
  ['default-on', 'on', [true, true]],
  ['on', 'absent', [true, true]],
];

for (const [first, then, switches] of rows) {
  t.test(`a phone has a build with its client ${first}, and then one with it ${then}`, async (t) => {
    const one = after(fresh(first), ...boot);
    const update = { input: 'update', build: build({ id: 'next', client: then }) } as const;
    const other = after(one, update, ...boot);
    t.equal(other.build.id, 'next');
    t.same([one.registration_enabled, other.registration_enabled], switches);
  });
}
