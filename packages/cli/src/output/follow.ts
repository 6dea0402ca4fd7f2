import type { FollowMeasures, TruthMeasures } from '@phonehome/observe';
import { grouped, SITE_KM, visible } from '@phonehome/shared';
import { say, style, table, wrap } from './text.ts';

/** What an observer learnt, for a person: in words, then in figures. */
export function tellFollowed(title: string, found: FollowMeasures): void {
  say(style.title(wrap(visible(title))));
  say(wrap(visible(observerText(found))));
  say();
  for (const line of learntLines(found)) say(wrap(line));
  if (found.links.length > 0) {
    say();
    say(style.title('What joined them'));
    for (const { of, kind, count } of found.links) say(`  ${grouped(count).padStart(9)}  to one ${of} by ${kind}`);
  }
  if (found.ignored.length > 0) {
    say();
    say(style.title('What joined nobody'));
    for (const { kind, because, count } of found.ignored) say(`  ${grouped(count).padStart(9)}  ${kind}: ${because}`);
  }
  tellSets(found);
  tellUnicity(found);
  if (found.truth) tellTruth(found.truth);
}

function observerText({ observer, fields, joins_by_places, reports, days }: FollowMeasures): string {
  const reads = fields === null ? 'reads every field' : `reads ${fields.join(', ')}`;
  const joins = joins_by_places ? ', and joins by places what numbers leave apart' : '';
  return `Observer: ${observer}. It ${reads}${joins}. ${grouped(reports)} reports in ${grouped(days, 1)} days.`;
}

function learntLines({
  phones,
  people,
  lone,
  unplaced,
  untimed,
  homes_named,
  works_named,
  truth,
}: FollowMeasures): string[] {
  const are = (count: number, one: string, many: string): string => `${grouped(count)} ${count === 1 ? one : many}`;
  const told = `${are(phones, 'phone was', 'phones were')} told apart, of ${are(people, 'person', 'people')}`;
  const truly =
    truth &&
    `${are(truth.linking.phones.true_count, 'phone', 'phones')} of ${are(truth.linking.people.true_count, 'person', 'people')}`;
  const lines = [truly === null ? `${told}.` : `${told}; in truth they were ${truly}.`];
  const right = truth && truth.home.true_count > 0 ? truth : null;
  lines.push(
    right
      ? `${are(right.home.within_1km, 'home was', 'homes were')} found within 1 km, of ${grouped(right.home.true_count)}; and ${are(right.work.within_1km, 'place', 'places')} of work, of ${grouped(right.work.true_count)}.`
      : `${are(homes_named, 'home was', 'homes were')} named, and ${are(works_named, 'place', 'places')} of work.`,
  );
  if (lone > 0) lines.push(`${are(lone, 'report', 'reports')} could be linked with no others.`);
  if (unplaced > 0) lines.push(`${are(unplaced, 'report names', 'reports name')} no cell of the grid.`);
  if (untimed > 0) lines.push(`${are(untimed, 'report has', 'reports have')} a time that cannot be.`);
  return lines;
}

function tellSets({ home_sets, home_work_sets }: FollowMeasures): void {
  if (!home_sets.some(({ people }) => people > 0)) return;
  say();
  say(style.title('Who is alone in what is known of them'));
  const rows = home_sets.map((home, i) => {
    const both = home_work_sets[i];
    return [
      side(home.area_sites),
      percent(home.alone_share),
      text(home.median),
      percent(both?.alone_share ?? null),
      text(both?.median ?? null),
    ];
  });
  tellTable([['side of an area', 'by home', 'median set', 'by home and work', 'median set'], ...rows]);
}

function tellUnicity({ unicity }: FollowMeasures): void {
  const points = [...new Set(unicity.map((one) => one.points))];
  const rows = Map.groupBy(unicity, ({ area_sites, hours }) => `${side(area_sites)}, ${hours} h`);
  if (!unicity.some(({ share }) => share !== null)) return;
  say();
  say(style.title('Share of trails that so many of their own points single out'));
  tellTable([
    ['area and interval', ...points.map(String)],
    ...Array.from(rows, ([name, of]) => [name, ...of.map(({ share }) => percent(share))]),
  ]);
}

function tellTruth({ linking, home, work, place_error, identified }: TruthMeasures): void {
  say();
  say(style.title('Held against the truth'));
  const rows = [
    ['', 'there are', 'followed whole', 'precision', 'recall'],
    ...(['phones', 'people'] as const).map((of) => {
      const { true_count, whole, precision, recall } = linking[of];
      return [of, grouped(true_count), grouped(whole), percent(precision), percent(recall)];
    }),
  ];
  tellTable(rows);
  if (home.true_count === 0) {
    say(wrap('Where people truly were is not in this run: nobody in it has `mobility`.'));
    return;
  }
  say();
  tellTable([
    ['', 'there are', 'named', 'the cell', 'within 1 km', 'within 5 km'],
    ...(
      [
        ['home', home],
        ['work', work],
      ] as const
    ).map(([of, { true_count, named, right, within_1km, within_5km }]) => [
      of,
      ...[true_count, named, right, within_1km, within_5km].map((count) => grouped(count)),
    ]),
  ]);
  say();
  tellTable([
    ['off by', 'cases', 'within 1 km', 'mean', 'median', '9 of 10'],
    ...(
      [
        ['in a report', place_error.at_reports],
        ['at each full hour', place_error.each_hour],
      ] as const
    ).map(([of, { count, within_1km_share, mean_km, median_km, p90_km }]) => [
      of,
      grouped(count),
      percent(within_1km_share),
      ...[mean_km, median_km, p90_km].map(kilometres),
    ]),
  ]);
  say();
  tellTable([
    ['moments that somebody knows of a person', ...identified.map(({ points }) => String(points))],
    ['people who are found by them', ...identified.map(({ share }) => percent(share))],
    ['of their reports, learnt by it', ...identified.map(({ learnt_share }) => percent(learnt_share))],
  ]);
}

function tellTable(rows: readonly (readonly string[])[]): void {
  table(rows, 'right').forEach((line, i) => {
    say(i === 0 ? style.quiet(line) : line);
  });
}

function side(area_sites: number): string {
  return `${(area_sites * SITE_KM).toFixed(1)} km`;
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`;
}

function kilometres(km: number | null): string {
  return km === null ? '-' : `${km.toFixed(1)} km`;
}

function text(count: number | null): string {
  return count === null ? '-' : grouped(count);
}
