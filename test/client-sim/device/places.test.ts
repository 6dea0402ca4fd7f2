import t from 'tap';
import {
  ABROAD,
  booted,
  comeBack,
  comeHome,
  depart,
  HOME,
  HOURS,
  leaveHome,
  MINUTES,
  pass,
  play,
  reboot,
  see,
  WORK,
} from './support.ts';

t.test('leaving home: Wi-Fi gives way to mobile data, in another cell; coming home: back', async (t) => {
  play(t, {}, [
    ...booted,
    [see('cell'), `cell ${HOME}`],
    [leaveHome, 'connectivity mobile'],
    [see('cell'), `cell ${WORK}`],
    [comeHome, 'connectivity wifi'],
    [see('cell'), `cell ${HOME}`],
  ]);
});

t.test('mobile data off: leaving home leaves no network', async (t) => {
  play(t, { mobile_data: false }, [...booted, [leaveHome, 'connectivity none'], [comeHome, 'connectivity wifi']]);
});

t.test('a move that changes no network changes only the cell', async (t) => {
  play(t, {}, [...booted, [comeHome], [leaveHome, 'connectivity mobile'], [leaveHome], [see('cell'), `cell ${WORK}`]]);
});

t.test('travel: service is lost, and found roaming two hours later', async (t) => {
  play(t, { wifi_share: 0.5 }, [
    ...booted,
    [leaveHome, 'connectivity mobile'],
    [depart, 'out of service', 'connectivity none'],
    [see('in_service', 'abroad', 'cell'), 'in_service false', 'abroad true', `cell ${ABROAD}`],
    [pass(2 * HOURS), 'after 7200 s: in service, roaming', 'after 7200 s: connectivity mobile'],
  ]);
});

t.test('travel: the way back is the same, without roaming', async (t) => {
  play(t, {}, [
    ...booted,
    [leaveHome, 'connectivity mobile'],
    [depart, 'out of service', 'connectivity none'],
    [pass(3 * HOURS), 'after 7200 s: in service, roaming', 'after 7200 s: connectivity mobile'],
    [comeBack, 'out of service, roaming', 'connectivity none'],
    [pass(3 * HOURS), 'after 7200 s: in service', 'after 7200 s: connectivity mobile'],
    [see('abroad', 'cell'), 'abroad false', `cell ${HOME}`],
  ]);
});

t.test('travel: turning back on the way, service is found at home, once', async (t) => {
  play(t, {}, [
    ...booted,
    [leaveHome, 'connectivity mobile'],
    [depart, 'out of service', 'connectivity none'],
    [pass(1 * HOURS)],
    [comeBack],
    [pass(24 * HOURS), 'after 3600 s: in service', 'after 3600 s: connectivity mobile'],
  ]);
});

t.test('travel: abroad, the daily round of home changes no cell', async (t) => {
  play(t, {}, [
    ...booted,
    [leaveHome, 'connectivity mobile'],
    [depart, 'out of service', 'connectivity none'],
    [pass(2 * HOURS), 'after 7200 s: in service, roaming', 'after 7200 s: connectivity mobile'],
    [comeHome, 'connectivity wifi'],
    [see('cell'), `cell ${ABROAD}`],
  ]);
});

t.test('travel: a reboot abroad finds service at once, roaming', async (t) => {
  play(t, {}, [
    ...booted,
    [depart, 'out of service'],
    [reboot, 'shutdown'],
    [
      pass(5 * MINUTES),
      'after 60 s: boot_completed december',
      'after 64 s: sim_loaded',
      'after 67 s: in service, roaming',
      'after 69 s: connectivity wifi',
    ],
    [pass(24 * HOURS)],
  ]);
});
