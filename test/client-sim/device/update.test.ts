import t from 'tap';
import { build } from '../support.ts';
import { booted, type Happening, MINUTES, pass, play, reboot, SECONDS, see, switchOn, update } from './support.ts';

const february = build({ id: 'february', fingerprint: 'phonehome/00WW/3_39B_SP02:8.1.0' });
const fingerprint: Happening = { name: 'its fingerprint', on: ({ phone }) => [phone.build.fingerprint] };

t.test('an update: the new build is installed, then shutdown, 3 minutes off, and a boot with it', async (t) => {
  play(t, {}, [
    ...booted,
    [fingerprint, build().fingerprint],
    [update(february), 'system_update february', 'shutdown'],
    [fingerprint, february.fingerprint],
    [
      pass(5 * MINUTES),
      'after 220 s: boot_completed february',
      'after 224 s: sim_loaded',
      'after 227 s: in service',
      'after 229 s: connectivity wifi',
    ],
  ]);
});

t.test('an update that finds the phone off waits, a minute at a time', async (t) => {
  play(t, {}, [
    [update(february)],
    [pass(3 * MINUTES)],
    [see('power'), 'power off'],
    [switchOn],
    [pass(40 * SECONDS), 'after 40 s: boot_completed december'],
    [
      pass(20 * SECONDS),
      'after 4 s: sim_loaded',
      'after 7 s: in service',
      'after 9 s: connectivity wifi',
      'after 20 s: system_update february',
      'after 20 s: shutdown',
    ],
  ]);
});

t.test('an update that comes within a reboot is installed after it', async (t) => {
  play(t, {}, [
    ...booted,
    [reboot, 'shutdown'],
    [pass(10 * SECONDS)],
    [update(february)],
    [fingerprint, build().fingerprint],
    [
      pass(MINUTES),
      'after 50 s: boot_completed december',
      'after 54 s: sim_loaded',
      'after 57 s: in service',
      'after 59 s: connectivity wifi',
      'after 60 s: system_update february',
      'after 60 s: shutdown',
    ],
  ]);
});
