import { fieldDefinition, type ValueRule, valueCheck } from '@phonehome/shared';
import t from 'tap';
import { fixtureScenario, problemsOf } from '../support.ts';

const models = [
  'A-B',
  'HMD-Nokia 7 plus',
  'HMD-Feature 20+',
  'ABC-',
  'ABC-+',
  'ABCD-Phone',
  '-Phone',
  'A1-Phone',
  'HMD Phone',
  'HMD-Phone+1',
  'HMD-Phone++',
  'HMD-Téléphone',
  `HMD-${'x'.repeat(16)}`,
  `HMD-${'x'.repeat(15)}+`,
  `HMD-${'x'.repeat(17)}`,
];
const builds = ['x', '00WW_3_39B/SP01', 'x'.repeat(60), 'x'.repeat(61)];

function ruleOf(field: string): ValueRule {
  const { rule } = fieldDefinition(field) ?? {};
  if (!rule) throw new Error(`${field} has no rule`);
  return rule;
}

for (const [field, values, change] of [
  ['MODEL', models, (value: string) => ['single:\n    model: HMD-Nokia 7 plus', `single:\n    model: "${value}"`]],
  ['SWVER', builds, (value: string) => ['display_id: 00WW_1', `display_id: "${value}"`]],
] as const) {
  t.test(`a scenario may say of ${field} what the rule of the field allows, and nothing else`, async (t) => {
    const follows = valueCheck(ruleOf(field));
    t.strictSame([...new Set(values.map(follows))].sort(), [false, true], 'both kinds are among the values');
    for (const value of values) {
      const [from = '', to = ''] = change(value);
      if (follows(value)) t.doesNotThrow(() => fixtureScenario([from, to]), value);
      else t.equal(problemsOf('SCENARIO_INVALID', () => fixtureScenario([from, to])).length, 1, value);
    }
  });
}
