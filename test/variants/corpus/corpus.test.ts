import { readFileSync } from 'node:fs';
import type { Source } from '@phonehome/variants';
import { type GateReport, judgeBuild, knownClients, loadKnowledge, resolve, shippedPolicy } from '@phonehome/variants';
import t from 'tap';
import { readBuildFiles } from '../../../packages/cli/src/build/read-build-files.ts';
import { builds, type Expected, expectedOf, folder } from './support.ts';

/** The gate's report of a build of the corpus. */
async function reportOf(build: string, { knowledge }: Expected): Promise<GateReport> {
  const file = `${folder}${build}/${knowledge}`;
  const known = knowledge === undefined ? knownClients : loadKnowledge(readFileSync(file, 'utf8'), file);
  const facts = await readBuildFiles(build, [`${folder}${build}`], { knowledge: known });
  return judgeBuild(facts, resolve(facts, known), { policy: shippedPolicy, region: null, today: '2019-03-21' });
}

for (const build of builds) {
  const expected = expectedOf(build);
  t.test(`${build}: ${expected.about}`, async (t) => {
    const place = ({ file, line }: Source): string => {
      const path = file.replace(`${folder}${build}/`, '');
      return line === null ? path : `${path}:${line}`;
    };
    const report = await reportOf(build, expected);
    const rules = (verdict: string): string[] => [
      ...new Set(report.findings.filter((one) => one.verdict === verdict).map(({ rule }) => rule)),
    ];
    t.equal(report.label?.region ?? null, expected.label, 'its label');
    t.strictSame(rules('fail').sort(), Object.keys(expected.fails).sort(), 'the rules that fail');
    t.strictSame(rules('unknown').sort(), [...expected.unknown].sort(), 'the rules that are unknown');
    t.equal(report.verdict, expected.verdict);
    const live = report.clients.filter((one) => one.live === 'live').map(({ client }) => client.id);
    t.strictSame(live, expected.live, 'what runs');
    const problems = report.problems.map(({ source, affects }) => `${place(source)} ${affects.join(' ')}`);
    t.strictSame(problems.sort(), [...expected.problems].sort(), 'what could not be read');
    for (const [rule, places] of Object.entries(expected.fails)) {
      const evidence = report.findings.filter((one) => one.rule === rule).flatMap((one) => one.evidence);
      const named = evidence.flatMap(({ source }) => (source ? [place(source)] : []));
      for (const one of places) t.ok(named.includes(one), `${rule} points at ${one}, among ${named.join(', ')}`);
    }
  });
}

t.test('every rule fails somewhere in the corpus, and every build says what must be found', async (t) => {
  const failing = new Set(builds.flatMap((build) => Object.keys(expectedOf(build).fails)));
  t.strictSame([...failing].sort(), shippedPolicy.rules.map(({ id }) => id).sort());
  t.ok(builds.length > 40);
});
