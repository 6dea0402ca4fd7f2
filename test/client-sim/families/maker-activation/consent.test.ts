import t from 'tap';
import { accepted, boot, consent, given, HOUR, online, pass, play, shutdown, untilRequest1 } from './support.ts';

t.test('before consent nothing is sent, whatever happens', async (t) => {
  play(t, [
    [boot, 'held back: no-consent'],
    [online('mobile'), 'held back: no-consent'],
    [pass(24 * HOUR)],
    [shutdown],
    [boot, 'held back: no-consent'],
    [online('wifi'), 'held back: no-consent'],
  ]);
});

t.test('with a network, consent sends at once', async (t) => {
  play(t, untilRequest1);
});

t.test('without a network, consent sends nothing; the next network does', async (t) => {
  play(t, [
    [given('none')],
    [boot, 'held back: no-consent'],
    [consent, 'held back: no-network'],
    [online('none'), 'held back: no-network'],
    [online('mobile'), 'activation 1'],
  ]);
});

t.test('consent is remembered over a shutdown', async (t) => {
  play(t, [
    [given('none')],
    [boot, 'held back: no-consent'],
    [consent, 'held back: no-network'],
    [shutdown],
    [given('wifi')],
    [boot, 'activation 1'],
  ]);
});

t.test('mobile data is as good as Wi-Fi', async (t) => {
  play(t, [[given('mobile')], [boot, 'held back: no-consent'], [consent, 'activation 1']]);
});

t.test('consent given again sends nothing more', async (t) => {
  play(t, [...untilRequest1, [consent, 'held back: in-flight'], [accepted], [consent, 'held back: already-activated']]);
});
