import { readFileSync } from 'node:fs';
import {
  androidBase64,
  androidJson,
  type ErrorCode,
  loadScenario,
  PhonehomeError,
  type Problem,
  type Report,
  type ReportVersion,
  reportVersions,
  type Scenario,
  type ValueRule,
  valueRule,
} from '@phonehome/shared';
import fc from 'fast-check';
import type { Test } from 'tap';

/** The text of a file of the repository, given by its path from the root. */
export function repositoryText(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** A shipped scenario, read as the command reads it. */
export function shippedScenario(name: string): Scenario {
  const path = `scenarios/${name}.yaml`;
  return loadScenario(repositoryText(path), path);
}

/** The small scenario that the tests break and change: every feature once. */
export const fixtureText = repositoryText('test/fixtures/shared/scenario.yaml');

/** A textual replacement in the fixture scenario. */
export type Change = readonly [from: string, to: string];

/** The fixture scenario after textual replacements, each of which must find its place exactly once. */
export function fixtureWith(...changes: Change[]): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`not exactly once in the fixture: ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, fixtureText);
}

/** The fixture scenario after replacements, loaded. */
export function fixtureScenario(...changes: Change[]): Scenario {
  return loadScenario(fixtureWith(...changes), 'fixture.yaml');
}

/** The problems that `act` is refused with. Anything but a PhonehomeError of this code is a failure of the test. */
export function problemsOf(code: ErrorCode, act: () => unknown): readonly Problem[] {
  try {
    act();
  } catch (error) {
    if (error instanceof PhonehomeError && error.code === code) return error.problems;
    throw error;
  }
  throw new Error(`nothing was refused, but ${code} was expected`);
}

/** A problem as the tests of broken scenarios expect it. */
export type Expected = readonly [line: number, field: string | undefined, what: string | RegExp];

/** Demands that a text is refused with exactly these problems, each with its place and a remedy. */
export function refuses(t: Test, load: (text: string, file: string) => unknown, text: string, expected: Expected[]) {
  const problems = problemsOf('SCENARIO_INVALID', () => load(text, 'broken.yaml'));
  t.strictSame(
    problems.map(({ line, field }) => [line, field]),
    expected.map(([line, field]) => [line, field]),
    'line and field of each problem',
  );
  expected.forEach(([, , what], i) => {
    t.match(problems[i]?.what, what, `${what}`);
  });
  for (const { file, column = 0, remedy } of problems) {
    t.ok(file === 'broken.yaml' && column >= 1 && remedy.trim().length > 5, `remedy: ${remedy}`);
  }
}

/** A test that the fixture scenario, changed like this, is refused with exactly these problems. */
export function brokenBy(t: Test, name: string, changes: Change[], expected: Expected[]): void {
  t.test(name, async (t) => refuses(t, loadScenario, fixtureWith(...changes), expected));
}

/** So many draws, in order. */
export function draws(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

/** The arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The share of values for which something holds. */
export function share(values: readonly number[], holds: (value: number) => boolean): number {
  return values.filter(holds).length / values.length;
}

/** Every seed that a scenario may have. */
export const anySeed = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

/** Any sequence of UTF-16 units, lone surrogates included. */
export const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

/** A body as the clients of a version write it, in the first of its forms of base64. */
export function bodyOfVersion(version: ReportVersion, json: string): Buffer {
  const bytes = Buffer.from(json, 'utf8');
  return Buffer.from(version.base64[0] === 'android' ? androidBase64(bytes) : bytes.toString('base64'));
}

/** Any value that follows a rule, or is empty. */
function valueFollowing({ one_of, pattern, max_length = 80 }: ValueRule): fc.Arbitrary<string> {
  if (one_of) return fc.constantFrom(...one_of, '');
  const texts = pattern === undefined ? plainText : fc.stringMatching(new RegExp(`^(?:${pattern})$`));
  return fc.oneof(
    fc.constant(''),
    texts.map((text) => text.trim()).filter((text) => text.length <= max_length),
  );
}

/** Text that JSON carries as it is: no controls, no lone surrogates; and no white space around it. */
const plainText = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replace(/[\0-\x1f]/g, '').trim());

/** Any report that has nothing unusual, with its version. */
export const anyUsualReport: fc.Arbitrary<readonly [ReportVersion, Report]> = fc.oneof(
  ...Array.from(reportVersions.values(), (version) => {
    const values = Object.fromEntries(
      version.fields.map((name) => {
        if (name === 'REGVER') return [name, fc.constant(version.regver)];
        const rule = valueRule(version, name);
        return [name, rule ? valueFollowing(rule) : plainText];
      }),
    );
    return fc.record(values, { noNullPrototype: true }).map((report) => {
      const ordered = Object.fromEntries(version.fields.map((name) => [name, report[name] ?? '']));
      return [version, ordered] as const;
    });
  }),
);

/** The body of a report as the clients of its version write it. */
export function usualBody([version, report]: readonly [ReportVersion, Report]): Buffer {
  return bodyOfVersion(version, androidJson(Object.entries(report)));
}
