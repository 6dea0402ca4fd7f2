import type { Checked } from './checked.ts';
import { locationOf, type SarifLocation } from './sarif-location.ts';
import { sarifText } from './sarif-text.ts';

export interface Notification {
  level: 'warning' | 'note';
  message: { text: string };
  descriptor: { id: string };
  associatedRule?: { id: string; index: number };
  locations?: SarifLocation[];
}

/** What a SARIF log tells of the run itself: what is not known, what could not be read, suppressions that do nothing. */
export function notificationsOf(
  { outcome }: Checked,
  indexOf: (rule: string) => number,
  base: string,
): { tool: Notification[]; configuration: Notification[] } {
  const unknown = outcome.reports.flatMap(({ build, findings }) =>
    findings
      .filter(({ verdict }) => verdict === 'unknown')
      .map(({ rule, message, missing }): Notification => {
        const text = `${build}: whether ${rule} holds is not known: ${message}. Missing: ${missing.join('; ')}.`;
        const associatedRule = { id: rule, index: indexOf(rule) };
        return { level: 'warning', message: { text: sarifText(text) }, descriptor: { id: 'unknown' }, associatedRule };
      }),
  );
  const unread = outcome.reports.flatMap(({ build, problems }) =>
    problems.map(({ what, remedy, source }): Notification => {
      const text = `${build}: ${what}. ${remedy}.`;
      const locations = [locationOf(source, null, base)];
      return { level: 'warning', message: { text: sarifText(text) }, descriptor: { id: 'unread-input' }, locations };
    }),
  );
  const unused = outcome.unused_suppressions.map(({ rule, client, build, expires }): Notification => {
    const about = [client && `client ${client}`, build && `build ${build}`].filter((part) => part).join(', ');
    const text = `The suppression of ${rule} for ${about}, until ${expires}, is not needed: remove it.`;
    return { level: 'note', message: { text: sarifText(text) }, descriptor: { id: 'unused-suppression' } };
  });
  return { tool: [...unknown, ...unread], configuration: unused };
}
