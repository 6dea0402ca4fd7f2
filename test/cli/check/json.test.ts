import { Ajv } from 'ajv';
import t from 'tap';
import { checkJson } from '../../../packages/cli/src/check/json.ts';
import { CheckDocument } from '../../../packages/cli/src/check/json-schema.ts';
import { checked, EVIL } from './support.ts';

const validate = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(
  JSON.parse(JSON.stringify(CheckDocument)),
);

t.test('the document fits its schema, which knows no other key', async (t) => {
  for (const one of [checked(), checked({ allow_unknown: true, exit_code: 0 }), checked({}, EVIL)]) {
    t.ok(validate(JSON.parse(JSON.stringify(checkJson(one)))), JSON.stringify(validate.errors));
  }
  t.notOk(validate({ ...checkJson(checked()), more: 1 }));
  t.notOk(validate({ ...checkJson(checked()), verdict: 'maybe' }));
});

t.test('it has all that was found', async (t) => {
  const document = checkJson(checked());
  t.match(document, {
    format: 'phonehome-check/1',
    verdict: 'fail',
    exit_code: 1,
    today: '2019-03-21',
    builds: [
      {
        build: 'bad',
        verdict: 'fail',
        label: { region: 'WW', source: { file: 'getprop.txt', line: 1 } },
        clients: [{ id: 'a-client', live: 'live', steps: [{ layer: 'image' }, { layer: 'effective-property' }] }],
        findings: [{ rule: 'client-outside-region', verdict: 'fail', evidence: [{ source: { line: 3 } }, {}, {}, {}] }],
        released: [],
      },
      { build: 'torn', verdict: 'unknown', problems: [{ affects: ['packages'] }] },
      { build: 'cn', verdict: 'pass', released: [{ date: '2018-12-10', by: 'update', cohort: 'china' }] },
    ],
    unused_suppressions: [{ rule: 'label-contradiction' }],
  });
});
