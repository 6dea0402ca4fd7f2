import { Type } from 'typebox';
import { closed } from './basic.ts';

/** The longest delay, of whatever distribution. */
export const DELAY_MS_MAX = 600_000;

/** How long a reply takes, where it is not always the same: exactly one of these, all in milliseconds. */
export interface DelayDistribution {
  readonly uniform?: { readonly min: number; readonly max: number };
  readonly exponential?: { readonly mean: number; readonly max: number };
  readonly lognormal?: { readonly median: number; readonly sigma: number; readonly max: number };
  readonly quantiles?: readonly { readonly at: number; readonly delay: number }[];
}

/** A delay in milliseconds, or what it is drawn from. */
export type Delay = number | DelayDistribution;

const whole = (description: string) => ({ type: 'integer', minimum: 0, maximum: DELAY_MS_MAX, description });
const positive = (description: string) => ({ ...whole(description), minimum: 1 });
const table = (properties: Readonly<Record<string, object>>, description: string) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  ...closed,
  description,
});

/** One schema without alternatives, since a validator that tries several tells what each of them missed. */
export const Delay = Type.Unsafe<Delay>({
  type: ['integer', 'object'],
  minimum: 0,
  maximum: DELAY_MS_MAX,
  properties: {
    uniform: table({ min: whole('the least'), max: whole('the most') }, 'any of these alike'),
    exponential: table(
      { mean: positive('mean, before the cut'), max: positive('what is above is drawn again') },
      'as of a queue that has no memory',
    ),
    lognormal: table(
      {
        median: positive('median, before the cut'),
        sigma: { type: 'number', exclusiveMinimum: 0, maximum: 3, description: 'spread of the logarithm' },
        max: positive('what is above is drawn again'),
      },
      'as of many networks: most near the median, a few far above',
    ),
    quantiles: {
      type: 'array',
      minItems: 2,
      maxItems: 100,
      items: table(
        {
          at: { type: 'number', minimum: 0, maximum: 1, description: 'share of the replies that take no longer' },
          delay: whole('than this'),
        },
        'a point of the table',
      ),
      description: 'as measured: from 0 to 1, with straight lines between the points',
    },
  },
  minProperties: 1,
  maxProperties: 1,
  ...closed,
  description:
    'after how long the server replies or resets the connection, or what that is drawn from by seed, rule, device and time; nothing when silent',
});
