import { loadPolicy } from '@phonehome/shared';
import t from 'tap';
import { brokenBy, refuses } from '../support.ts';

brokenBy(
  t,
  'a last rule that does not match everything',
  [['when: {}', 'when: {primary_sim: other}']],
  [[134, 'policy.rules[1].when', 'the last rule does not match everything']],
);

brokenBy(
  t,
  'rules that can never be reached',
  [['when: {primary_sim: china-telecom}', 'when: {}']],
  [[130, 'policy.rules[0].when', 'the rules after this one can never match']],
);

brokenBy(
  t,
  'a refusal without a code',
  [['      result_code: "1"\n', '']],
  [[133, 'policy.rules[1].result_code', 'a refusal needs `result_code`']],
);

brokenBy(
  t,
  'a refusal without words',
  [['      result_desc: Not registered\n', '']],
  [[133, 'policy.rules[1].result_desc', 'a refusal needs `result_desc`']],
);

brokenBy(
  t,
  'a refusal with the code of success',
  [['result_code: "1"', 'result_code: "0"']],
  [[136, 'policy.rules[1].result_code', 'the resultCode "0" means success']],
);

brokenBy(
  t,
  'a code without its quotes',
  [['result_code: "1"', 'result_code: 1']],
  [[136, 'policy.rules[1].result_code', 'must be string, but is 1']],
);

brokenBy(
  t,
  'an acceptance with a code',
  [['outcome: accepted', 'outcome: accepted\n      result_code: "5"']],
  [[132, 'policy.rules[0].result_code', 'only a refusal has `result_code`']],
);

brokenBy(
  t,
  'an outcome that no server has',
  [['outcome: accepted', 'outcome: applauded']],
  [[131, 'policy.rules[0].outcome', '"applauded" is not allowed']],
);

brokenBy(
  t,
  'two rules of one name',
  [['id: otherwise', 'id: china-telecom']],
  [[133, 'policy.rules[1].id', 'the name china-telecom is taken']],
);

const policyFile = `format: phonehome-policy/1
rules:
  - id: everyone
    when: {}
    outcome: refused
    result_code: "1"
    result_desc: No
    delay_ms: 0
`;

t.test('a policy stands in a file of its own, too', async (t) => {
  t.match(loadPolicy(policyFile, 'policy.yaml').rules, [{ id: 'everyone', outcome: 'refused', result_code: '1' }]);
});

t.test('a policy file is held to the same rules, with its own lines and fields', async (t) => {
  const change = (from: string, to: string) => policyFile.replace(from, to);
  refuses(t, loadPolicy, change('"1"', '"0"'), [[6, 'rules[0].result_code', 'means success']]);
  refuses(t, loadPolicy, change('{}', '{decoded: true}'), [[4, 'rules[0].when', 'does not match everything']]);
  refuses(t, loadPolicy, change('policy/1', 'policy/9'), [[1, 'format', '"phonehome-policy/9" is not allowed']]);
});
