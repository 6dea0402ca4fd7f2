import t from 'tap';
import { changedStory, hasEscapes, hasStack, phonehome, temporaryFolder } from './support.ts';

/** What was done to fix-alone, and how the problem is told: file:line:column: field: what. Remedy. */
const broken: Readonly<Record<string, readonly [change: [string, string], told: RegExp]>> = {
  'no YAML': [['cohorts:\n', 'cohorts: [\n'], /story\.yaml:\d+:\d+: .*\. Correct the YAML/],
  'a key twice': [['seed: 225', 'seed: 225\nseed: 226'], /story\.yaml:10:1: .*unique.*\. Correct the YAML/],
  'a field that is missing': [['seed: 225\n', ''], /story\.yaml:2:1: `seed` is missing\. Add `seed:`/],
  'a field that there is not': [
    ['seed: 225', 'seed: 225\nseeds: 3'],
    /story\.yaml:10:1: seeds: no such field\. Use one of/,
  ],
  'a number in words': [
    ['devices: 6', 'devices: ten'],
    /story\.yaml:10:1: devices: must be integer, but is "ten"\. Write/,
  ],
  'a choice that there is not': [
    ['fix: switch', 'fix: pray'],
    /story\.yaml:\d+:1: fix: "pray" is not allowed\. Use one of "switch", "remove"/,
  ],
  'another format': [
    ['scenario/1', 'scenario/9'],
    /story\.yaml:2:1: format: .* is not allowed\. Write "phonehome-scenario\/1"/,
  ],
  'a day that there is not': [
    ['end: 2019-03-11', 'end: 2019-02-30'],
    /story\.yaml:12:1: end: there is no day 2019-02-30\. Write a day/,
  ],
  'an end before the start': [
    ['end: 2019-03-11', 'end: 2019-01-11'],
    /story\.yaml:12:1: end: the scenario ends before it starts\. Use a later/,
  ],
  'phases out of order': [
    ['from: 2019-02-25', 'from: 2019-02-18'],
    /phases\[1\]\.from: begins no later than the phase before it\. Put/,
  ],
  'a name of nothing': [
    ['sims: [norwegian]', 'sims: [finnish]'],
    /cohorts\[0\]\.sims\[0\]: finnish is not one of `sims`\. Use one of norwegian/,
  ],
  'more cards than slots': [
    ['sims: [norwegian]', 'sims: [norwegian, norwegian]'],
    /cohorts\[0\]\.sims: the model has 1 SIM slot\. Take/,
  ],
  'a policy that may not decide': [
    ['when: {}', 'when: {decoded: true}'],
    /policy\.rules\[4\]\.when: the last rule does not match everything\. Add/,
  ],
  'a count for no run': [
    ['at_most: 300', 'at_most: 300\n    given: {seed: 1, devices: 1}'],
    /expect\[0\]\.given: only an absolute count needs it\. Delete/,
  ],
  'a remark on nothing': [['- on: fix', '- on: fixes'], /remarks\[0\]\.on: there is no field fixes\. Name a field/],
};

for (const [name, [change, told]] of Object.entries(broken)) {
  t.test(`a scenario with ${name} is refused, with file, line, column and remedy`, async (t) => {
    const cwd = await temporaryFolder(t);
    const path = await changedStory(cwd, 'fix-alone', [change]);
    const [run, validate] = await Promise.all([
      phonehome(['run', path], { cwd }),
      phonehome(['validate', path], { cwd }),
    ]);
    t.match(run.stderr, told);
    t.match(run.stderr, /^phonehome: \S+story\.yaml:\d+:\d+: /);
    t.same(run, { code: 2, stdout: '', stderr: run.stderr });
    t.same(validate, run, '`validate` says the same');
    t.notOk(hasStack(run.stderr) || hasEscapes(run.stderr));
  });
}
