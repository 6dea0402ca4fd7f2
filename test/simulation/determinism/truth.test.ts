import t from 'tap';
import { brief, briefNames, happenings, tell } from '../support.ts';

const DEVICES = 6;

for (const name of briefNames) {
  t.test(`${name}: truth and records belong together`, async (t) => {
    const story = await tell(brief(name), { devices: DEVICES });
    const { truth, records, reports } = story;

    t.test('each report has exactly one record, made at the same time, and each record has its report', async (t) => {
      const ofReports = reports.map(({ exchange_id, time_ms }) => `${exchange_id} ${time_ms}`).sort();
      const ofRecords = records.map(({ exchange_id, time_ms }) => `${exchange_id} ${time_ms}`).sort();
      t.ok(ofReports.length > 0, 'there are reports');
      t.equal(new Set(ofReports).size, ofReports.length, 'no exchange id is used twice');
      t.same(ofRecords, ofReports);
    });

    t.test('what the phone heard is what the server decided', async (t) => {
      const outcomes = new Map(records.map(({ exchange_id, decision }) => [exchange_id, decision.outcome]));
      const replies = happenings(story, 'reply').flatMap(({ happening }) =>
        happening.event === 'reply' ? happening : [],
      );
      const misheard = replies.filter(
        ({ exchange_id, success }) => success !== (outcomes.get(exchange_id) === 'accepted'),
      );
      t.ok(replies.length > 0, 'there are replies');
      t.same(misheard, []);
    });

    t.test('each event follows from an earlier one of the same phone, or from nothing', async (t) => {
      const when = new Map(truth.map(({ device, seq, time_ms }) => [`${device} ${seq}`, time_ms]));
      const orphans = truth.filter(({ device, seq, cause, time_ms }) => {
        if (cause === null) return false;
        const cause_ms = when.get(`${device} ${cause}`);
        return cause >= seq || cause_ms === undefined || cause_ms > time_ms;
      });
      t.same(orphans, []);
    });
  });
}
