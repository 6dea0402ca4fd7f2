import t from 'tap';
import { booted, HOURS, pass, play, SECONDS, see, unlock, wake, wakeAndUnlock } from './support.ts';

t.test('a wake switches the screen on, and off when the session is over', async (t) => {
  play(t, {}, [
    ...booted,
    [wake, 'screen_on'],
    [see('screen_on'), 'screen_on true'],
    [pass(2 * HOURS), 'after 60 s: screen_off'],
    [see('screen_on'), 'screen_on false'],
  ]);
});

t.test('a wake with an unlock: the user is present a moment later', async (t) => {
  play(t, {}, [
    ...booted,
    [wakeAndUnlock, 'screen_on'],
    [pass(2 * HOURS), 'after 2 s: user_present', 'after 60 s: screen_off'],
  ]);
});

t.test('a phone whose screen is off cannot be unlocked', async (t) => {
  play(t, {}, [...booted, [unlock], [wake, 'screen_on'], [unlock, 'user_present']]);
});

t.test('wakes leave the network alone', async (t) => {
  play(t, {}, [
    ...booted,
    [wake, 'screen_on'],
    [pass(60 * SECONDS), 'after 60 s: screen_off'],
    [wake, 'screen_on'],
    [see('network'), 'network wifi'],
  ]);
});
