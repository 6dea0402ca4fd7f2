import { AssertionError } from 'node:assert';
import { type Suppression, shippedPolicy } from '@phonehome/variants';
import t from 'tap';
import {
  assertGate,
  assertNoClientOutside,
  assertNoTalk,
  type BuildCheck,
} from '../../../packages/cli/src/check/assertions.ts';
import { build, client, judge } from '../../variants/gate/support.ts';

/** What checkBuild gives of a build with this display id and a client. */
function check(displayId: string, clients = [client()], suppressions: readonly Suppression[] = []): BuildCheck {
  const facts = build(displayId ? { 'ro.build.display.id': displayId } : {});
  const judged_by = { policy: { ...shippedPolicy, suppressions }, region: null, today: '2019-03-21' };
  return { ...judge(facts, clients, judged_by.policy), facts, judged_by };
}

const bad = check('00WW_3_39B');
const clean = check('00WW_3_39B', []);
const china = check('00CN_3_39B');
const unlabelled = check('');

/** The message that an assertion throws; null if it holds. */
function messageOf(assertion: () => void): string | null {
  try {
    assertion();
    return null;
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error;
    return error.message;
  }
}

t.test('what holds throws nothing, for one build and for several', async (t) => {
  for (const builds of [clean, china, [clean, china]]) {
    t.equal(
      messageOf(() => assertGate(builds)),
      null,
    );
    t.equal(
      messageOf(() => assertNoClientOutside(builds)),
      null,
    );
  }
});

t.test('what fails is named with its place and remedy', async (t) => {
  const message = messageOf(() => assertNoClientOutside([clean, bad]));
  t.match(
    message,
    /^a client is live outside of the region that it is meant for\na-build: client-outside-region\n {2}fail: /,
  );
  t.match(
    message,
    /\n {2}getprop\.txt:3: persist\.example\.switch is true\n[^]*\n {2}what to do: Take the package out/,
  );
  t.notMatch(message, /unbounded-retry/, 'only what was asked');
  t.match(
    messageOf(() => assertGate(bad)),
    /unbounded-retry/,
  );
});

t.test('unknown is a failure, unless it is allowed', async (t) => {
  t.match(
    messageOf(() => assertGate(unlabelled)),
    /\n {2}unknown: [^]*\n {2}missing: the region label/,
  );
  t.match(
    messageOf(() => assertNoClientOutside(unlabelled)),
    /missing: the region label/,
  );
  t.equal(
    messageOf(() => assertGate(unlabelled, { allow_unknown: true })),
    null,
  );
  t.match(
    messageOf(() => assertGate(bad, { allow_unknown: true })),
    /fail: /,
  );
});

t.test('no build for a region may talk to these hosts', async (t) => {
  const talk = (builds: BuildCheck | BuildCheck[], region: string | string[] | undefined, to: string | string[]) =>
    messageOf(() => assertNoTalk(builds, { to, ...(region && { region }) }));
  t.match(
    talk([clean, bad], 'EEA', '*.example'),
    /^a build for EEA talks to \*\.example\na-build: no-talk\n[^]*getprop\.txt:3/,
  );
  t.equal(talk(bad, 'EEA', '*.test'), null);
  t.equal(talk(china, 'EEA', '*.example'), null, 'it is about builds for Europe');
  t.match(talk(china, undefined, 'register.example'), /^a build talks to register\.example/, 'it is about all builds');
  t.match(talk(china, ['EEA', 'CN'], ['*.test', '*.example']), /a build for EEA, CN talks to \*\.test, \*\.example/);
  t.match(talk(unlabelled, 'EEA', '*.example'), /missing: the region label/);
  t.throws(() => assertNoTalk(bad, { region: 'EAE', to: '*' }), {
    code: 'USAGE',
    message: /no region is called "EAE"/,
  });
  const accepted = all({ client: '*' });
  t.match(
    talk(check('00WW_1', [client()], accepted), 'EEA', '*.example'),
    /no-talk/,
    'what the gate accepts is not asked',
  );
});

t.test('what the gate accepts, it lets pass; nothing at all it does not', async (t) => {
  t.equal(
    messageOf(() => assertGate(check('00WW_1', [client()], all({ client: '*' })))),
    null,
  );
  t.match(
    messageOf(() => assertGate([])),
    /there is no build/,
  );
  const noRules = { ...clean, findings: [] };
  t.match(
    messageOf(() => assertGate(noRules)),
    /no rule has judged this/,
  );
});

t.test('hostile names steer no terminal', async (t) => {
  const message = messageOf(() => assertGate({ ...bad, build: '\x1b[31m' }));
  t.match(message, '\\u001b[31m: client-outside-region');
});

function all(more: Partial<Suppression>): Suppression[] {
  const base = { reason: 'known', expires: '2019-12-31' };
  return shippedPolicy.rules.map(({ id }) => ({ rule: id, ...base, ...more }));
}
