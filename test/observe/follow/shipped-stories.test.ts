import { readFileSync } from 'node:fs';
import { createFollower, createTruth, diaryOf, type Followed, type FollowMeasures } from '@phonehome/observe';
import { loadScenario } from '@phonehome/shared';
import { simulate } from '@phonehome/simulation';
import t from 'tap';

/** What the recipient makes of a shipped story. */
async function told(name: string): Promise<{ followed: Followed; measures: FollowMeasures }> {
  const path = `scenarios/${name}.yaml`;
  const scenario = loadScenario(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'), path);
  const truth = createTruth();
  const follower = createFollower({ truth });
  for await (const moment of simulate({ scenario })) {
    truth.moment(moment);
    if (moment.kind === 'exchange') follower.see(moment.record);
  }
  return { followed: follower.followed(), measures: follower.measures() };
}

t.test('sim-swap: each phone has had two cards, and is one phone of one person by its serial number', async (t) => {
  const { followed, measures } = await told('sim-swap');
  t.match(measures, {
    phones: 6,
    people: 6,
    links: [
      { of: 'phone', kind: 'IMEI', count: 6 },
      { of: 'person', count: 6 },
    ],
  });
  t.same(measures.truth?.linking.phones, { precision: 1, recall: 1, true_count: 6, whole: 6 });
  for (let phone = 0; phone < 6; phone++) {
    const kinds = diaryOf(followed, phone)?.identifiers.map(({ kind }) => kind) ?? [];
    const count = (of: string): number => kinds.filter((kind) => kind === of).length;
    t.same(['IMEI', 'ICCID', 'IMSI'].map(count), [1, 2, 2], `phone ${phone}`);
  }
});

t.test('other-families: the MEID that KaiOS phones have in common joins none of them', async (t) => {
  const { measures } = await told('other-families');
  t.equal(measures.truth?.linking.phones.precision, 1);
  t.equal(measures.truth?.linking.phones.whole, measures.phones);
  t.ok(measures.ignored.some(({ kind, because }) => kind === 'MEID' && because === 'a known constant'));
});

t.test('odd-days: second cards, lent phones, dead batteries and wrong clocks hide nobody', async (t) => {
  const { measures } = await told('odd-days');
  t.same(measures.truth?.linking.phones, { precision: 1, recall: 1, true_count: 6, whole: 6 });
  t.same(measures.truth?.linking.people, measures.truth?.linking.phones);
});
