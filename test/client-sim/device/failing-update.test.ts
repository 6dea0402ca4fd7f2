import t from 'tap';
import { build } from '../support.ts';
import {
  booted,
  failingUpdate,
  type Happening,
  HOURS,
  type Line,
  MINUTES,
  pass,
  play,
  powerLoss,
  SECONDS,
  see,
  update,
} from './support.ts';

const february = build({ id: 'february', fingerprint: 'phonehome/00WW/3_39B_SP02:8.1.0', client: 'off' });
const undecided = build({ id: 'undecided', client: 'default-off' });
const its: Happening = { name: 'its build', on: ({ phone }) => [phone.build.id] };
const masterSwitch = see('persisted_switch');

/** What follows a failing update of a phone with the build `own` until it is online again. */
const fallsBack = (failed: string, own: string): Line => [
  pass(6 * MINUTES),
  `after 220 s: update_failed ${failed}`,
  `after 220 s: fell_back ${own}`,
  `after 260 s: boot_completed ${own}`,
  'after 264 s: sim_loaded',
  'after 267 s: in service',
  'after 269 s: connectivity wifi',
];

t.test('an update that fails: shutdown, 3 minutes off, a boot for nothing, and one with the old build', async (t) => {
  play(t, {}, [
    ...booted,
    [failingUpdate(february, 'boot-loader'), 'shutdown'],
    [its, 'december'],
    fallsBack('february (boot-loader), switch on', 'december'),
    [its, 'december'],
    [update(february), 'system_update february', 'shutdown'],
    [pass(220 * SECONDS), 'after 220 s: boot_completed february'],
  ]);
});

t.test('a first boot that came as far as init has reset the switch; a build that sets it sets it again', async (t) => {
  play(t, {}, [
    ...booted,
    [masterSwitch, 'persisted_switch true'],
    [failingUpdate(february, 'init'), 'shutdown'],
    [pass(220 * SECONDS), 'after 220 s: update_failed february (init), switch off', 'after 220 s: fell_back december'],
    [masterSwitch, 'persisted_switch false'],
    [pass(40 * SECONDS), 'after 40 s: boot_completed december'],
    [masterSwitch, 'persisted_switch true'],
  ]);
});

t.test('the switch that a failed boot has set stays set under a build that leaves it as it is', async (t) => {
  const onUndecided: readonly Line[] = [
    ...booted,
    [update(february), 'system_update february', 'shutdown'],
    [pass(220 * SECONDS), 'after 220 s: boot_completed february'],
    [update(undecided), 'system_update undecided', 'shutdown'],
    [pass(220 * SECONDS), 'after 220 s: boot_completed undecided'],
    [masterSwitch, 'persisted_switch false'],
  ];
  play(t, {}, [
    ...onUndecided,
    [failingUpdate(build(), 'init'), 'shutdown'],
    fallsBack('december (init), switch on', 'undecided'),
    [masterSwitch, 'persisted_switch true'],
  ]);
  play(t, {}, [
    ...onUndecided,
    [failingUpdate(build(), 'boot-loader'), 'shutdown'],
    fallsBack('december (boot-loader), switch off', 'undecided'),
    [masterSwitch, 'persisted_switch false'],
  ]);
});

t.test('a battery that runs empty on the way does not save the update', async (t) => {
  play(t, {}, [
    ...booted,
    [failingUpdate(february, 'boot-loader'), 'shutdown'],
    [pass(200 * SECONDS)],
    [powerLoss, 'power_lost'],
    [
      pass(HOURS + 80 * SECONDS),
      'after 3640 s: update_failed february (boot-loader), switch on',
      'after 3640 s: fell_back december',
      'after 3680 s: boot_completed december',
    ],
  ]);
});

t.test('one that finds the phone off changes nothing', async (t) => {
  play(t, {}, [[failingUpdate(february, 'init')], [see('power', 'failing'), 'power off', 'failing null']]);
});
