import t from 'tap';
import type { Checked } from '../../../packages/cli/src/check/checked.ts';
import { checkText } from '../../../packages/cli/src/check/text.ts';
import { hasEscapes } from '../support.ts';
import { checked, EVIL } from './support.ts';

const plain = (text: string): string => text;
const paint = { title: plain, good: plain, bad: plain, quiet: plain };
const textOf = (of: Checked): string => checkText(of, paint, 100);

t.test('the verdict comes first, then each build with why, where and what to do', async (t) => {
  const text = textOf(checked());
  t.match(text, /^FAIL {2}3 builds: 1 fail, 1 unknown, 1 pass\n\nFAIL {2}bad\n {2}labelled WW: .*\(getprop\.txt:1\)\n/);
  t.match(
    text,
    /\n {2}fail {2}client-outside-region\n {4}A self-registration client .*live, [^]*\n {6}getprop\.txt:3: persist/,
  );
  t.match(text, /\n {4}what to do: Take the package out of this variant/);
  t.match(text, /\n {2}accepted {2}unbounded-retry\n[^]*\n {4}until 2019-03-31: known\n/);
  t.match(text, /\n {4}was accepted until 2019-01-31, which has passed: known\n/);
  t.match(text, /\n {4}effective-property: persist\.example\.switch is true \(getprop\.txt:3\) -> live\n/, 'the steps');
  t.match(
    text,
    /\nUNKNOWN {2}torn\n[^]*\n {2}unknown {2}client-outside-region, clear-text-identifiers, /,
    'one reason, told once',
  );
  t.match(text, /\n {4}missing: Make it anew\n/);
  t.match(text, /\n {2}not read: torn\/packages\.txt:9: the list ends within a line\. Make it anew\n/);
  t.match(text, /\nPASS {2}cn\n {2}labelled CN.*\n {2}to phones of china from 2018-12-10, by december\n/);
  t.match(text, /\nNot needed: the suppression of label-contradiction for nowhere, until 2019-12-31\. Remove it\.\n$/);
});

t.test('unknown that is allowed is told as such', async (t) => {
  const { outcome, ...rest } = checked();
  const unknown = { ...outcome, verdict: 'unknown' as const };
  t.match(
    textOf({ ...rest, outcome: unknown, allow_unknown: true }),
    /^UNKNOWN, which --allow-unknown lets pass {2}3 builds/,
  );
  t.match(textOf({ ...rest, outcome: unknown }), /^UNKNOWN {2}3 builds/);
});

t.test('hostile texts steer no terminal, and begin no line', async (t) => {
  const text = textOf(checked({}, EVIL));
  t.notOk(hasEscapes(text) || text.includes('\u202e'));
  t.notMatch(text, /^not ok/m);
});

t.test('colours are for verdicts, not for texts of a build', async (t) => {
  const marked = (name: string) => (text: string) => `<${name}>${text}</>`;
  const colours = { title: marked('t'), good: marked('g'), bad: marked('b'), quiet: marked('q') };
  const text = checkText(checked(), colours, 100);
  t.match(text, /^<b>FAIL<\/>/);
  t.match(text, /\n<g>PASS<\/> {2}<t>cn<\/>\n/);
});
