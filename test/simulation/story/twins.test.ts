import t from 'tap';
import { brief, happenings, type Story, tell } from '../support.ts';

const PAIRS = 4;

/** What a phone did up to a time, without what names the phone. */
function lifeOf({ truth }: Story, device: number, until_ms: number): string[] {
  return truth
    .filter((entry) => entry.device === device && entry.time_ms < until_ms)
    .map(({ time_ms, build, happening }) => {
      const because = 'trigger' in happening ? `${happening.trigger} from ${happening.root_cause}` : '';
      const gate = happening.event === 'held_back' ? happening.gate : '';
      return [time_ms, build, happening.event, because, gate].join(' ');
    });
}

t.test('the fix alone: of two phones in the same hands, one gets the fix', async (t) => {
  const story = await tell(brief('fix-alone'), { devices: 2 * PAIRS });
  const fixes = happenings(story, 'system_update');
  t.equal(fixes.length, PAIRS, 'each pair has its fix');

  for (const { device, time_ms, run } of fixes) {
    t.test(`pair ${device / 2}`, async (t) => {
      const twin = device + 1;
      t.equal(run.cohort.id, 'with-fix');
      t.test('until then the two do the same, event for event', async (t) => {
        t.ok(lifeOf(story, device, time_ms).length > 100, 'that is a good deal');
        t.same(lifeOf(story, twin, time_ms), lifeOf(story, device, time_ms));
      });
      t.test('from then on one is silent, and the other goes on', async (t) => {
        const later = story.reports.filter((report) => report.time_ms >= time_ms);
        t.equal(later.filter((report) => report.device === device).length, 0);
        t.ok(later.filter((report) => report.device === twin).length > 10);
      });
    });
  }

  t.test('they are two phones all the same: no number is shared', async (t) => {
    const numbers = [...new Map(story.truth.map(({ run }) => [run.device, run])).values()].flatMap(({ identity }) => [
      ...identity.imeis,
      identity.mac,
      ...identity.sims.flatMap(({ iccid, imsi }) => [iccid, imsi]),
    ]);
    t.equal(new Set(numbers).size, numbers.length);
  });
});
