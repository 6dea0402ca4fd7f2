import t from 'tap';
import {
  booted,
  leaveHome,
  MINUTES,
  pass,
  play,
  reboot,
  SECONDS,
  see,
  switchOn,
  unlock,
  wake,
  wakeAndUnlock,
} from './support.ts';

t.test('a reboot: shutdown, 20 s off, boot as ever', async (t) => {
  play(t, {}, [
    ...booted,
    [reboot, 'shutdown'],
    [
      see('power', 'network', 'in_service', 'sims_ready'),
      'power off',
      'network none',
      'in_service false',
      'sims_ready false',
    ],
    [
      pass(5 * MINUTES),
      'after 60 s: boot_completed december',
      'after 64 s: sim_loaded',
      'after 67 s: in service',
      'after 69 s: connectivity wifi',
    ],
  ]);
});

t.test('a reboot ends the session: no screen_off, no unlock comes of it', async (t) => {
  play(t, {}, [
    ...booted,
    [wakeAndUnlock, 'screen_on'],
    [reboot, 'shutdown'],
    [see('screen_on'), 'screen_on false'],
    [pass(59 * SECONDS)],
  ]);
});

t.test('a phone in its box does nothing, whatever is done to it', async (t) => {
  play(t, {}, [[wake], [unlock], [leaveHome], [reboot], [pass(60 * MINUTES)], [see('power'), 'power off']]);
});

t.test('while it boots, a wake, an unlock and a reboot are ignored', async (t) => {
  play(t, {}, [
    [switchOn],
    [wakeAndUnlock],
    [unlock],
    [reboot],
    [pass(40 * SECONDS), 'after 40 s: boot_completed december'],
  ]);
});

t.test('where it was carried while off shows after the boot', async (t) => {
  play(t, {}, [
    ...booted,
    [reboot, 'shutdown'],
    [leaveHome],
    [
      pass(5 * MINUTES),
      'after 60 s: boot_completed december',
      'after 64 s: sim_loaded',
      'after 67 s: in service',
      'after 69 s: connectivity mobile',
    ],
  ]);
});
