import { type BuildNumber, compareBuilds, parseBuildNumber } from '@phonehome/variants';
import t from 'tap';

function parsed(text: string): BuildNumber {
  const number = parseBuildNumber(text);
  if (!number) throw new Error(`not read: ${text}`);
  return number;
}

t.test('a build number is taken apart', async (t) => {
  t.strictSame(parsed('00WW_3_39B_SP02'), {
    text: '00WW_3_39B_SP02',
    region: 'WW',
    base: '3_39B',
    major: 3,
    minor: 39,
    letter: 'B',
    service_pack: 2,
    suffix: '',
  });
  t.match(parsed('00CN_2_22'), { region: 'CN', base: '2_22', letter: '', service_pack: 0 });
  t.match(parsed('00WW_3_39B/SP01'), { base: '3_39B', service_pack: 1 }, 'with a slash');
  t.match(parsed('  00ww_3_39b_sp1 '), { text: '00ww_3_39b_sp1', region: 'WW', letter: 'B', service_pack: 1 });
  t.match(parsed('00WW_3_39B_C'), { service_pack: 0, suffix: 'C' });
  t.match(parsed('00EEA_3_39B_SP02_TEST'), { region: 'EEA', service_pack: 2, suffix: 'TEST' });
});

t.test('anything else is none', async (t) => {
  for (const text of [
    '',
    '00WW',
    'WW_3_39B',
    '00WW_3',
    '00WW_3_39B_',
    '00WW-3-39B',
    'OPR1.170623.026',
    '00WW_3_39B SP01',
  ]) {
    t.equal(parseBuildNumber(text), null, JSON.stringify(text));
  }
  t.equal(parseBuildNumber(`00WW_3_39B_${'9'.repeat(50)}`), null);
  t.equal(parseBuildNumber('00WW_3_39B\n00WW_3_39B'), null);
});

t.test('later builds come after earlier ones', async (t) => {
  const order = [
    '00WW_2_40A',
    '00WW_3_9',
    '00WW_3_39',
    '00WW_3_39A_SP09',
    '00WW_3_39B',
    '00WW_3_39B_SP02',
    '00WW_3_39B_SP10',
    '00WW_3_51F',
    '00WW_10_01A',
  ];
  t.strictSame(order.toReversed().map(parsed).sort(compareBuilds), order.map(parsed));
  t.strictSame(order.map(parsed).sort(compareBuilds), order.map(parsed));
  t.equal(compareBuilds(parsed('00WW_3_39B'), parsed('00CN_3_39B_C')), 0, 'whatever region and suffix');
});
