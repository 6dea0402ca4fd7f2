import type { ReplyPolicy, ReplyRule } from './reply-policy.ts';

/** The one field in which the reports of a phone differ from one another. */
const DATE_FIELD = 'REGDATE';

/**
 * Whether two reports that differ in their dates alone are decided alike, if they arrive on the same UTC day: nothing is
 * drawn or counted, and nothing looks at the date in the report. Days of rules begin at midnight.
 */
export function isSteady({ rules }: Pick<ReplyPolicy, 'rules'>): boolean {
  return rules.every(isSteadyRule);
}

function isSteadyRule({ when, delay_ms }: ReplyRule): boolean {
  const { share, attempt, rate, field = {} } = when;
  const draws = share !== undefined || typeof delay_ms !== 'number';
  const counts = attempt !== undefined || rate !== undefined;
  return !draws && !counts && !(DATE_FIELD in field);
}
