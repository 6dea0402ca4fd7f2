import { loadScenario } from '@phonehome/shared';
import { type BuildHistory, buildHistories, clientState } from '@phonehome/variants';
import t from 'tap';
import { repositoryText } from '../../shared/support.ts';
import { SWITCH } from '../facts.ts';

const incident = repositoryText('scenarios/incident.yaml');
const historiesOf = (text: string) => buildHistories(loadScenario(text, 'a.yaml', clientState));
const ON = { [SWITCH]: 'true' };

t.test('a build has a history for each way in which phones come to run it', async (t) => {
  const histories = historiesOf(incident);
  const history = (build: string) => histories.get(build) as readonly BuildHistory[];
  t.same(history('ww-november'), [
    { cohort: 'mispackaged', date: '2018-12-03', by: 'factory', update: null, persisted: [] },
  ]);
  t.same(
    history('ww-december'),
    [
      {
        cohort: 'mispackaged',
        date: '2018-12-10',
        by: 'update',
        update: 'december-security-update',
        persisted: [{}],
      },
    ],
    'the build before it has left nothing',
  );
});

t.test('each earlier build counts for what its init scripts leave on the phone', async (t) => {
  const [history] = historiesOf(incident).get('ww-february') as readonly BuildHistory[];
  t.same(history?.persisted, [{}, ON], 'that of November, and that of December');
  const properties = `{system: {${SWITCH}: "true", persist.x: "1"}, init: {persist.y: "2", sys.z: "3"}}`;
  const facts = `facts: {packages: {com.qualcomm.qti.autoregistration: enabled}, properties: ${properties}}`;
  const changed = incident.replace(
    'client: "on"\n    regver: "7.0"\n  ww-february',
    `${facts}\n    regver: "7.0"\n  ww-february`,
  );
  const [other] = historiesOf(changed).get('ww-february') as readonly BuildHistory[];
  t.same(other?.persisted, [{}, { 'persist.y': '2' }], 'an image is read anew, and only persist.* is kept');
});

t.test('they are in order of time, and at the same time in that of the cohorts', async (t) => {
  const early = `updates:
  - id: early
    cohorts: [clean]
    to: ww-february
    released: 2019-02-18
    uptake: {median_days: 11, never_share: 0}`;
  const histories = historiesOf(incident.replace('updates:', early));
  t.same(
    histories.get('ww-february')?.map(({ cohort, date }) => [cohort, date]),
    [
      ['clean', '2019-02-18'],
      ['mispackaged', '2019-02-25'],
    ],
  );
  t.same(
    historiesOf(repositoryText('scenarios/variant-fixes.yaml'))
      .get('ww-december')
      ?.map(({ cohort }) => cohort),
    ['reset', 'removed', 'disabled', 'persists', 'overruled', 'renamed', 'unread', 'redirected'],
  );
});
