import { type Static, Type } from 'typebox';
import { peopleFigures } from '../figures.ts';
import { mobilityFigures } from '../mobility-figures.ts';
import { closed, Share } from './basic.ts';
import { figureProperties } from './figures.ts';

/** How people use their phones (dossier 7). */
export const Behaviour = Type.Object(
  {
    wakes_per_day: Type.Object(
      {
        median: Type.Number({ exclusiveMinimum: 0, maximum: 500 }),
        sigma: Type.Number({ minimum: 0, maximum: 3 }),
        min: Type.Number({ minimum: 0, maximum: 500 }),
        max: Type.Number({ minimum: 0, maximum: 500 }),
      },
      { ...closed, description: 'screen wakes a day: log-normal between people, cut to min and max' },
    ),
    unlock_share: Share('share of wakes that unlock the phone'),
    hours: Type.Array(Type.Number({ minimum: 0, maximum: 1_000_000 }), {
      minItems: 24,
      maxItems: 24,
      description: 'relative frequency of wakes in each local hour, from 0 h',
    }),
    rhythm_hours: Type.Number({
      minimum: 0,
      maximum: 12,
      description: 'how far a person may be early or late against `hours`',
    }),
    reboots_per_week: Type.Number({ minimum: 0, maximum: 50 }),
    wifi_share: Share('share of the day within reach of a known Wi-Fi network'),
    wifi_sleep: Type.Enum(['always', 'never'], {
      description: 'Android\'s "keep Wi-Fi on during sleep": never drops Wi-Fi 15 minutes after the screen went off',
    }),
    mobile_data: Type.Boolean({ description: 'whether mobile data is switched on' }),
    trips_per_year: Type.Number({ minimum: 0, maximum: 100, description: 'journeys abroad, roaming' }),
    trip_days: Type.Integer({ minimum: 1, maximum: 60, description: 'length of a journey' }),
    ...figureProperties(peopleFigures),
    mobility: Type.Optional(
      Type.Object(figureProperties(mobilityFigures), {
        ...closed,
        description:
          'how people move: by the clock to work, otherwise by exploration and preferential return; `{}` takes every default. `wifi_share` then says whether known Wi-Fi is nowhere (0), everywhere (1), or at some homes and work places (between)',
      }),
    ),
  },
  closed,
);

export type Behaviour = Static<typeof Behaviour>;
