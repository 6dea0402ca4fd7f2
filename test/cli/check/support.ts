import { gateOutcome, type Suppression, shippedPolicy } from '@phonehome/variants';
import type { Checked } from '../../../packages/cli/src/check/checked.ts';
import { build, client, judge } from '../../variants/gate/support.ts';

/** Red, a bell, a right-to-left override, half a surrogate pair, markup, and what TAP, SARIF and YAML would read. */
export const EVIL = '\x1b[31m\x07\u202e\ud800<b>&"\'] ]]> [x](http://example.org) {0} # TODO \\ ---\nnot ok 9';

const TODAY = '2019-03-21';

/** A result with every kind of finding: fails, one accepted, one accepted too long ago, unknown, pass, unread input. */
export function checked(more: Partial<Checked> = {}, hostile = ''): Checked {
  const suppressions: Suppression[] = [
    { rule: 'unbounded-retry', client: '*', build: 'bad*', reason: `known${hostile}`, expires: '2019-03-31' },
    { rule: 'clear-text-identifiers', client: '*', reason: `known${hostile}`, expires: '2019-01-31' },
    { rule: 'label-contradiction', build: 'nowhere', reason: 'left over', expires: '2019-12-31' },
  ];
  const policy = { ...shippedPolicy, suppressions };
  const labelled = { 'ro.build.display.id': `00WW_3_39B${hostile}` };
  const inArchive = { file: `bad/app.apk!classes.dex${hostile}`, line: null };
  const bad = client({
    signs: [...client().signs, { sign: 'endpoint', saw: `register.example${hostile}`, source: inArchive }],
  });
  const torn = {
    what: `the list ends within a line${hostile}`,
    remedy: 'Make it anew',
    source: { file: 'torn/packages.txt', line: 9 },
    affects: ['packages'] as const,
  };
  const reports = [
    judge(build(labelled, { name: `bad${hostile}` }), [bad], policy, { today: TODAY }),
    judge(build(labelled, { name: 'torn', problems: [torn] }), [], policy, { today: TODAY }),
    judge(build({ 'ro.build.display.id': '00CN_3_39B' }, { name: 'cn' }), [client()], policy, { today: TODAY }),
  ];
  const released = new Map([
    ['cn', [{ date: '2018-12-10', by: 'update', update: 'december', cohort: 'china' } as const]],
  ]);
  return { outcome: gateOutcome(reports, policy, TODAY), released, allow_unknown: false, exit_code: 1, ...more };
}

/** The number of findings of these verdicts. */
export function count({ outcome }: Checked, ...verdicts: string[]): number {
  return outcome.reports.flatMap(({ findings }) => findings).filter(({ verdict }) => verdicts.includes(verdict)).length;
}
