import t from 'tap';
import { booted, bootedOnMobile, HOURS, pass, play, SECONDS, see, switchOn } from './support.ts';

t.test('boot takes 40 s; then come SIM after 4, service after 7 and the network after 9 s', async (t) => {
  play(t, {}, [
    [switchOn],
    [pass(40 * SECONDS - 1)],
    [pass(1), 'after 0.001 s: boot_completed december'],
    [see('sims_ready', 'in_service', 'network'), 'sims_ready false', 'in_service false', 'network none'],
    [pass(4 * SECONDS), 'after 4 s: sim_loaded'],
    [see('sims_ready', 'in_service', 'network'), 'sims_ready true', 'in_service false', 'network none'],
    [pass(3 * SECONDS), 'after 3 s: in service'],
    [see('in_service', 'network'), 'in_service true', 'network none'],
    [pass(2 * SECONDS), 'after 2 s: connectivity wifi'],
    [see('in_service', 'network'), 'in_service true', 'network wifi'],
    [pass(24 * HOURS)],
  ]);
});

t.test('where Wi-Fi is in reach, it is taken before mobile data', async (t) => {
  play(t, { wifi_share: 0.1 }, [...booted, [see('network'), 'network wifi']]);
});

t.test('without known Wi-Fi it is mobile data', async (t) => {
  play(t, { wifi_share: 0 }, [...bootedOnMobile]);
});

t.test('without Wi-Fi and mobile data there is no network, and no change of connectivity', async (t) => {
  play(t, { wifi_share: 0, mobile_data: false }, [
    [switchOn],
    [pass(HOURS), 'after 40 s: boot_completed december', 'after 44 s: sim_loaded', 'after 47 s: in service'],
    [see('network'), 'network none'],
  ]);
});
