import { join } from 'node:path';
import type { Gate, Safeguards, Scenario } from '@phonehome/shared';
import { explainDevice } from '@phonehome/simulation';
import t from 'tap';
import { type BriefName, brief, runInto, temporaryFolder } from '../support.ts';

/** How to get a phone that is held back by a gate, and what the gate says that it saw. */
interface Case {
  readonly story: BriefName;
  readonly change?: (scenario: Scenario) => void;
  readonly saw: RegExp;
}

const oftenAbroad =
  (trip_days: number) =>
  (scenario: Scenario): void => {
    for (const behaviour of Object.values(scenario.behaviours))
      Object.assign(behaviour, { trips_per_year: 100, trip_days });
  };

const guarded =
  (safeguards: Safeguards) =>
  (scenario: Scenario): void => {
    scenario.safeguards = safeguards;
  };

/** `no-iccid` is not here: a SIM that is ready has a number. */
const cases: Readonly<Partial<Record<Gate, Case>>> = {
  'master-switch-off': {
    story: 'fix-alone',
    saw: /^persist\.vendor\.radio\.ps\.registration\.enabled=false$/,
  },
  'secondary-user': {
    story: 'fix-alone',
    change: (scenario) => {
      for (const behaviour of Object.values(scenario.behaviours)) behaviour.secondary_users_per_week = 14;
    },
    saw: /^not the primary user$/,
  },
  'data-on-sim-2': {
    story: 'incident',
    change: (scenario) => {
      for (const cohort of scenario.cohorts) {
        Object.assign(cohort, { model: 'nokia-7-plus-dual', sims: ['norwegian', 'finnish'], data_sim: 2 });
      }
      for (const behaviour of Object.values(scenario.behaviours)) behaviour.wifi_share = 0;
      for (const build of Object.values(scenario.builds)) {
        if (build.client === 'on') Object.assign(build, { family: 'phone-2014', regver: '1.0' });
        else build.client = 'absent';
      }
      delete scenario.fix;
    },
    saw: /^not on Wi-Fi, data is on SIM 2$/,
  },
  'already-registered': { story: 'china-as-intended', saw: /^success stored for 898603\d{14},$/ },
  'wifi-without-service': {
    story: 'fix-alone',
    // After airplane mode Wi-Fi is back at once, service a little later.
    change: (scenario) => {
      for (const behaviour of Object.values(scenario.behaviours)) {
        Object.assign(behaviour, { airplane_modes_per_week: 14, wifi_share: 1 });
      }
    },
    saw: /^on Wi-Fi, not in service$/,
  },
  'in-flight': {
    story: 'fix-alone',
    // The screen is unlocked while the request of the wake is still waiting for its reply.
    change: (scenario) => {
      for (const rule of scenario.policy.rules) rule.delay_ms = 20_000;
    },
    saw: /^request \d+ is in flight$/,
  },
  barrier: { story: 'incident', saw: /^the 60 s barrier is up$/ },
  'no-sim-ready': { story: 'incident', saw: /^no SIM is ready$/ },
  roaming: { story: 'incident', change: oftenAbroad(2), saw: /^SIM 1 roams$/ },
  'data-sim-not-china-telecom': {
    story: 'incident',
    change: (scenario) => {
      for (const cohort of scenario.cohorts) cohort.model = 'nokia-7-plus-dual';
    },
    saw: /^not on Wi-Fi, data SIM 89000\d{15}$/,
  },
  'not-china-telecom': {
    story: 'incident',
    change: (scenario) => {
      for (const build of Object.values(scenario.builds)) {
        if (build.client === 'on') Object.assign(build, { family: 'kaios-2020', regver: '8.0' });
        else build.client = 'absent';
      }
      delete scenario.fix;
    },
    saw: /^SIM 1: a Norwegian operator$/,
  },
  'no-consent': { story: 'fix-alone', change: guarded({ consent: true }), saw: /^the user has not been asked yet$/ },
  'tries-used-up': {
    story: 'fix-alone',
    change: guarded({ tries_max: 2 }),
    saw: /^2 of 2 tries with this build and these cards$/,
  },
  firewall: {
    story: 'fix-alone',
    change: guarded({ firewall_share: 1 }),
    saw: /^the connection is refused on the phone$/,
  },
};

for (const [gate, { story, change, saw }] of Object.entries(cases)) {
  t.test(`a phone that was held back by ${gate}: the gate, what it saw, and what led to it`, async (t) => {
    const folder = join(await temporaryFolder(t), 'run');
    await runInto(folder, brief(story, change), { devices: 1 });
    const { moments, sums } = await explainDevice(folder, 0, null);
    const moment = moments.find(({ decision }) => decision.gate === gate);
    t.match(moment, { decision: { event: 'held_back', saw }, server: null, answer: null });
    t.ok((moment?.chain.length ?? 0) > 0, 'the chain of what led to it is not empty');
    t.ok((sums.find(({ because }) => because === gate)?.count ?? 0) > 0, 'the sums count it');
  });
}
