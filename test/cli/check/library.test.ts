import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import t from 'tap';
import {
  assertNoTalk,
  checkBuild,
  knownClients,
  loadRules,
  readBuild,
  resolve,
} from '../../../packages/cli/src/variants.ts';
import { temporaryFolder } from '../support.ts';

const CLIENT = 'com.qualcomm.qti.autoregistration';
const SWITCH = 'persist.vendor.radio.ps.registration.enabled';

/** A folder of dumps of a phone with the client switched on. */
async function dumps(folder: string, displayId: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'getprop.txt'), `[ro.build.display.id]: [${displayId}]\n[${SWITCH}]: [true]\n`);
  const packages = ['/system/framework/framework-res.apk=android', `/system/app/autoregistration/a.apk=${CLIENT}`];
  await writeFile(join(folder, 'packages.txt'), packages.map((one) => `package:${one}\n`).join(''));
  return folder;
}

t.test('a build on disk: a folder, or files that together are one', async (t) => {
  const folder = await dumps(join(await temporaryFolder(t), 'bad'), '00WW_3_39B');
  const files = ['getprop.txt', 'packages.txt'].map((name) => join(folder, name));
  for (const build of [folder, files]) {
    const check = await checkBuild(build);
    t.match(check, { verdict: 'fail', label: { region: 'WW', source: { file: files[0] as string, line: 1 } } });
    t.match(check.findings[0]?.evidence.slice(0, 2), [
      { source: { file: files[0], line: 2 } },
      { source: { file: files[1], line: 2 } },
    ]);
  }
  t.equal((await checkBuild(folder, { name: 'mine' })).build, 'mine');
  t.equal((await checkBuild(folder, { region: 'CN' })).label?.region, 'CN');
  await t.rejects(checkBuild(folder, { region: '' }), { code: 'USAGE', message: /the label is empty/ });
});

t.test('facts that were read once are checked and resolved again, with the same result', async (t) => {
  const folder = await dumps(join(await temporaryFolder(t), 'cn'), '00CN_3_39B');
  const facts = await readBuild(folder);
  const check = await checkBuild(facts);
  t.equal(check.verdict, 'pass');
  t.same({ ...check, judged_by: null }, { ...(await checkBuild(folder)), judged_by: null });
  const [found] = resolve(facts, knownClients);
  t.match(found, { live: 'live', package: CLIENT });
  t.throws(() => assertNoTalk(check, { to: '*.vnet.cn' }), /getprop\.txt:2/);
});

t.test('rules, suppressions and knowledge as texts or as what was loaded from them', async (t) => {
  const folder = await dumps(join(await temporaryFolder(t), 'bad'), '00WW_3_39B');
  const rules = `format: phonehome-rules/1
rules:
  clear-text-identifiers: {off: true}
  endpoint-outside-data-region: {off: true}
  activation-without-consent: {off: true}
  unbounded-retry: {off: true}
`;
  const suppressions = `format: phonehome-suppressions/1
suppressions: [{rule: client-outside-region, client: "${CLIENT}", reason: known, expires: 2019-03-31}]
`;
  t.match(await checkBuild(folder, { rules }), { verdict: 'fail', findings: [{}, {}] });
  t.match(await checkBuild(folder, { rules: loadRules(rules, 'rules.yaml') }), { findings: [{}, {}] });
  const on = (today: string) => checkBuild(folder, { rules, suppressions, today });
  t.equal((await on('2019-03-31')).verdict, 'pass');
  t.equal((await on('2019-04-01')).verdict, 'fail');
  const none = await checkBuild(folder, { knowledge: knownClients.filter(({ id }) => id === 'maker-activation') });
  t.equal(none.verdict, 'pass', 'a client that nobody knows is not found');
});

t.test('what cannot be is refused with its reason', async (t) => {
  const folder = await dumps(join(await temporaryFolder(t), 'bad'), '00WW_3_39B');
  const suppressions = `format: phonehome-suppressions/1
suppressions: [{rule: unbounded-retry, client: a, reason: known, expires: 2019-03-31}]
`;
  const refused = async (promise: Promise<unknown>, code: string, what: RegExp) => {
    const error = await promise.catch((error: unknown) => error);
    t.ok(error instanceof PhonehomeError, String(error));
    t.match(error, { code, message: what });
  };
  await refused(checkBuild(join(folder, 'nothing')), 'INPUT_UNREADABLE', /there is no such file or folder/);
  await refused(checkBuild('incident'), 'USAGE', /this is not one build/);
  await refused(checkBuild([folder, folder]), 'USAGE', /this is not one build/);
  await refused(checkBuild([]), 'USAGE', /this is not one build/);
  await refused(checkBuild(folder, { suppressions }), 'USAGE', /there are suppressions, and no `today`/);
  await refused(checkBuild(folder, { today: 'today' }), 'USAGE', /there is no day today/);
  await refused(checkBuild(folder, { rules: 'rules: {}' }), 'RULES_INVALID', /rules:1:1/);
  await refused(checkBuild(folder, { knowledge: 'clients: []' }), 'RULES_INVALID', /knowledge:1:/);
  await refused(readBuild(folder, { signal: AbortSignal.abort() }), 'INTERRUPTED', /interrupted/);
});
