import { join } from 'node:path';
import t from 'tap';
import { builds, expectedOf, folder } from '../../variants/corpus/support.ts';
import { hasEscapes, hasStack, phonehome, root } from '../support.ts';

t.test('the command says of every build of the corpus what must be said, in every format', async (t) => {
  // A knowledge file is for one build, and named with it alone.
  const names = builds.filter((name) => expectedOf(name).knowledge === undefined);
  const check = (...args: string[]) => phonehome(['check', ...args, '--today', '2019-03-21'], { cwd: root });
  const all = await check(...names.map((name) => join(folder, name)), '--format', 'json');
  t.same({ code: all.code, stderr: all.stderr }, { code: 1, stderr: '' });
  const verdicts = JSON.parse(all.stdout).builds.map(({ verdict }: { verdict: string }) => verdict);
  t.same(
    verdicts,
    names.map((name) => expectedOf(name).verdict),
  );
  for (const format of ['text', 'sarif', 'junit', 'tap']) {
    const { code, stdout, stderr } = await check(...names.map((name) => join(folder, name)), '--format', format);
    t.same({ code, stderr }, { code: 1, stderr: '' }, format);
    t.notOk(hasEscapes(stdout) || hasStack(stdout), format);
  }
});

t.test('a finding in SARIF stands at the first place that the corpus names', async (t) => {
  const names = builds.filter((name) => expectedOf(name).knowledge === undefined);
  const { stdout } = await phonehome(['check', ...names.map((name) => join(folder, name)), '--format', 'sarif'], {
    cwd: root,
  });
  const results = JSON.parse(stdout).runs[0].results as {
    readonly ruleId: string;
    readonly kind: string;
    readonly properties: { readonly build: string };
    readonly locations: readonly { readonly physicalLocation: Place }[];
  }[];
  interface Place {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: { readonly startLine: number };
  }
  for (const name of names) {
    for (const [rule, places] of Object.entries(expectedOf(name).fails)) {
      const found = results.filter(
        ({ ruleId, kind, properties }) => ruleId === rule && kind === 'fail' && properties.build === join(folder, name),
      );
      const at = found.map(({ locations }) => {
        const { artifactLocation, region } = locations[0]?.physicalLocation as Place;
        const path = decodeURIComponent(artifactLocation.uri).replace(`test/fixtures/builds/${name}/`, '');
        return region ? `${path}:${region.startLine}` : path;
      });
      t.ok(
        at.some((one) => places.some((place) => one === place.split('!')[0])),
        `${name}: ${rule} at ${at.join(', ')}`,
      );
    }
  }
});

for (const name of builds.filter((name) => expectedOf(name).knowledge !== undefined)) {
  t.test(`${name}, with its knowledge file`, async (t) => {
    const { knowledge, verdict } = expectedOf(name);
    const args = ['check', join(folder, name), '--knowledge', join(folder, name, knowledge as string)];
    const { code, stdout } = await phonehome(args, { cwd: root });
    t.equal(code, verdict === 'pass' ? 0 : 1);
    t.match(stdout, new RegExp(`^${verdict.toUpperCase()} {2}1 build`));
  });
}
