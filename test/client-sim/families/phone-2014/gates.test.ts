import t from 'tap';
import {
  BARRIER,
  boot,
  CHINA_TELECOM,
  FINNISH,
  given,
  HOUR,
  type Line,
  NORWEGIAN,
  pass,
  phone,
  play,
  RETRY,
  refused,
  SECONDS,
  sim,
  untilReport1,
} from './support.ts';

const stopped = (gate: string): Line[] => [
  [boot, BARRIER],
  [pass(60 * SECONDS), `held back: ${gate}`],
  [pass(24 * HOUR)],
];

t.test('a try stops if no SIM is ready', async (t) => {
  play(t, phone({ sims: [sim(NORWEGIAN, { ready: false })] }), stopped('no-sim-ready'));
  play(t, phone({ sims: [sim(NORWEGIAN, { ready: false }), sim('')] }), stopped('no-sim-ready'));
});

t.test('one ready SIM is enough', async (t) => {
  play(t, phone({ sims: [sim(NORWEGIAN, { ready: false }), sim(FINNISH)] }), untilReport1);
});

t.test('a try stops if any SIM roams', async (t) => {
  const roams = { roaming: true };
  play(t, phone({ sims: [sim(NORWEGIAN, roams)] }), stopped('roaming'));
  play(t, phone({ sims: [sim(NORWEGIAN, roams), sim(FINNISH)] }), stopped('roaming'));
  play(t, phone({ network: 'wifi', sims: [sim(NORWEGIAN), sim(FINNISH, roams)] }), stopped('roaming'));
});

const dual = [sim(NORWEGIAN), sim(FINNISH)];

t.test('a try stops if, on a dual-SIM phone, data is on SIM 2 without Wi-Fi', async (t) => {
  play(t, phone({ sims: dual, data_slot: 2, network: 'mobile' }), stopped('data-on-sim-2'));
  play(t, phone({ sims: dual, data_slot: 2, network: 'none' }), stopped('data-on-sim-2'));
});

t.test('data on SIM 2: whose card it is does not matter', async (t) => {
  const sims = [sim(NORWEGIAN), sim(CHINA_TELECOM)];
  play(t, phone({ sims, data_slot: 2 }), stopped('data-on-sim-2'));
  play(t, phone({ sims, data_slot: 1 }), untilReport1);
});

t.test('data on SIM 2: on Wi-Fi there is no such check', async (t) => {
  play(t, phone({ sims: dual, data_slot: 2, network: 'wifi' }), untilReport1);
});

t.test('data on SIM 2: with one slot there is no such check', async (t) => {
  play(t, phone({ sims: [sim(NORWEGIAN)], data_slot: 2 }), untilReport1);
});

t.test('a try stops if all ICCIDs are empty', async (t) => {
  const unread = sim('', { ready: true });
  play(t, phone({ sims: [unread] }), stopped('no-iccid'));
  play(t, phone({ sims: [unread, unread] }), stopped('no-iccid'));
});

t.test('one ICCID is enough', async (t) => {
  play(t, phone({ sims: [sim('', { ready: true }), sim(NORWEGIAN)] }), untilReport1);
});

t.test('the gates hold when the hour of a retry has come, and a dropped retry is not made up for', async (t) => {
  play(t, phone(), [
    ...untilReport1,
    [refused, RETRY],
    [given({ sims: [sim(NORWEGIAN, { roaming: true })] })],
    [pass(HOUR), 'held back: roaming'],
    [given({ sims: [sim(NORWEGIAN)] })],
    [pass(24 * HOUR)],
  ]);
});
