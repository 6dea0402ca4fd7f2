import type { Figure } from './figures.ts';

const ours = { source: 'ours', strength: 'assumed' } as const;
const song = 'dossier 7: Song 2010';

/**
 * How people move when a behaviour asks for `mobility` (docs/explanation/how-people-move.md): exploration and
 * preferential return. S is the number of places that a person has been to.
 */
export const mobilityFigures = {
  exploration_rho: {
    default: 0.6,
    minimum: 0,
    maximum: 1,
    says: 'rho of the probability rho * S^-gamma that the next place is a new one',
    source: song,
    strength: 'good',
  },
  exploration_gamma: {
    default: 0.21,
    minimum: 0,
    maximum: 3,
    says: 'gamma of it',
    source: song,
    strength: 'good',
  },
  jump_exponent: {
    default: 0.55,
    minimum: 0.01,
    maximum: 3,
    says: 'alpha: the way to a new place has length r with a density that goes as r^-(1 + alpha)',
    source: song,
    strength: 'fair',
  },
  jump_min_km: {
    default: 1,
    minimum: 0.9,
    maximum: 70,
    says: 'the shortest; the sites of the grid are 1.11 km apart',
    ...ours,
  },
  jump_max_km: {
    default: 60,
    minimum: 0.9,
    maximum: 70,
    says: 'the longest of anybody; the grid has a side of 71 km',
    ...ours,
  },
  reach_exponent: {
    default: 0.65,
    minimum: 0.01,
    maximum: 3,
    says: "a person's reach, the way to work and the longest jump, is a length r with a density that goes as (r + offset)^-(1 + exponent)",
    source: 'dossier 7: González 2008',
    strength: 'fair',
  },
  reach_offset_km: {
    default: 5.8,
    minimum: 0,
    maximum: 100,
    says: 'the offset of it',
    source: 'dossier 7: González 2008',
    strength: 'fair',
  },
  reach_min_km: { default: 2, minimum: 0.9, maximum: 70, says: 'the least that it is, for anybody', ...ours },
  stay_exponent: {
    default: 0.8,
    minimum: 0.01,
    maximum: 3,
    says: 'beta: a stay of free time lasts t with a density that goes as t^-(1 + beta) * e^(-t / cut)',
    source: song,
    strength: 'good',
  },
  stay_cut_hours: { default: 17, minimum: 0.1, maximum: 1_000, says: 'the cut of it', source: song, strength: 'good' },
  stay_min_minutes: { default: 20, minimum: 1, maximum: 600, says: 'the shortest stay', ...ours },
  stay_in_share: {
    default: 0.5,
    minimum: 0,
    maximum: 1,
    says: 'share of the evenings of days of work, and of days off, that are spent at home',
    ...ours,
  },
  work_from_hour: { default: 8.5, minimum: 0, maximum: 24, says: 'when work begins', ...ours },
  work_spread_minutes: { default: 30, minimum: 0, maximum: 720, says: 'how far that varies from day to day', ...ours },
  out_from_hour: { default: 10, minimum: 0, maximum: 24, says: 'when people may go out on days off', ...ours },
  home_by_hour: { default: 22, minimum: 0, maximum: 24, says: 'when they are at home again, on any day', ...ours },
  travel_kmh: { default: 40, minimum: 1, maximum: 300, says: 'how fast people travel', ...ours },
  travel_base_minutes: { default: 5, minimum: 0, maximum: 120, says: 'what each way takes beside that', ...ours },
  home_wifi_share: {
    default: 0.85,
    minimum: 0,
    maximum: 1,
    says: 'share of people with Wi-Fi at home',
    ...ours,
  },
  remembered_places: {
    default: 200,
    minimum: 3,
    maximum: 5_000,
    whole: true,
    says: 'how many places a person can return to; of more, the least visited is forgotten',
    ...ours,
  },
} as const satisfies Record<string, Figure>;
