import type { Sim } from '@phonehome/shared';
import t from 'tap';
import {
  airplaneMode,
  booted,
  bootedOnMobile,
  comeHome,
  depart,
  HOURS,
  leaveHome,
  MINUTES,
  pass,
  play,
  powerLoss,
  reboot,
  SECONDS,
  secondaryUser,
  secretCode,
  see,
  swapSim,
  switchDataSim,
  switchVolte,
  wake,
} from './support.ts';

const first: Sim = { operator: 'one operator', country: 'NO', card: 'generic', volte: 'on' };
const second: Sim = { operator: 'another', country: 'NO', card: 'generic', volte: 'not-supported' };

t.test('airplane mode takes service and Wi-Fi away, and gives both back', async (t) => {
  play(t, {}, [
    ...booted,
    [airplaneMode, 'airplane_mode on', 'out of service', 'connectivity none'],
    [airplaneMode],
    [see('network', 'in_service'), 'network none', 'in_service false'],
    [
      pass(91 * MINUTES),
      'after 5400 s: airplane_mode off',
      'after 5400 s: connectivity wifi',
      'after 5407 s: in service',
    ],
  ]);
});

t.test('in airplane mode no network is joined, wherever the phone is taken', async (t) => {
  play(t, {}, [
    ...booted,
    [airplaneMode, 'airplane_mode on', 'out of service', 'connectivity none'],
    [leaveHome],
    [comeHome],
  ]);
});

t.test('a journey in airplane mode: the phone roams when it is over', async (t) => {
  play(t, { wifi_share: 0 }, [
    ...bootedOnMobile,
    [airplaneMode, 'airplane_mode on', 'out of service', 'connectivity none'],
    [depart],
    [
      pass(2 * HOURS),
      'after 5400 s: airplane_mode off',
      'after 5407 s: in service, roaming',
      'after 5407 s: connectivity mobile',
    ],
  ]);
});

t.test('a restart ends airplane mode and the turn of the secondary user', async (t) => {
  play(t, {}, [
    ...booted,
    [airplaneMode, 'airplane_mode on', 'out of service', 'connectivity none'],
    [secondaryUser, 'user_switched to the secondary user'],
    [reboot, 'shutdown'],
    [see('airplane_mode', 'primary_user'), 'airplane_mode false', 'primary_user true'],
  ]);
});

t.test('the secondary user has the phone for a while', async (t) => {
  play(t, {}, [
    ...booted,
    [secondaryUser, 'user_switched to the secondary user'],
    [secondaryUser],
    [wake, 'screen_on'],
    [pass(31 * MINUTES), 'after 60 s: screen_off', 'after 1800 s: user_switched to the primary user'],
  ]);
});

t.test('mobile data moves to the other card and back, but not to an empty slot', async (t) => {
  play(
    t,
    {},
    [...booted, [switchDataSim, 'data_sim_switched to SIM 2'], [switchDataSim, 'data_sim_switched to SIM 1']],
    [first, second],
  );
  play(t, {}, [...booted, [switchDataSim]], [first]);
});

t.test('VoLTE of the data SIM is switched off and on, unless the card does not know it', async (t) => {
  play(
    t,
    {},
    [
      ...booted,
      [switchVolte, 'volte_switched off, SIM 1'],
      [switchVolte, 'volte_switched on, SIM 1'],
      [switchDataSim, 'data_sim_switched to SIM 2'],
      [switchVolte],
    ],
    [first, second],
  );
});

t.test('an exchange of the card: no service until the new one is found', async (t) => {
  play(t, { wifi_share: 0 }, [
    ...bootedOnMobile,
    [swapSim, 'sim_removed', 'out of service', 'connectivity none'],
    [see('sims_ready', 'swaps'), 'sims_ready false', 'swaps 1'],
    [pass(60 * SECONDS), 'after 30 s: sim_loaded', 'after 37 s: in service', 'after 37 s: connectivity mobile'],
  ]);
});

t.test('an exchange while the phone is off shows when it starts; after ten cards there are no more', async (t) => {
  play(t, {}, [
    [swapSim],
    [see('swaps'), 'swaps 1'],
    ...Array.from({ length: 20 }, () => [swapSim] as const),
    [see('swaps'), 'swaps 9'],
  ]);
});

t.test('an empty battery: nobody hears of it, and the phone is off for an hour', async (t) => {
  play(t, {}, [
    ...booted,
    [wake, 'screen_on'],
    [powerLoss, 'power_lost'],
    [powerLoss],
    [see('power', 'network', 'screen_on'), 'power off', 'network none', 'screen_on false'],
    [pass(59 * MINUTES)],
    [
      pass(2 * MINUTES),
      'after 100 s: boot_completed december',
      'after 104 s: sim_loaded',
      'after 107 s: in service',
      'after 109 s: connectivity wifi',
    ],
  ]);
});

t.test('a secret code is heard while the phone is on', async (t) => {
  play(t, {}, [[secretCode], ...booted, [secretCode, 'secret_code']]);
});
