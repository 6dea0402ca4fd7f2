import { likeOneOf } from '@phonehome/shared';
import { type Static, Type } from 'typebox';
import type { Finding } from './verdict.ts';

/** A fail that was accepted: for which rule and which client or build, why, and until when. */
export const Suppression = Type.Object(
  {
    rule: Type.String({ minLength: 1, maxLength: 64, description: 'id of the rule' }),
    client: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description: 'id or package of the client; `*` stands for any characters',
      }),
    ),
    build: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 1000,
        description: 'the build as the report calls it; `*` stands for any characters',
      }),
    ),
    reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S', description: 'why it is accepted' }),
    expires: Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'the last day on which it holds; after it, the finding fails again',
    }),
  },
  { additionalProperties: false },
);

export type Suppression = Static<typeof Suppression>;

/** True if a suppression is about this finding in a build. Whether its day has passed is another question. */
export function isAbout(suppression: Suppression, finding: Finding, build: string): boolean {
  const { rule, client, build: builds } = suppression;
  if (rule !== finding.rule) return false;
  if (builds !== undefined && !likeOneOf([builds])(build)) return false;
  if (client === undefined) return true;
  const matches = likeOneOf([client]);
  return [finding.client, finding.package].some((one) => one !== null && matches(one));
}

/**
 * A finding with what was accepted about it. Only a fail can be accepted: what is not known cannot.
 * @param today `YYYY-MM-DD`; the last day of a suppression still counts
 */
export function suppress(
  finding: Finding,
  build: string,
  suppressions: readonly Suppression[],
  today: string,
): Finding {
  if (finding.verdict !== 'fail') return finding;
  const fitting = suppressions.filter((one) => isAbout(one, finding, build));
  const holding = fitting.find(({ expires }) => today <= expires);
  const acceptance = (one: Suppression | undefined) => (one ? { reason: one.reason, expires: one.expires } : null);
  if (holding) return { ...finding, suppressed: acceptance(holding) };
  return { ...finding, expired: acceptance(fitting[0]) };
}
