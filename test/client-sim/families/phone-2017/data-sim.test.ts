import { chinaTelecomIccidPrefixes } from '@phonehome/shared';
import t from 'tap';
import {
  boot,
  CANCEL,
  CHINA_TELECOM,
  connectivity,
  given,
  NORWEGIAN,
  phone,
  play,
  RETRY,
  refused,
  sim,
  untilReport1,
} from './support.ts';

t.same(chinaTelecomIccidPrefixes, ['898603', '898611', '898612'], 'the client knows three prefixes of China Telecom');

for (const prefix of chinaTelecomIccidPrefixes) {
  t.test(`dual-SIM without Wi-Fi: a data SIM whose ICCID begins with ${prefix} may send`, async (t) => {
    play(t, phone({ sims: [sim(prefix.padEnd(20, '0')), sim(NORWEGIAN)] }), untilReport1);
  });
}

for (const iccid of [NORWEGIAN, '89860100000000000001', '89861300000000000000', '08986030000000000000']) {
  t.test(`dual-SIM without Wi-Fi: a data SIM with ICCID ${iccid} may not`, async (t) => {
    const sims = [sim(iccid), sim(CHINA_TELECOM)];
    play(t, phone({ sims }), [[boot, CANCEL, 'held back: data-sim-not-china-telecom']]);
  });
}

t.test('dual-SIM without Wi-Fi: it is the data SIM that counts, whichever slot it is in', async (t) => {
  const sims = [sim(NORWEGIAN), sim(CHINA_TELECOM)];
  play(t, phone({ sims, data_slot: 2 }), untilReport1);
  play(t, phone({ sims, data_slot: 1 }), [[boot, CANCEL, 'held back: data-sim-not-china-telecom']]);
});

t.test('dual-SIM without Wi-Fi: an empty data slot may not send', async (t) => {
  const sims = [sim(CHINA_TELECOM), sim('')];
  play(t, phone({ sims, data_slot: 2 }), [[boot, CANCEL, 'held back: data-sim-not-china-telecom']]);
});

t.test('dual-SIM without any network is without Wi-Fi', async (t) => {
  const sims = [sim(NORWEGIAN), sim('')];
  play(t, phone({ network: 'none', sims }), [[boot, CANCEL, 'held back: data-sim-not-china-telecom']]);
});

t.test('on Wi-Fi there is no such check', async (t) => {
  play(t, phone({ network: 'wifi', sims: [sim(NORWEGIAN), sim('')] }), untilReport1);
});

t.test('with one slot there is no such check', async (t) => {
  play(t, phone({ network: 'mobile', sims: [sim(NORWEGIAN)] }), untilReport1);
});

t.test('so a dual-SIM phone with a Norwegian card sends only on Wi-Fi', async (t) => {
  play(t, phone({ network: 'wifi', sims: [sim(NORWEGIAN), sim('')] }), [
    ...untilReport1,
    [refused, RETRY],
    [given({ network: 'mobile' })],
    [connectivity, CANCEL, 'held back: data-sim-not-china-telecom'],
    [given({ network: 'wifi' })],
    [connectivity, CANCEL, 'report 2'],
  ]);
});
