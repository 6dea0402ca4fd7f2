import { type ClaimEvidence, holdClaims, readRun } from '@phonehome/observe';
import type { Scenario } from '@phonehome/shared';
import { openRun } from '@phonehome/simulation';
import t from 'tap';
import { brief, claims, derived, expectations, runOf } from '../report/support.ts';

/** Every claim, held against a run of a scenario. */
async function evidence(scenario: Scenario, timeline: 'full' | 'none' = 'full'): Promise<Map<string, ClaimEvidence>> {
  const { facts, lives, follow } = await readRun(await openRun(await runOf(t, scenario, timeline)));
  return new Map(
    holdClaims({ claims, facts, lives, follow: follow && follow.measures, expectations }).map((one) => [one.id, one]),
  );
}

const incident = await evidence(brief('incident'));
const one = (id: string, of = incident): ClaimEvidence => of.get(id) as ClaimEvidence;

t.test('every claim has who said it, how sure that is, and what a run cannot show', async (t) => {
  t.strictSame(
    [...incident.keys()],
    claims.claims.map(({ id }) => id),
    'all of them, in order',
  );
  for (const { id, who, date, sure, cannot_show, standing, tested_by } of incident.values()) {
    const claim = claims.claims.find((other) => other.id === id);
    t.ok(who.length > 0 && date !== '' && sure.length > 0, id);
    t.ok(cannot_show.length === 1 && !cannot_show[0]?.includes('not worked out'), `${id}: read, or not simulable`);
    t.equal(standing === 'no-run-can-tell', claim?.not_simulable !== undefined, id);
    for (const { scenario, expectation, says } of tested_by) {
      const expected = expectations[scenario]?.find((other) => other.id === expectation)?.says;
      t.equal(says, expected ?? 'the story as a whole', `${id}: ${scenario}`);
    }
  }
});

t.test('a claim with a measure stands as the figures of the run say', async (t) => {
  t.match(one('sends-on-each-unlock'), {
    standing: 'fits',
    figures: [{ cohort: 'mispackaged', judgement: 'fits' }, {}],
  });
  t.match(one('sends-location'), { standing: 'fits', figures: [{ value: '100 %' }] });
  t.match(one('sends-gps-coordinates'), {
    standing: 'contradicts',
    figures: [{ value: '0 %', judgement: 'contradicts' }],
  });
  t.match(one('origin-update').standing, 'fits');
  t.match(one('origin-factory').standing, 'contradicts');
  t.strictSame(one('origin-factory').disputed_by, ['origin-update'], 'and it is said that another claim denies it');
});

t.test('another run says otherwise', async (t) => {
  const accepting = await evidence(
    brief('incident', ({ policy }) => {
      policy.rules = [{ id: 'all', when: {}, outcome: 'accepted', delay_ms: 120 }];
    }),
  );
  t.equal(one('server-did-not-accept', accepting).standing, 'contradicts');
  t.equal(
    one('tried-again-and-again', accepting).standing,
    'contradicts',
    'one report a phone: the repetition follows from refusal',
  );
  t.equal(one('sends-on-each-unlock', accepting).standing, 'contradicts');
  t.match(one('client-purpose', accepting).shows[0], /reports \(100 %\) were accepted/);
  const located = await evidence(brief('incident', (scenario) => void (scenario.location = 'cell+gps')));
  t.equal(one('sends-gps-coordinates', located).standing, 'fits');
});

t.test('a run without affected phones, or without a timeline, measures nothing, and says so', async (t) => {
  const home = await evidence(brief('china-as-intended'));
  t.match(one('sends-on-each-unlock', home), { figures: { length: 0 }, standing: 'other-scenarios' });
  t.match(
    one('tried-again-and-again', home).tested_by.map(({ status }) => status),
    [null, null, null, null, null],
  );
  const blind = await evidence(brief('incident'), 'none');
  t.match(one('sends-location', blind), { figures: { length: 0 } });
  t.match(one('no-person-identified', blind), { standing: 'bears-on-it', shows: [/carry an equipment number/] });
});

t.test('an expectation of the scenario that was run has its verdict, of another none', async (t) => {
  const own = await evidence(
    derived('incident', (scenario) => {
      scenario.end = '2018-12-05';
      scenario.phases = scenario.phases.slice(0, 1);
      scenario.updates = [];
      scenario.expect = [
        {
          id: 'clean-silent',
          says: 'clean phones send nothing',
          count: 'reports',
          where: { cohort: 'clean' },
          none: true,
        },
      ];
    }),
  );
  t.match(one('client-package', own).tested_by, [
    { expectation: 'clean-silent', status: 'held' },
    { expectation: 'leak-repeats', status: null },
  ]);
});

t.test(
  'that no person could have been identified is held against who can be told apart, and where they live',
  async (t) => {
    t.match(
      one('no-person-identified').shows.at(-1),
      /3 phones and 3 people can be told apart, and \d homes? and \d places? of work named/,
    );
    t.match(one('recipient-can-follow').shows.at(-1), /100 % can be told to be of one/);
    const moving = await evidence(derived('people-who-move', (scenario) => void (scenario.end = '2018-12-10')));
    t.match(one('no-person-identified', moving).shows.at(-1), /2 of 2 homes and 2 of 2 places of work are named right/);
  },
);

t.test('what was put in is not passed off as a finding', async (t) => {
  for (const { id, sure } of [...incident.values()].filter(
    ({ id }) => id.startsWith('sends-') && !id.startsWith('sends-on'),
  )) {
    t.match(sure.at(-1), /put into it/, id);
  }
  t.match(one('tried-again-and-again').sure.at(-1), /follows from the known rules/);
});
