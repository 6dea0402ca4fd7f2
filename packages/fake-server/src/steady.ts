import type { ReplyPolicy, ReplyRule } from './reply-policy.ts';

/** The one field in which the reports of a phone differ from one another. */
const DATE_FIELD = 'REGDATE';

/** For how long reports that differ in their dates alone are decided alike: for a UTC day, always, or never for sure. */
export type Steadiness = 'never' | 'a-day' | 'always';

/**
 * For how long a policy decides alike on two reports that differ in their dates alone: where nothing is drawn or counted, and
 * nothing looks at the date in the report. Days of rules begin at midnight, and where there are any a reason names the day.
 */
export function steadinessOf({ rules }: Pick<ReplyPolicy, 'rules'>): Steadiness {
  if (!rules.every(isSteadyRule)) return 'never';
  return rules.some(hasDays) ? 'a-day' : 'always';
}

function hasDays({ when }: ReplyRule): boolean {
  return when.from_ms !== undefined || when.until_ms !== undefined;
}

function isSteadyRule({ when, delay_ms }: ReplyRule): boolean {
  const { share, attempt, rate, field = {} } = when;
  const draws = share !== undefined || typeof delay_ms !== 'number';
  const counts = attempt !== undefined || rate !== undefined;
  return !draws && !counts && !(DATE_FIELD in field);
}
