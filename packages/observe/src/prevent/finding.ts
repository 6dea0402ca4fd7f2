import type { MeasureId } from './measures.ts';
import type { Prevention, PreventionRow } from './result.ts';
import { listed, valueText } from './words.ts';

/** What a row does to a measure, in every seed. */
function isNothing(row: PreventionRow, measure: MeasureId): boolean {
  return (row.values[measure]?.max ?? 0) === 0;
}

function isAsItWas(row: PreventionRow, none: PreventionRow, measure: MeasureId): boolean {
  return JSON.stringify(row.values[measure]?.each) === JSON.stringify(none.values[measure]?.each);
}

/** What the figures say, in sentences that are made of them: nothing is said that these runs do not show. */
export function findingOf(prevention: Prevention): string[] {
  return sentences(prevention).map((text) => text.charAt(0).toUpperCase() + text.slice(1));
}

/** Fewer than this share of the messages, and the repetition has ended (ours). */
const REPETITION_ENDS_BELOW = 0.5;

function sentences({ rows, at_home }: Prevention): string[] {
  const [none, ...others] = rows as [PreventionRow, ...PreventionRow[]];
  const which = (holds: (row: PreventionRow) => boolean): PreventionRow[] => others.filter(holds);
  const say = (found: readonly PreventionRow[], text: (names: string) => string): string[] =>
    found.length === 0 ? [] : [text(listed(found.map(({ title }) => title)))];
  const middle = (row: PreventionRow, measure: MeasureId): string => {
    const spread = row.values[measure];
    return spread ? valueText(measure, spread.median) : 'nothing';
  };
  const silent = which((row) => isNothing(row, 'recipient.phones-seen'));
  const known = which((row) => isAsItWas(row, none, 'recipient.phones-identified'));
  const keeps_home = (row: PreventionRow): boolean => isAsItWas(row, none, 'warranty.at-home');
  const starts = (row: PreventionRow): boolean => !isNothing(row, 'warranty.affected');
  return [
    `As it was, ${middle(none, 'recipient.phones-identified')} of the affected phones are identified, with ${middle(none, 'recipient.messages-a-day')} messages a day, and followed on ${middle(none, 'recipient.days-followed')} days; ${middle(none, 'recipient.homes-found')} of the homes are found. Who carries the packets reads the same.`,
    ...say(silent, (names) => `Nothing reaches the operator's server with ${names}.`),
    ...say(
      silent.filter((row) => keeps_home(row) && starts(row)),
      (names) =>
        `Of these, ${names} alone also gives the affected phones a start of their warranty${at_home.phones > 0 ? ' and takes nothing from phones at home' : ''}. The IMEI goes to the maker then.`,
    ),
    ...say(
      silent.filter((row) => !keeps_home(row)),
      (names) => `Of these, ${names} takes the registration from phones at home, too.`,
    ),
    ...say(
      known.filter((row) => isNothing(row, 'path.phones-identified')),
      (names) =>
        `${names} hides every field on the way, not that the phone calls, and leaves the operator's server what it had.`,
    ),
    ...say(
      known.filter(({ values }) => {
        const [before, after] = [none, { values }].map((row) => row.values['recipient.messages-a-day']?.median ?? 0);
        return (after ?? 0) > 0 && (after ?? 0) < REPETITION_ENDS_BELOW * (before ?? 0);
      }),
      (names) =>
        `The repetition ends with ${names}, and with it the following; but every phone is identified as before, and in clear text: one report is enough for that.`,
    ),
    ...say(
      known.filter((row) => isNothing(row, 'recipient.places') && !isNothing(row, 'recipient.phones-identified')),
      (names) => `No place is told with ${names}, but every phone is identified and its reports are linked as before.`,
    ),
    ...which((row) => isNothing(row, 'recipient.phones-identified') && !isNothing(row, 'recipient.phones-seen')).map(
      (row) =>
        `No true number is told with ${row.title}, and ${middle(row, 'recipient.reports-linked')} of the pairs of reports are linked; who joins by places as well links ${middle(row, 'determined.reports-linked')} and finds ${middle(row, 'determined.homes-found')} of the homes. A warranty, which is for a phone with a number, is not started.`,
    ),
    ...which(
      (row) =>
        isAsItWas(row, none, 'recipient.days-followed') &&
        !isAsItWas(row, none, 'recipient.places') &&
        !isNothing(row, 'recipient.places'),
    ).map(
      (row) =>
        `With ${row.title} phones are followed as long as before, through ${middle(row, 'recipient.places')} places in the mean in the place of ${middle(none, 'recipient.places')}; ${middle(row, 'recipient.homes-found')} of the homes are found.`,
    ),
    ...say(
      which(
        (row) => !isNothing(row, 'recipient.phones-identified') && !isAsItWas(row, none, 'recipient.phones-identified'),
      ),
      (names) =>
        `${names} spares those who do not agree, and of them everything; all others are as they were, and phones at home whose users do not agree lose their registration.`,
    ),
    ...(at_home.phones > 0 ? noneAlone(others, none) : []),
  ];
}

/** What is left for which no counter-measure alone is enough. */
function noneAlone(others: readonly PreventionRow[], none: PreventionRow): string[] {
  const keeps = (row: PreventionRow): boolean =>
    isAsItWas(row, none, 'warranty.at-home') && isAsItWas(row, none, 'registration.at-home');
  const on_client = others.filter((row) => !isNothing(row, 'recipient.phones-seen'));
  const enough = on_client.filter((row) => isNothing(row, 'recipient.phones-identified') && keeps(row));
  if (on_client.length === 0 || enough.length > 0) return [];
  return [
    'No counter-measure that leaves the client on the affected phones keeps the operator from identifying them without taking the start of the warranty from phones at home: what it is for is to name a phone. What has to be right is on which phones it is.',
  ];
}
