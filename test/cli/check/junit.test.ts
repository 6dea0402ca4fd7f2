import { execFileSync } from 'node:child_process';
import t from 'tap';
import { junitXml } from '../../../packages/cli/src/check/junit.ts';
import { junitPython, missing } from '../../judges.ts';
import { hasEscapes } from '../support.ts';
import { checked, count, EVIL } from './support.ts';

/** Reads a report with junitparser, and tells each case as JSON. */
const READ = `
import json, sys
from junitparser import JUnitXml
report = JUnitXml.fromstring(sys.stdin.buffer.read())
print(json.dumps({
  'counts': [report.tests, report.failures, report.errors, report.skipped],
  'suites': [[suite.name, [[case.name, [type(r).__name__ for r in case.result], [r.text for r in case.result]] for case in suite]] for suite in report],
}))`;

interface Read {
  readonly counts: readonly number[];
  readonly suites: readonly (readonly [string, readonly (readonly [string, readonly string[], readonly string[]])[]])[];
}

const read = (xml: string): Read =>
  JSON.parse(execFileSync(junitPython as string, ['-c', READ], { input: xml, encoding: 'utf8' })) as Read;

t.test('junitparser reads the report: a suite a build, a case a finding', { skip: missing.junit }, async (t) => {
  const one = checked();
  const { counts, suites } = read(junitXml(one));
  t.same(counts, [count(one, 'pass', 'fail', 'unknown'), count(one, 'fail') - 1, count(one, 'unknown'), 1]);
  t.same(
    suites.map(([name]) => name),
    ['bad', 'torn', 'cn'],
  );
  const [[, bad] = ['', []], [, torn] = ['', []], [, cn] = ['', []]] = suites;
  t.same(
    bad.map(([name, results]) => [name, ...results]),
    [
      ['client-outside-region: a-client (com.example.selfregister)', 'Failure'],
      ['label-contradiction'],
      ['clear-text-identifiers: a-client (com.example.selfregister)', 'Failure'],
      ['endpoint-outside-data-region: a-client (com.example.selfregister)', 'Failure'],
      ['activation-without-consent: a-client (com.example.selfregister)', 'Failure'],
      ['unbounded-retry: a-client (com.example.selfregister)', 'Skipped'],
    ],
  );
  t.match(bad[0]?.[2][0], /^fail: .*\ngetprop\.txt:3: persist\.example\.switch is true\n[^]*\nwhat to do: Take the/);
  t.match(torn[0], ['client-outside-region', ['Error'], [/missing: Make it anew/]]);
  t.ok(cn.every(([, results]) => results.length === 0));
});

t.test('unknown that is allowed is skipped', { skip: missing.junit }, async (t) => {
  const { counts } = read(junitXml(checked({ allow_unknown: true })));
  t.same(counts.slice(2), [0, 1 + count(checked(), 'unknown')]);
});

t.test('hostile texts leave it well formed, and every case where it was', { skip: missing.junit }, async (t) => {
  const xml = junitXml(checked({}, EVIL));
  t.notOk(hasEscapes(xml) || xml.includes('\u202e'));
  t.same(read(xml).counts, read(junitXml(checked())).counts);
  t.match(read(xml).suites[0]?.[1][0]?.[2][0], '\\u001b[31m');
});

t.test('the same findings give the same bytes, without the time of day', async (t) => {
  t.equal(junitXml(checked()), junitXml(checked()));
  t.notMatch(junitXml(checked()), /timestamp|time=/);
});
