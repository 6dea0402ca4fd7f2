import t from 'tap';
import { brokenBy, fixtureScenario } from '../support.ts';

const LOCATION = 'location: cell\n';
const withSafeguards = (text: string): [string, string][] => [[LOCATION, `${LOCATION}safeguards: ${text}\n`]];

t.test('safeguards are taken as they are written', async (t) => {
  const text =
    '{consent: true, tries_max: 3, fields: [MEID], pseudonym_days: 0.5, cell_side_sites: 4, firewall_share: 1}';
  t.match(fixtureScenario(...withSafeguards(text)).safeguards, { tries_max: 3, fields: ['MEID'], firewall_share: 1 });
});

brokenBy(t, 'a field that no report has', withSafeguards('{fields: [MEID, PSEUDONYM]}'), [
  [19, 'safeguards.fields[1]', 'no report has a field PSEUDONYM'],
]);

brokenBy(t, 'safeguards without any', withSafeguards('{}'), [
  [19, 'safeguards', 'must NOT have fewer than 1 properties'],
]);

brokenBy(t, 'less than one try', withSafeguards('{tries_max: 0}'), [[19, 'safeguards.tries_max', 'must be >= 1']]);
