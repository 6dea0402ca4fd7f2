// Made by `npm run generate` from the study of docs/explanation/following.md; do not edit.
import type { StudyDigest } from '../study-digest.ts';

/** Unicity of the largest crowd of the study. */
export const followingOfCrowd: StudyDigest = {
  "scenario": "people-who-move",
  "people": 1000,
  "days": 28,
  "unicity": [
    {
      "area_sites": 1,
      "points": 1,
      "share": 0.7825
    },
    {
      "area_sites": 1,
      "points": 2,
      "share": 0.974
    },
    {
      "area_sites": 1,
      "points": 3,
      "share": 0.994
    },
    {
      "area_sites": 1,
      "points": 4,
      "share": 0.999
    },
    {
      "area_sites": 1,
      "points": 5,
      "share": 1
    },
    {
      "area_sites": 1,
      "points": 6,
      "share": 1
    },
    {
      "area_sites": 2,
      "points": 1,
      "share": 0.3985
    },
    {
      "area_sites": 2,
      "points": 2,
      "share": 0.889
    },
    {
      "area_sites": 2,
      "points": 3,
      "share": 0.9665
    },
    {
      "area_sites": 2,
      "points": 4,
      "share": 0.99
    },
    {
      "area_sites": 2,
      "points": 5,
      "share": 0.9975
    },
    {
      "area_sites": 2,
      "points": 6,
      "share": 0.9995
    },
    {
      "area_sites": 4,
      "points": 1,
      "share": 0.0565
    },
    {
      "area_sites": 4,
      "points": 2,
      "share": 0.67
    },
    {
      "area_sites": 4,
      "points": 3,
      "share": 0.873
    },
    {
      "area_sites": 4,
      "points": 4,
      "share": 0.945
    },
    {
      "area_sites": 4,
      "points": 5,
      "share": 0.973
    },
    {
      "area_sites": 4,
      "points": 6,
      "share": 0.984
    },
    {
      "area_sites": 8,
      "points": 1,
      "share": 0.0025
    },
    {
      "area_sites": 8,
      "points": 2,
      "share": 0.2915
    },
    {
      "area_sites": 8,
      "points": 3,
      "share": 0.5305
    },
    {
      "area_sites": 8,
      "points": 4,
      "share": 0.682
    },
    {
      "area_sites": 8,
      "points": 5,
      "share": 0.7685
    },
    {
      "area_sites": 8,
      "points": 6,
      "share": 0.823
    },
    {
      "area_sites": 16,
      "points": 1,
      "share": 0
    },
    {
      "area_sites": 16,
      "points": 2,
      "share": 0.0565
    },
    {
      "area_sites": 16,
      "points": 3,
      "share": 0.17
    },
    {
      "area_sites": 16,
      "points": 4,
      "share": 0.278
    },
    {
      "area_sites": 16,
      "points": 5,
      "share": 0.359
    },
    {
      "area_sites": 16,
      "points": 6,
      "share": 0.427
    },
    {
      "area_sites": 32,
      "points": 1,
      "share": 0
    },
    {
      "area_sites": 32,
      "points": 2,
      "share": 0.0035
    },
    {
      "area_sites": 32,
      "points": 3,
      "share": 0.018
    },
    {
      "area_sites": 32,
      "points": 4,
      "share": 0.047
    },
    {
      "area_sites": 32,
      "points": 5,
      "share": 0.071
    },
    {
      "area_sites": 32,
      "points": 6,
      "share": 0.1
    }
  ]
};
