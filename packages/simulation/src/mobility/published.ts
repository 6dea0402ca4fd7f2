import type { Block } from '../hypotheses/document.ts';
import { percent } from '../rollout/nearly-all-words.ts';
import type { MobilityMeasures } from './measure.ts';

/** What was published of real people, and what was measured of ours. The sources are in docs/explanation/provenance.md. */
export function publishedTable(found: MobilityMeasures): Block {
  const { distinct_power: power, gyration_km, time_at_top, time } = found;
  const radii = gyration_km.map(([share, km]) => `${km.toFixed(1)} (${share * 100} %)`).join(', ');
  const single = (sites: number, points: number): string =>
    percent(found.unicity.find((one) => one.area_sites === sites && one.points === points)?.share ?? 0);
  return {
    block: 'table',
    side: 'left',
    rows: [
      ['figure', 'published', 'here'],
      [
        'places visited by time t go as t^mu',
        'mu 0.6, the model alone: beta / (1 + gamma) = 0.66 (Song 2010)',
        `${power.hours.toFixed(2)} from three hours on, ${power.days.toFixed(2)} from a day on, ${power.weeks.toFixed(2)} from a week on`,
      ],
      [
        'visits to the k-th place go as k^-zeta',
        'zeta 1.2, the model alone: 1 + gamma = 1.21 (Song 2010)',
        `${found.rank_power.toFixed(2)}, ranks 1 to 50`,
      ],
      [
        'radius of gyration, km',
        'a density as (r + 5.8)^-1.65, to some 350 km (González 2008): half of the people within 11 km',
        `${radii}: below which so many people lie`,
      ],
      ['visits that lead to a new place', '20 to 25 % (Cuttone 2018)', percent(found.new_share)],
      ['places that are visited once', 'about 70 % (Cuttone 2018)', percent(found.once_share)],
      ['time at the first place, at the first two', 'not found', time_at_top.map((share) => percent(share)).join(', ')],
      [
        'time at home, at work, elsewhere, on the way',
        'not found',
        [time.home, time.work, time.other, time.way].map((share) => percent(share)).join(', '),
      ],
      ['visits a day, after the first', 'not found', found.visits_a_day.toFixed(1)],
      [
        'people whom four points single out',
        '95 % of 1.5 million, by hour and antenna (de Montjoye 2013); 93 % of 60 million (Farzanehfar 2021)',
        `${single(1, 4)} by hour and site, ${single(8, 4)} by hour and areas of 8.9 km: see below`,
      ],
      [
        'people whom two points single out',
        'more than 50 % of 1.5 million (de Montjoye 2013)',
        `${single(1, 2)} and ${single(8, 2)}`,
      ],
    ],
  };
}
