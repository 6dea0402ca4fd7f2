import { formatDate, parseDate, type Scenario } from '@phonehome/shared';
import type { MatrixCell } from './axes.ts';
import { storyOf } from './story.ts';

const UPDATE_DAYS = 2;
const LAST_DAYS = 5;

/**
 * The story of a cell with people in it, for who holds the matrix against full simulations: each build comes two days
 * after the one before, and the last one is lived with for five. Nobody travels, so it is for cells at home.
 */
export function livedStoryOf(base: Scenario, cell: MatrixCell): Scenario {
  const { fix, ...story } = storyOf(base, cell);
  const start = parseDate(story.start) as number;
  const isFixed = Object.values(story.builds).some(({ client }) => client === 'fixed');
  return {
    ...story,
    ...(fix && isFixed && { fix }),
    end: formatDate(start + story.updates.length * UPDATE_DAYS + LAST_DAYS),
    phases: [{ id: 'all', title: 'all', from: story.start }],
    behaviours: Object.fromEntries(
      Object.entries(story.behaviours).map(([id, behaviour]) => [
        id,
        { ...behaviour, trips_per_year: 0, reboots_per_week: 3, first_switch_on_hours: 1 },
      ]),
    ),
    updates: story.updates.map((update, i) => ({
      ...update,
      released: formatDate(start + (i + 1) * UPDATE_DAYS),
      uptake: { median_days: 0.05, never_share: 0 },
    })),
    remarks: [],
    expect: [{ id: 'some', says: 'phones live', count: 'wakes', where: {}, per: 'phone-day', at_least: 0 }],
  };
}
