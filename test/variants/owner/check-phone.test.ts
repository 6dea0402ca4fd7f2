import { PhonehomeError } from '@phonehome/shared';
import {
  checkPhone,
  knownFixes,
  type OwnPhone,
  ownerRules,
  type PhoneCheck,
  parseBuildNumber,
} from '@phonehome/variants';
import t from 'tap';

const MODEL = 'Nokia 7 Plus';
const check = (build: string, patch: string | null = null, model = MODEL): PhoneCheck =>
  checkPhone({ build, patch, model });
const said = (...phone: Parameters<typeof check>): string => {
  const { verdict, rule } = check(...phone);
  return `${verdict}: ${rule}`;
};

t.test('what is known: the build of November 2018 has no fix, and builds with it are later', async (t) => {
  const [known] = knownFixes;
  t.match(known, { model: MODEL, region: 'WW', before: { build: '00WW_3_39B', month: '2018-11' } });
  for (const { before, region, source } of knownFixes) {
    t.equal(parseBuildNumber(before.build)?.region, region);
    t.match(source, /^dossier 1/);
  }
});

t.test('each rule in turn', async (t) => {
  const phones: readonly [string, ...Parameters<typeof check>][] = [
    ['unknown: other-model', '00WW_3_39B', null, 'Nokia 6'],
    ['unknown: other-form', 'OPR1.170623.026'],
    ['not-fixed: meant-for-china', '00CN_3_39B_SP02', '2019-03'],
    ['unknown: other-region', '00EEA_3_39B_SP02', '2019-03'],
    ['unknown: unknown-suffix', '00WW_3_39B_C', '2019-03'],
    ['unknown: contradiction', '00WW_3_39B', '2019-02'],
    ['not-fixed: build-before-fix', '00WW_3_39B'],
    ['not-fixed: patch-before-fix', '00WW_3_39B_SP01', '2018-12'],
    ['unknown: patch-disputed', '00WW_3_39B_SP01', '2019-01'],
    ['fixed: patch-of-fix', '00WW_3_39B_SP02', '2019-02'],
    ['fixed: patch-after-fix', '00WW_3_39B_SP02', '2019-03'],
    ['unknown: patch-level-needed', '00WW_3_39B_SP02'],
  ];
  for (const [expected, ...phone] of phones) t.equal(said(...phone), expected, phone.join(' '));
  t.strictSame(
    phones.map(([expected]) => expected.split(': ')[1]),
    ownerRules.map(({ id }) => id),
    'all of them',
  );
});

t.test('a later service pack or base, and an older one', async (t) => {
  for (const build of ['00WW_3_39B_SP01', '00WW_3_39C', '00WW_3_40A', '00WW_4_01A', '00WW_3_39B/SP09']) {
    t.equal(check(build, '2019-04').verdict, 'fixed', build);
    t.equal(check(build, '2018-11').verdict, 'not-fixed', build);
  }
  for (const build of ['00WW_3_39A', '00WW_3_39A_SP09', '00WW_2_99Z', '00WW_3_38C_SP02']) {
    t.equal(said(build), 'not-fixed: build-before-fix', build);
    t.match(check(build).because, 'is older than 00WW_3_39B');
    t.equal(said(build, '2018-12'), 'not-fixed: build-before-fix', 'a patch level before the fix contradicts nothing');
    t.equal(said(build, '2019-01'), 'unknown: contradiction');
  }
});

t.test('reasons name what was typed, the months, and that accounts differ', async (t) => {
  t.match(
    check('00WW_3_39B').because,
    /^00WW_3_39B is the build of November 2018, .*users report .* December 2018, others/,
  );
  t.match(
    check('00WW_3_39B_SP01', '2019-01').because,
    /its patch level is of January 2019: some press .*, the maker later, at the end of February 2019/,
  );
  t.match(check('00WW_3_39B_SP02').remedy, '--patch');
  t.match(check('00CN_3_39B').because, 'is a build for China: the client belongs in it');
  for (const patch of [null, '2018-12', '2019-01', '2019-02', '2019-03']) {
    for (const build of ['00WW_3_39B', '00WW_3_39A', '00WW_3_39B_SP02', '00CN_1_1', '00XX_1_1', 'x']) {
      const { because, remedy, source } = check(build, patch);
      t.notMatch(because + remedy + source, /undefined|null|NaN|\.$/, `${build} ${patch}`);
    }
  }
});

t.test('spellings of model, build and patch level', async (t) => {
  for (const model of ['nokia 7 plus', 'HMD-Nokia 7 plus', ' Nokia  7 Plus ', 'Nokia 7+']) {
    t.equal(check('00WW_3_39B', null, model).rule, 'build-before-fix', model);
  }
  t.equal(said(' 00ww_3_39b_sp02 ', ' 2019-03-05 '), 'fixed: patch-after-fix');
  t.equal(said('00WW_3_39B_SP02', '2019-02-28'), 'fixed: patch-of-fix');
});

t.test('what cannot be a build number, patch level or model is refused with what to type', async (t) => {
  const refused = (changes: Partial<OwnPhone>, field: string, what: RegExp): void => {
    t.throws(() => checkPhone({ build: '00WW_3_39B', patch: null, model: MODEL, ...changes }), PhonehomeError);
    try {
      checkPhone({ build: '00WW_3_39B', patch: null, model: MODEL, ...changes });
    } catch (error) {
      const { code, problems } = error as PhonehomeError;
      t.match([code, problems[0]?.field], ['USAGE', field]);
      t.match(problems[0]?.what, what);
      t.ok(problems[0]?.remedy);
    }
  };
  refused({ build: '' }, '--build', /it is empty/);
  refused({ build: '  ' }, '--build', /it is empty/);
  refused({ build: '00WW_3_39B\u001b[2J' }, '--build', /has what no such text has/);
  refused({ build: '9'.repeat(61) }, '--build', /has what no such text has/);
  refused({ build: '<b>' }, '--build', /has what no such text has/);
  refused({ model: '' }, '--model', /it is empty/);
  for (const patch of [
    '',
    'feb',
    '2019',
    '2019-2',
    '2019-13',
    '2019-02-30',
    '2019-00',
    '02-2019',
    '1999-01',
    '5 February 2019',
  ]) {
    refused({ patch }, '--patch', /is no Android security patch level/);
  }
});
