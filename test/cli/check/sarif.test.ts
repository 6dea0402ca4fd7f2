import type { Log } from 'sarif';
import t from 'tap';
import type { Checked } from '../../../packages/cli/src/check/checked.ts';
import { sarifLog } from '../../../packages/cli/src/check/sarif.ts';
import { sarifSchema, validateSarif } from '../sarif-schema.ts';
import { hasEscapes } from '../support.ts';
import { checked, count, EVIL } from './support.ts';

const BASE = '/work/project';
const logOf = (of: Checked): Log => JSON.parse(JSON.stringify(sarifLog(of, BASE)));

t.test('a log fits the published schema of SARIF 2.1.0, and the schema would see a mistake', async (t) => {
  t.match(sarifSchema, [/draft-04/, /sarif-2\.1\.0/]);
  for (const one of [checked(), checked({ allow_unknown: true }), checked({}, EVIL)]) {
    const typed: Log = sarifLog(one, BASE);
    t.ok(validateSarif(JSON.parse(JSON.stringify(typed))), JSON.stringify(validateSarif.errors));
  }
  t.notOk(validateSarif({ ...logOf(checked()), version: '2.0.0' }));
  t.notOk(validateSarif({ ...logOf(checked()), runs: [{ results: [] }] }), 'a run without its tool');
});

t.test('each fail is a result of its level, unknown is open, and a pass is left out', async (t) => {
  const of = checked();
  const [run] = logOf(of).runs;
  const results = run?.results ?? [];
  t.equal(results.length, count(of, 'fail', 'unknown'));
  const fails = results.filter(({ kind }) => kind === 'fail');
  t.equal(fails.length, count(of, 'fail'));
  for (const { level } of fails) t.equal(level, 'error');
  // 3.27.10: a result of another kind than fail has the level none.
  for (const { kind, level } of results.filter(({ kind }) => kind !== 'fail')) t.same([kind, level], ['open', 'none']);
  const rules = run?.tool.driver.rules ?? [];
  for (const { ruleId, ruleIndex } of results) t.equal(rules[ruleIndex as number]?.id, ruleId);
  for (const rule of rules) {
    t.match(rule, {
      name: /^[A-Z][A-Za-z]+$/,
      defaultConfiguration: { level: 'error' },
      help: { text: /\S/, markdown: /\S/ },
    });
  }
});

t.test('a finding points at file and line, from the folder where the command was started', async (t) => {
  const [run] = logOf(checked()).runs;
  const outside = run?.results?.find(({ ruleId }) => ruleId === 'client-outside-region');
  t.match(outside?.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: 'getprop.txt', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3 },
      },
      message: { text: 'persist.example.switch is true' },
    },
  ]);
  const inside = outside?.relatedLocations?.find(({ logicalLocations }) => logicalLocations);
  t.match(inside, {
    physicalLocation: { artifactLocation: { uri: 'bad/app.apk' } },
    logicalLocations: [{ fullyQualifiedName: 'bad/app.apk!classes.dex' }],
  });
  t.ok(run?.originalUriBaseIds?.['%SRCROOT%']);
  const torn = run?.results?.find(({ properties }) => properties?.['build'] === 'torn');
  t.match(torn?.locations?.[0]?.physicalLocation, {
    artifactLocation: { uri: 'torn/packages.txt' },
    region: { startLine: 9 },
  });
});

t.test('what was accepted is suppressed with its reason; what lapsed says so', async (t) => {
  const results = logOf(checked()).runs[0]?.results ?? [];
  const byRule = (id: string) => results.find(({ ruleId }) => ruleId === id);
  t.match(byRule('unbounded-retry')?.suppressions, [
    { kind: 'external', status: 'accepted', justification: 'known (until 2019-03-31)' },
  ]);
  t.notOk(byRule('clear-text-identifiers')?.suppressions);
  t.match(
    byRule('clear-text-identifiers')?.message.text,
    'It was accepted until 2019-01-31 (known), which has passed.',
  );
});

t.test(
  'the run tells its outcome, what is not known, what was not read, and suppressions that do nothing',
  async (t) => {
    const [invocation] = logOf(checked()).runs[0]?.invocations ?? [];
    t.match(invocation, { executionSuccessful: true, exitCode: 1, exitCodeDescription: /fail/ });
    const tool = invocation?.toolExecutionNotifications ?? [];
    t.match(tool[0], {
      level: 'warning',
      descriptor: { id: 'unknown' },
      associatedRule: { id: 'client-outside-region', index: 0 },
    });
    t.match(tool.at(-1), { descriptor: { id: 'unread-input' }, locations: [{}] });
    t.match(invocation?.toolConfigurationNotifications, [
      { message: { text: /label-contradiction for build nowhere/ } },
    ]);
  },
);

t.test('a finding keeps its fingerprint when its line moves, and no two have the same', async (t) => {
  const prints = (of: Checked) =>
    (logOf(of).runs[0]?.results ?? []).map(({ partialFingerprints }) => partialFingerprints?.['phonehomeFinding/v1']);
  const now = prints(checked());
  t.equal(new Set(now).size, now.length);
  const moved = checked();
  for (const { findings } of moved.outcome.reports) {
    for (const { evidence } of findings) {
      for (const { source } of evidence) if (source?.line) Object.assign(source, { line: source.line + 10 });
    }
  }
  t.same(prints(moved), now);
});

/** Every text of a message, wherever it stands in a log. */
function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' && (key === 'text' || key === 'markdown') ? [one] : textsOf(one),
  );
}

t.test('no text of a build becomes a link, a placeholder, or steers whoever reads it', async (t) => {
  const log = sarifLog(checked({}, EVIL), BASE);
  const texts = textsOf(log);
  t.ok(texts.some((text) => text.includes('{{0}}') && text.includes('\\[x\\]')));
  for (const text of texts) t.notOk(/(?<!\\)\[x/.test(text) || /(?<!\{)\{0/.test(text));
  const written = JSON.stringify(log);
  t.notOk(hasEscapes(written) || written.includes('\u202e'));
});

t.test('the same findings give the same bytes', async (t) => {
  t.equal(JSON.stringify(sarifLog(checked(), BASE)), JSON.stringify(sarifLog(checked(), BASE)));
});
