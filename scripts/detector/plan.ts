import { type Group, groups } from './feature.ts';
import type { Trial } from './findings.ts';
import type { KindPlan } from './leak-or-registration.ts';
import type { Plan } from './report-or-other.ts';
import type { Story } from './samples.ts';
import { views } from './views.ts';

/** The first three weeks of the incident: from the second on the client comes to more and more phones. */
const incident: Story = { scenario: 'incident', seed: 5, devices: 60, days: 21, background: 1 };
const OTHER_SEED = 6;
const elsewhere = (scenario: string, devices: number, days: number): Story => ({
  scenario,
  seed: OTHER_SEED,
  devices,
  days,
  background: 1,
});

const learnt_max = { reports_max: 3_000, others_max: 9_000 };

/** What the page about the detector tells of. */
export const plan: Plan = {
  train: incident,
  trials: [
    { id: 'other seed', about: 'other people and phones in the same story', ...incident, seed: OTHER_SEED },
    {
      id: 'busier',
      about: 'the same, with five times as much of other applications',
      ...incident,
      seed: OTHER_SEED,
      background: 5,
    },
    { id: 'who move', about: 'the same kind of phone, whose owners move', ...elsewhere('people-who-move', 10, 7) },
    {
      id: 'ill server',
      about:
        'the client where it belongs, while the server is silent, slow, resets, or answers with errors and garbage',
      ...elsewhere('retry-storm', 10, 21),
    },
    { id: '2014', about: 'two generations of the client', ...elsewhere('generation-2014', 40, 10) },
    { id: 'families', about: 'MediaTek phones, KaiOS phones and LTE modules', ...elsewhere('other-families', 60, 21) },
  ],
  views,
  alone: Object.keys(groups) as Group[],
  ...learnt_max,
  permuted_max: 10_000,
};

/** Views that lose when there is more of other applications, and what they learn when they learn from that. */
export const busierPlan: Plan = {
  train: { ...incident, background: 5 },
  trials: [plan.trials[1] as Trial],
  views: views.filter(({ id }) => ['timing', 'padded', 'encrypted'].includes(id)),
  alone: [],
  ...learnt_max,
  permuted_max: 1_000,
};

const reportsAlone = (story: Story): Story => ({ ...story, background: 0 });

/** The second question of the page: is it a leak, or a registration as intended? */
export const kindPlan: KindPlan = {
  train: reportsAlone({ ...incident, devices: 300 }),
  trials: [
    {
      id: 'other seed',
      about: 'other people and phones in the same story',
      stories: [reportsAlone({ ...incident, devices: 300, seed: OTHER_SEED })],
    },
    {
      id: 'ill server',
      about:
        'leaks of `people-who-move`, registrations of `retry-storm`: the same model of phone, and a server in trouble',
      stories: [reportsAlone(elsewhere('people-who-move', 20, 7)), reportsAlone(elsewhere('retry-storm', 20, 21))],
    },
  ],
};
