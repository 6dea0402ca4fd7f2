import { join } from 'node:path';
import { explainDevice } from '@phonehome/simulation';
import t from 'tap';
import { runInto, shipped, temporaryFolder } from '../support.ts';

t.test("the maker's activation: what led to it, what its server decided, and why there is no second one", async (t) => {
  const folder = join(await temporaryFolder(t), 'run');
  await runInto(folder, shipped('europe-as-intended'), { devices: 1, timeline: 'client' });
  const { moments, sums } = await explainDevice(folder, 0, null);
  const sent = moments.find(({ decision }) => decision.event === 'activation');
  t.same(
    sent?.chain.map(({ event }) => event),
    ['boot_completed', 'consent'],
  );
  t.match(sent, {
    server: { outcome: 'accepted', policy_rule: 'complete' },
    answer: { event: 'activation_reply', success: true },
  });
  const gates = moments.map(({ decision }) => decision.gate);
  t.ok(gates.includes('no-consent') && gates.includes('already-activated'));
  t.equal(
    sums.filter(({ what }) => what === 'activation').reduce((sum, { count }) => sum + count, 0),
    1,
  );
});
