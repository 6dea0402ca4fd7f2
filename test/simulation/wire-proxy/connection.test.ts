import type { RecordedRequest } from '@phonehome/fake-server';
import t from 'tap';
import { bytesIn } from '../../fake-server/support.ts';
import { brief } from '../support.ts';
import { type ProxiedRun, refused, runThroughProxy } from './support.ts';

const VICTIM = 4;

/** What the phone did and heard, as the words of the truth, from the report of an exchange on. */
function heardOf(run: ProxiedRun, victim: number): { exchange_id: string; words: string[]; later_reports: number } {
  const reports = run.truth.filter(({ event }) => event === 'report');
  const exchange_id = reports[victim]?.exchange_id ?? '';
  const words = run.truth.filter((line) => line.exchange_id === exchange_id).map(({ event }) => event);
  return { exchange_id, words, later_reports: reports.length - victim - 1 };
}

t.test('a connection that is cut changes the run', async (t) => {
  const untouched = await runThroughProxy(t, refused, VICTIM, {});

  t.test('cut before a byte is through: no record, the client sees a failure and tries again', async (t) => {
    const run = await runThroughProxy(t, refused, VICTIM, { request_cut: { after_bytes: 0, first: 'phone' } });
    const { exchange_id, words, later_reports } = heardOf(run, VICTIM);
    t.same(words, ['report', 'connection_lost']);
    t.ok(later_reports > 0, 'it tries again');
    t.notOk(
      run.records.some((record) => record.exchange_id === exchange_id),
      'the server knows nothing of it',
    );
    t.equal(run.result.tally[0]?.lost, 1, 'it is counted as lost');
    t.strictNotSame(run.manifest, untouched.manifest);
  });

  for (const first of ['phone', 'server'] as const) {
    t.test(`cut within the request, the ${first} notices first: the server keeps the piece that it has`, async (t) => {
      const run = await runThroughProxy(t, refused, VICTIM, { request_cut: { after_bytes: 300, first } });
      const { exchange_id, words, later_reports } = heardOf(run, VICTIM);
      const record = run.records.find((candidate) => candidate.exchange_id === exchange_id);
      t.match(record?.decision, { outcome: 'refused', policy_rule: 'request-cut-short' });
      t.ok(record?.anomalies.some(({ id }) => id === 'request-cut-short'));
      t.notOk('REGDATE' in (record?.report ?? {}), 'of the report, what came');
      t.equal(bytesIn(record?.request as RecordedRequest).length, 300);
      t.not(words[1], 'reply', 'the client hears of no reply');
      t.ok(later_reports > 0, 'it tries again');
      t.strictNotSame(run.manifest, untouched.manifest);
    });
  }

  t.test('cut in the reply: the record is the same, but the client sees a failure', async (t) => {
    const run = await runThroughProxy(t, refused, VICTIM, { reply_cut_after_bytes: 40 });
    const { words } = heardOf(run, VICTIM);
    t.same(heardOf(untouched, VICTIM).words, ['report', 'reply']);
    t.same(words, ['report', 'connection_lost']);
    t.same(run.records[VICTIM], untouched.records[VICTIM]);
    t.strictNotSame(run.manifest, untouched.manifest);
  });
});

t.test('cut in the reply of a server that accepted: the client does not know, and registers again', async (t) => {
  const accepted = brief('china-as-intended', (scenario) => {
    scenario.updates = [];
  });
  const untouched = await runThroughProxy(t, accepted, 0, {});
  t.same(outcomes(untouched), ['accepted'], 'untouched, it registers once');
  const run = await runThroughProxy(t, accepted, 0, { reply_cut_after_bytes: 40 });
  t.same(outcomes(run), ['accepted', 'accepted'], 'the server has accepted it twice');
  t.same(heardOf(run, 0).words, ['report', 'connection_lost']);
  t.same(heardOf(run, 1).words, ['report', 'reply']);
});

function outcomes({ records }: ProxiedRun): string[] {
  return records.map(({ decision }) => decision.outcome);
}
