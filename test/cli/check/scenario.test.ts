import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { knownClients, shippedPolicy } from '@phonehome/variants';
import t from 'tap';
import { checkInputs } from '../../../packages/cli/src/check/check-inputs.ts';
import { shippedStories } from '../../shipped-stories.ts';
import { changedStory, shippedText, temporaryFolder } from '../support.ts';

const settings = {
  policy: shippedPolicy,
  knowledge: knownClients,
  region: null,
  today: '2019-03-21',
  allow_unknown: false,
};

/** What the gate says of each build of a scenario: its name there, the verdict, and when phones got it. */
async function timeline(name: string): Promise<[build: string, verdict: string, ...released: string[]][]> {
  const { outcome, released } = await checkInputs([{ kind: 'scenario', name }], settings);
  return outcome.reports.map(({ build, verdict }) => [
    /: (\S+) \(/.exec(build)?.[1] ?? build,
    verdict,
    ...(released.get(build) ?? []).map(({ date, by, cohort }) => `${cohort} ${date} ${by}`),
  ]);
}

const marked = async (name: string): Promise<string[]> =>
  (await timeline(name)).filter(([, verdict]) => verdict !== 'pass').map(([build]) => build);

/** The builds of each shipped story in which the client of China runs in a build for elsewhere; in all others, none. */
const bad: Readonly<Record<string, readonly string[]>> = {
  incident: ['ww-december'],
  'origin-factory': ['ww-december'],
  'fix-alone': ['ww-december'],
  'slow-rollout': ['ww-december'],
  'generation-2014': ['ww-2014', 'ww-2017'],
  'accepted-everywhere': ['ww-december', 'ww-january', 'ww-february'],
  'people-who-move': ['ww-december'],
  roaming: ['ww-december'],
  'sim-swap': ['ww-december'],
  'staged-rollout': ['ww-december'],
  'variant-fixes': ['ww-december', 'ww-default-on', 'default-off', 'overruled', 'renamed', 'unread', 'other-server'],
  'wrong-fixes': ['ww-december', 'persisted-switch', 'new-endpoint', 'new-number'],
};

for (const name of shippedStories) {
  t.test(`${name}: the bad builds and no other`, async (t) => {
    t.same(await marked(name), bad[name] ?? []);
  });
}

t.test('the incident: an update brought the bad build, a later one ended it', async (t) => {
  t.same(await timeline('incident'), [
    ['ww-november', 'pass', 'mispackaged 2018-12-03 factory'],
    ['ww-december', 'fail', 'mispackaged 2018-12-10 update'],
    ['ww-february', 'pass', 'mispackaged 2019-02-25 update'],
    ['ww-clean', 'pass', 'clean 2018-12-03 factory'],
    ['cn-november', 'pass', 'china 2018-12-03 factory'],
    ['cn-december', 'pass', 'china 2018-12-10 update'],
  ]);
});

t.test('the incident with the bad build on the phones from the factory: the same builds, other dates', async (t) => {
  const folder = await temporaryFolder(t);
  const path = await changedStory(folder, 'incident', [['origin: update', 'origin: factory']]);
  t.same(await timeline(path), [
    ['ww-november', 'pass'],
    ['ww-december', 'fail', 'mispackaged 2018-12-03 factory'],
    ['ww-february', 'pass', 'mispackaged 2019-02-25 update'],
    ['ww-clean', 'pass', 'clean 2018-12-03 factory'],
    ['cn-november', 'pass', 'china 2018-12-03 factory'],
    ['cn-december', 'pass', 'china 2018-12-10 update'],
  ]);
});

t.test('the incident with the client removed instead of switched off', async (t) => {
  const folder = await temporaryFolder(t);
  t.same(await marked(await changedStory(folder, 'incident', [['fix: switch', 'fix: remove']])), ['ww-december']);
});

t.test('a build whose number says another region than its label', async (t) => {
  const folder = await temporaryFolder(t);
  const path = await changedStory(folder, 'incident', [['display_id: 00WW_3_39B_C', 'display_id: 00CN_3_39B_C']]);
  const { outcome } = await checkInputs([{ kind: 'scenario', name: path }], settings);
  const report = outcome.reports.find(({ build }) => build.includes('ww-clean'));
  t.same(
    report?.findings.flatMap(({ rule, verdict }) => (verdict === 'fail' ? [rule] : [])),
    ['label-contradiction'],
  );
});

t.test('findings point at the build in the scenario file', async (t) => {
  const folder = await temporaryFolder(t);
  const path = join(folder, 'story.yaml');
  await writeFile(path, shippedText('incident'));
  const { outcome } = await checkInputs([{ kind: 'scenario', name: path }], settings);
  const line = shippedText('incident').split('\n').indexOf('  ww-december:') + 1;
  const finding = outcome.reports[1]?.findings[0];
  t.match(finding?.evidence[0], { says: /^persist\.vendor\..* is true/, source: { file: path, line } });
  const label = outcome.reports[1]?.label;
  t.match(label, { region: 'WW', because: 'region_label of the scenario', source: { file: path, line } });
});

t.test('--region is before the label of the scenario', async (t) => {
  const { outcome } = await checkInputs([{ kind: 'scenario', name: 'incident' }], { ...settings, region: 'CN' });
  const verdicts = outcome.reports.map(({ findings }) =>
    findings.flatMap(({ rule, verdict }) => (verdict === 'fail' ? [rule] : [])),
  );
  t.same(
    verdicts.slice(0, 4),
    Array(4).fill(['label-contradiction']),
    'the WW builds contradict it, and the client may run',
  );
});
