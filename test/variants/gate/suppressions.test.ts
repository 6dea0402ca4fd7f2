import { gateOutcome, type Suppression, shippedPolicy } from '@phonehome/variants';
import t from 'tap';
import { build, client, judge, verdicts } from './support.ts';

const WW = build({ 'ro.build.display.id': '00WW_3_39B' });
const base = { reason: 'until the next service pack', expires: '2019-03-31' };
const all = (more: Partial<Suppression>): Suppression[] =>
  shippedPolicy.rules.map(({ id }) => ({ rule: id, ...base, ...more }));
const withThese = (suppressions: readonly Suppression[]) => ({ ...shippedPolicy, suppressions });

t.test('what is accepted fails nothing, and says so', async (t) => {
  const report = judge(WW, [client()], withThese(all({ client: 'a-client' })));
  t.equal(report.verdict, 'pass');
  t.match(report.findings[0], { verdict: 'fail', suppressed: base, expired: null });
});

t.test('one rule accepted leaves the others', async (t) => {
  const report = judge(WW, [client()], withThese(all({ client: 'a-client' }).slice(0, 1)));
  t.equal(report.verdict, 'fail');
  t.equal(report.findings.filter(({ suppressed }) => suppressed).length, 1);
});

t.test('by client, by package, by build, with wildcards; all that is said must fit', async (t) => {
  const verdict = (more: Partial<Suppression>) => judge(WW, [client()], withThese(all(more))).verdict;
  t.equal(verdict({ client: 'com.example.selfregister' }), 'pass');
  t.equal(verdict({ client: 'com.example.*' }), 'pass');
  t.equal(verdict({ client: 'com.example' }), 'fail');
  t.equal(verdict({ client: 'comXexample.selfregister' }), 'fail', 'a dot is a dot');
  t.equal(verdict({ build: 'a-build' }), 'pass');
  t.equal(verdict({ build: 'a-*' }), 'pass');
  t.equal(verdict({ build: 'another' }), 'fail');
  t.equal(verdict({ build: 'a-build', client: 'another' }), 'fail');
});

t.test('the last day counts; after it, the finding fails again and says why', async (t) => {
  const policy = withThese(all({ client: '*' }));
  t.equal(judge(WW, [client()], policy, { today: '2019-03-31' }).verdict, 'pass');
  const report = judge(WW, [client()], policy, { today: '2019-04-01' });
  t.equal(report.verdict, 'fail');
  t.match(report.findings[0], { suppressed: null, expired: base });
  const renewed = withThese([...policy.suppressions, ...all({ client: '*', expires: '2019-06-30' })]);
  t.equal(judge(WW, [client()], renewed, { today: '2019-04-01' }).verdict, 'pass', 'one that holds is enough');
  const two = withThese([...all({ client: '*' }), ...all({ client: '*', reason: 'another' })]);
  t.match(judge(WW, [client()], two).findings[0]?.suppressed, { reason: base.reason }, 'the first that holds');
});

t.test('what is not known cannot be accepted', async (t) => {
  const unknown = client({ live: 'unknown', missing: ['pm list packages -d'] });
  const report = judge(WW, [unknown], withThese(all({ client: '*' })));
  t.equal(report.verdict, 'unknown');
  t.equal(report.findings[0]?.suppressed, null);
});

t.test('a suppression that nothing needs is told', async (t) => {
  const used = all({ client: 'a-client' }).slice(0, 1);
  const idle = all({ build: 'another' }).slice(0, 1);
  const policy = withThese([...used, ...idle]);
  const { unused_suppressions, verdict } = gateOutcome([judge(WW, [client()], policy)], policy, '2019-03-21');
  t.same(unused_suppressions, idle);
  const reports = [judge(WW, [client()], policy), judge(WW, [], policy)];
  t.same(gateOutcome(reports, policy, '2019-03-21').unused_suppressions, idle, 'one build that needs it is enough');
  t.equal(verdict, 'fail');
});

t.test('the verdict over all builds: fail before unknown before pass; none at all is unknown', async (t) => {
  const over = (...reports: Parameters<typeof gateOutcome>[0]) =>
    gateOutcome(reports, shippedPolicy, '2019-03-21').verdict;
  const pass = judge(WW);
  const unknown = judge(build({}));
  const fail = judge(WW, [client()]);
  t.equal(over(pass, pass), 'pass');
  t.equal(over(pass, unknown), 'unknown');
  t.equal(over(unknown, fail, pass), 'fail');
  t.equal(over(), 'unknown');
});

t.test('only an error fails the gate', async (t) => {
  const soft = {
    ...shippedPolicy,
    rules: shippedPolicy.rules.map((rule) => ({ ...rule, severity: 'warning' as const })),
  };
  const report = judge(WW, [client()], soft);
  t.equal(report.verdict, 'pass');
  t.equal(verdicts(report)['client-outside-region'], 'fail', 'it is told all the same');
  t.equal(judge(build({}), [], { ...soft, rules: [] }).verdict, 'unknown', 'no rule at all judges nothing');
});
