import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainDevice } from '@phonehome/simulation';
import t from 'tap';
import { brief, type Owner, runInto, temporaryFolder } from '../support.ts';

async function folderOf(owner: Owner, ...[name, change]: Parameters<typeof brief>): Promise<string> {
  const folder = join(await temporaryFolder(owner), 'run');
  await runInto(folder, brief(name, change), { devices: 3, timeline: 'client' });
  return folder;
}

t.test('a phone that sent and was refused', async (t) => {
  const folder = await folderOf(t, 'fix-alone');
  const explanation = await explainDevice(folder, 1, null);
  t.match(explanation, { scenario: 'fix-alone', device: 1, cohort: 'without-fix', first_build: 'ww-december' });

  const first = explanation.moments.find(({ decision }) => decision.event === 'report');
  t.test('the first report: what led to it, what the server decided by which rule, what the phone heard', async (t) => {
    t.match(first, {
      decision: { root_cause: 'boot', trigger: 'BARRIER_ALARM' },
      server: { outcome: 'refused', policy_rule: 'not-our-card', why: /ICCID 890.*… is not a China Telecom card's/ },
      answer: { event: 'reply', success: false },
    });
    t.match(
      first?.chain.map(({ event }) => event),
      ['boot_completed', 'service_state', 'alarm'],
      'from the boot to the barrier to the report',
    );
  });

  t.test('at a time: the last decision up to then, in local time', async (t) => {
    const at = await explainDevice(folder, 1, '2019-02-24 12:00');
    t.equal(at.moments.length, 1);
    const noon_ms = 2 * 24 * 3_600_000 + 12 * 3_600_000 - at.utc_offset_ms;
    const timeline = (await readFile(join(folder, 'timeline.ndjson'), 'utf8')).trimEnd().split('\n');
    const decisions = timeline
      .map((line) => JSON.parse(line) as { device: number; seq: number; time_ms: number; event: string })
      .filter(({ device, event }) => device === 1 && ['report', 'held_back', 'report_failed_offline'].includes(event));
    t.equal(at.moments[0]?.decision.seq, decisions.findLast(({ time_ms }) => time_ms <= noon_ms)?.seq);
    t.same(await explainDevice(folder, 1, '2019-02-24T12:00:00'), at, 'seconds and a T may be given');
  });

  t.test('at a time before its first decision: that decision', async (t) => {
    const at = await explainDevice(folder, 1, '2019-02-01');
    t.same(at.moments[0]?.decision.seq, explanation.moments[0]?.decision.seq);
  });

  t.test('the sums count every report, and every time that it was held back', async (t) => {
    const timeline = (await readFile(join(folder, 'timeline.ndjson'), 'utf8')).split('\n');
    for (const what of ['report', 'held_back']) {
      const lines = timeline.filter((line) => line.startsWith('{"device":1,') && line.includes(`"event":"${what}"`));
      const counts = explanation.sums.filter((sum) => sum.what === what).map(({ count }) => count);
      t.ok(lines.length > 0, what);
      t.equal(
        counts.reduce((a, b) => a + b, 0),
        lines.length,
      );
    }
  });
});

t.test('a phone that sent and was accepted', async (t) => {
  const { moments } = await explainDevice(await folderOf(t, 'china-as-intended'), 0, null);
  t.match(
    moments.find(({ decision }) => decision.event === 'report'),
    { server: { outcome: 'accepted', policy_rule: 'china-telecom' }, answer: { event: 'reply', success: true } },
  );
});

t.test('a phone that no server answered', async (t) => {
  const folder = await folderOf(t, 'china-as-intended', (scenario) => {
    scenario.policy = { rules: [{ id: 'mute', when: {}, outcome: 'silent', delay_ms: 0 }] };
  });
  const { moments } = await explainDevice(folder, 0, null);
  t.match(
    moments.find(({ decision }) => decision.event === 'report'),
    { server: { outcome: 'silent', policy_rule: 'mute' }, answer: { event: 'reply_timeout' } },
  );
});

t.test('a phone without the client made no decision', async (t) => {
  t.match(await explainDevice(await folderOf(t, 'incident'), 1, null), { cohort: 'clean', sums: [], moments: [] });
});
