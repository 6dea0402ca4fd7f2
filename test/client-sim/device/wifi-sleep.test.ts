import t from 'tap';
import { booted, comeHome, HOURS, leaveHome, MINUTES, pass, play, reboot, SECONDS, see, wake } from './support.ts';

const sessionOver = [pass(60 * SECONDS), 'after 60 s: screen_off'] as const;

t.test('never: 15 minutes after the screen went off, Wi-Fi gives way to mobile data', async (t) => {
  play(t, { wifi_sleep: 'never' }, [
    ...booted,
    [wake, 'screen_on'],
    sessionOver,
    [pass(15 * MINUTES - 1)],
    [pass(1), 'after 0.001 s: connectivity mobile'],
  ]);
});

t.test('never: without mobile data nothing is left', async (t) => {
  play(t, { wifi_sleep: 'never', mobile_data: false }, [
    ...booted,
    [wake, 'screen_on'],
    sessionOver,
    [pass(HOURS), 'after 900 s: connectivity none'],
  ]);
});

t.test('never: 2 s after the next wake the phone is back on Wi-Fi', async (t) => {
  play(t, { wifi_sleep: 'never' }, [
    ...booted,
    [wake, 'screen_on'],
    sessionOver,
    [pass(8 * HOURS), 'after 900 s: connectivity mobile'],
    [wake, 'screen_on'],
    [pass(60 * SECONDS), 'after 2 s: connectivity wifi', 'after 60 s: screen_off'],
  ]);
});

t.test('never: a wake within the 15 minutes begins them anew', async (t) => {
  play(t, { wifi_sleep: 'never' }, [
    ...booted,
    [wake, 'screen_on'],
    sessionOver,
    [pass(13 * MINUTES)],
    [wake, 'screen_on'],
    sessionOver,
    [pass(15 * MINUTES - 1)],
    [pass(1), 'after 0.001 s: connectivity mobile'],
  ]);
});

t.test('never: on the way there is no Wi-Fi to drop or join, so nothing changes', async (t) => {
  play(t, { wifi_sleep: 'never' }, [
    ...booted,
    [leaveHome, 'connectivity mobile'],
    [wake, 'screen_on'],
    [pass(HOURS), 'after 60 s: screen_off'],
    [comeHome],
    [wake, 'screen_on'],
    [pass(10 * SECONDS), 'after 2 s: connectivity wifi'],
  ]);
});

t.test('never: a boot wakes Wi-Fi', async (t) => {
  play(t, { wifi_sleep: 'never' }, [
    ...booted,
    [wake, 'screen_on'],
    sessionOver,
    [pass(HOURS), 'after 900 s: connectivity mobile'],
    [reboot, 'shutdown'],
    [pass(60 * SECONDS), 'after 60 s: boot_completed december'],
    [see('wifi_awake'), 'wifi_awake true'],
  ]);
});

t.test('always: Wi-Fi stays, however long the screen is off', async (t) => {
  play(t, { wifi_sleep: 'always' }, [
    ...booted,
    [wake, 'screen_on'],
    sessionOver,
    [pass(24 * HOURS)],
    [see('network'), 'network wifi'],
    [wake, 'screen_on'],
    sessionOver,
  ]);
});
