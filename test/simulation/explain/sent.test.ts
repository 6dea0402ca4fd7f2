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
    const { decision } = at.moments[0] as (typeof at.moments)[number];
    const noon_ms = 2 * 24 * 3_600_000 + 12 * 3_600_000 - at.utc_offset_ms;
    t.ok(decision.time_ms <= noon_ms);
    const all = (await explainDevice(folder, 1, '2019-02-24 12:00:00')).moments[0]?.decision;
    t.same(all, decision, 'seconds may be given');
  });

  t.test('at a time before its first decision: that decision', async (t) => {
    const at = await explainDevice(folder, 1, '2019-02-01');
    t.same(at.moments[0]?.decision.seq, explanation.moments[0]?.decision.seq);
  });

  t.test('the sums count every report and every time that it was held back', async (t) => {
    const reports = explanation.sums.filter(({ what }) => what === 'report').map(({ because }) => because);
    t.same(
      reports.sort(),
      ['boot', 'unlock', 'wake', ...reports.filter((cause) => cause === 'alarm' || cause === 'network')].sort(),
    );
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
