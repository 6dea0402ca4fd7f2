import t from 'tap';
import { build } from '../support.ts';
import { booted, type Happening, MINUTES, pass, play, SECONDS, see, switchOn, update } from './support.ts';

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

t.test('an update that finds the phone off or booting changes nothing; the phone run tries it again', async (t) => {
  play(t, {}, [
    [update(february)],
    [see('power'), 'power off'],
    [switchOn],
    [update(february)],
    [pass(40 * SECONDS), 'after 40 s: boot_completed december'],
    [fingerprint, build().fingerprint],
  ]);
});
