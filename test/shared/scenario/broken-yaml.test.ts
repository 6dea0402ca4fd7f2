import { loadScenario } from '@phonehome/shared';
import t from 'tap';
import { brokenBy, type Change, fixtureText, fixtureWith, problemsOf, refuses } from '../support.ts';

/** The first problem; YAML that is out of step tends to have more of them, which follow from it. */
function firstProblem(change: Change) {
  return problemsOf('SCENARIO_INVALID', () => loadScenario(fixtureWith(change), 'broken.yaml'))[0];
}

t.test('a bracket that is not closed', async (t) => {
  t.match(firstProblem(['[home, china-telecom]', '[home, china-telecom']), {
    file: 'broken.yaml',
    line: 99,
    what: 'sequence',
    remedy: 'Correct the YAML',
  });
});

t.test('a tab as indentation', async (t) => {
  t.match(firstProblem(['    title: after the update', '\ttitle: after the update']), {
    line: 15,
    what: 'Tabs are not allowed as indentation',
  });
});

t.test('an alias without an anchor', async (t) => {
  t.match(firstProblem(['reply_timeout_ms: 30000', 'reply_timeout_ms: *nothing']), {
    file: 'broken.yaml',
    what: 'Unresolved alias',
    remedy: /./,
  });
});

brokenBy(
  t,
  'a key that stands twice',
  [['devices: 7\nstart', 'devices: 7\nseed: 2\nstart']],
  [[8, undefined, 'Map keys must be unique']],
);

brokenBy(t, 'a tag', [['seed: 1\ndevices', 'seed: !secret 1\ndevices']], [[6, undefined, 'Unresolved tag: !secret']]);

brokenBy(t, 'a second document', [['expect:', '---\nexpect:']], [[146, undefined, 'multiple documents']]);

t.test('an alias bomb', async (t) => {
  const level = (name: string, inner: string) => `${name}: &${name} [${Array(9).fill(inner).join(', ')}]`;
  const names = [...'abcdefgh'];
  const bomb = names.map((name, i) => level(name, i === 0 ? 'x' : `*${names[i - 1]}`)).join('\n');
  refuses(t, loadScenario, bomb, [[1, undefined, 'Excessive alias count']]);
});

t.test('an alias that contains itself', async (t) => {
  const [problem] = problemsOf('SCENARIO_INVALID', () => loadScenario('phases: &all [*all]\n', 'broken.yaml'));
  t.equal(problem?.file, 'broken.yaml');
  t.ok(problem?.remedy);
});

t.test('a file without a scenario', async (t) => {
  for (const text of ['', '# only a remark\n', 'hello', '- a\n- b\n', '1']) {
    const problems = problemsOf('SCENARIO_INVALID', () => loadScenario(text, 'broken.yaml'));
    t.match(problems, [{ file: 'broken.yaml', line: 1, what: /must be object/, remedy: /./ }], JSON.stringify(text));
  }
});

t.test('a file of more than a million characters is not even read', async (t) => {
  const problems = problemsOf('SCENARIO_INVALID', () => loadScenario('#'.repeat(1024 * 1024 + 1), 'broken.yaml'));
  t.match(problems, [{ file: 'broken.yaml', what: /1048577 characters/, remedy: 'Make it smaller' }]);
});

t.test('brackets nested ten thousand deep', async (t) => {
  const [problem] = problemsOf('SCENARIO_INVALID', () => loadScenario('['.repeat(10_000), 'broken.yaml'));
  t.match(problem, { file: 'broken.yaml', line: 1, what: 'too much is nested in one another' });
});

t.test('a list in the place of a name, of which nothing else is heard', async (t) => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on('warning', listen);
  const [problem] = problemsOf('SCENARIO_INVALID', () => loadScenario('? [a, b]\n: 1\n', 'broken.yaml'));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', listen);
  t.match(problem, { line: 1, what: 'a list or table stands where a name belongs' });
  t.same(warnings, []);
});

brokenBy(
  t,
  '__proto__ as a field, which pollutes nothing',
  [['seed: 1\n', 'seed: 1\n__proto__: {polluted: true}\n']],
  [[7, '__proto__', 'no such field']],
);

t.test('several mistakes are all named at once', async (t) => {
  const text = fixtureText.replace('seed: 1\n', 'seed: one\n').replace('location: cell', 'location: gps');
  refuses(t, loadScenario, text, [
    [6, 'seed', 'must be integer, but is "one"'],
    [18, 'location', '"gps" is not allowed'],
  ]);
});
