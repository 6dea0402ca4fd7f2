import { Type } from 'typebox';

/** Version of the scenario format that this phonehome reads. */
export const SCENARIO_FORMAT = 'phonehome-scenario/1';

/** A short name that other places refer to. */
export const Slug = (description: string) =>
  Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64, description });

/** A table from short names to things. */
export const SlugPattern = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });

/** No control characters and none that turn the direction of writing: what a scenario says is shown on terminals. */
export const SHOWN_PATTERN = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]*$';

/** A line for people. */
export const Line = (description: string) =>
  Type.String({ minLength: 1, maxLength: 2000, pattern: SHOWN_PATTERN, description });

/** A day `YYYY-MM-DD`. Times of day are not needed: a phase or release begins at 00:00 UTC. */
export const Day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });

/** A share from 0 to 1. */
export const Share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });

/** Options that every object schema takes: unknown keys are mistakes. */
export const closed = { additionalProperties: false } as const;
