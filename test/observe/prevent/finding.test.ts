import { preventionFinding } from '@phonehome/observe';
import t from 'tap';
import { examined, story } from './support.ts';

const small = { devices: 2, days: 2, seeds: 1 };
const about = (all: readonly string[], words: RegExp): string => all.find((text) => words.test(text)) ?? '';

t.test('what is said follows the figures', async (t) => {
  const found = await examined(story('people-who-move'), { ...small, at_home: story('china-as-intended') });
  const all = preventionFinding(found);
  t.match(
    about(all, /^Nothing reaches/),
    /with right variant, client removed, release gate and firewall on the phone\.$/,
  );
  t.match(about(all, /start of their warranty/), /^Of these, right variant alone .* takes nothing from phones at home/);
  t.match(about(all, /^The repetition ends/), /with server accepts, one try and retries limited, /);
  t.match(about(all, /^TLS/), /leaves the operator's server what it had\.$/);
  t.match(about(all, /^No counter-measure that leaves the client/), /What has to be right is on which phones it is\.$/);

  t.test('with another figure, another sentence', async (t) => {
    const altered = structuredClone(found);
    const gate = altered.rows.find(({ id }) => id === 'release-gate');
    Object.assign(gate?.values ?? {}, {
      'recipient.phones-seen': { min: 0, median: 0, max: 0.1, seeds: 1, each: [0.1] },
    });
    t.notMatch(about(preventionFinding(altered), /^Nothing reaches/), /release gate/);
  });
});

t.test('where everybody agrees, consent is not said to end the repetition', async (t) => {
  const willing = story('people-who-move', ({ behaviours }) => {
    for (const behaviour of Object.values(behaviours)) behaviour.consent_share = 1;
  });
  const found = await examined(willing, small);
  const all = preventionFinding(found);
  t.equal(found.at_home.phones, 0);
  for (const { values } of found.rows) t.equal(values['warranty.at-home'], null);
  t.match(about(all, /^The repetition ends/), /with server accepts, one try and retries limited, /);
  t.notOk(
    all.some((text) => /at home/.test(text)),
    'and of phones at home, which there are none of, nothing is said',
  );
});
