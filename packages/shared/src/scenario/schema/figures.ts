import { type TNumber, type TOptional, Type } from 'typebox';
import type { Figure } from '../figures.ts';

/** Schema properties of a table of figures: all optional, each with bounds, default and source; milliseconds whole. */
export function figureProperties<T extends Record<string, Figure>>(table: T): { [K in keyof T]: TOptional<TNumber> } {
  const properties = Object.entries(table).map(
    ([name, { minimum, maximum, whole, says, source, strength, ...rest }]) => {
      const options = { minimum, maximum, default: rest.default, description: `${says} (${strength}: ${source})` };
      const isWhole = whole || name.endsWith('_ms');
      return [name, Type.Optional(isWhole ? Type.Integer(options) : Type.Number(options))];
    },
  );
  return Object.fromEntries(properties);
}
