import { resolveBehaviour, type Scenario, SITE_KM } from '@phonehome/shared';
import type { Block } from '../hypotheses/document.ts';
import { markdownOf } from '../hypotheses/markdown.ts';
import { percent } from '../rollout/nearly-all-words.ts';
import { type MobilityMeasures, measureMobility } from './measure.ts';
import { publishedTable } from './published.ts';

const DAYS = 120;
const PEOPLE = 1_000;
const CROWDS = [100, 300, 1_000] as const;
const AREAS_SITES = [1, 2, 4, 8, 16] as const;
const POINTS = [1, 2, 4, 8] as const;

/**
 * What docs/explanation/how-people-move.md says was measured: a pure function of the first behaviour of a story that has
 * `mobility`, its people staying in the country.
 */
export function howPeopleMovePage(story: Scenario): string {
  const [given] = Object.values(story.behaviours).filter(({ mobility }) => mobility !== undefined);
  if (!given) throw new RangeError(`nobody in ${story.id} has a behaviour with mobility`);
  const behaviour = resolveBehaviour({ ...given, trips_per_year: 0 });
  const measured = (people: number): MobilityMeasures =>
    measureMobility({ behaviour, people, days: DAYS, seed: story.seed, area_sites: AREAS_SITES, points: POINTS });
  const found = measured(PEOPLE);
  return markdownOf([
    { block: 'heading', text: `Measured: ${PEOPLE} people for ${DAYS} days, beside what was published` },
    publishedTable(found),
    { block: 'heading', text: 'Places over time' },
    {
      block: 'table',
      side: 'right',
      rows: [
        ['after', ...found.distinct.map(([hours]) => (hours < 48 ? `${hours} h` : `${hours / 24} d`))],
        ['places, mean', ...found.distinct.map(([, places]) => places.toFixed(1))],
      ],
    },
    { block: 'heading', text: 'How many people so many points single out' },
    ...CROWDS.map((people) => unicityTable(people, people === PEOPLE ? found : measured(people))),
  ]);
}

function unicityTable(people: number, { unicity }: MobilityMeasures): Block {
  const share = (area_sites: number, points: number): number =>
    unicity.find((one) => one.area_sites === area_sites && one.points === points)?.share ?? 0;
  return {
    block: 'table',
    side: 'right',
    rows: [
      [
        `${people} people; side of an area`,
        ...POINTS.map((points) => `${points} ${points === 1 ? 'point' : 'points'}`),
      ],
      ...AREAS_SITES.map((sites) => [
        `${(sites * SITE_KM).toFixed(1)} km`,
        ...POINTS.map((points) => percent(share(sites, points))),
      ]),
    ],
  };
}
