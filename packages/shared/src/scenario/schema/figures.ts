import { type TNumber, type TOptional, Type } from 'typebox';
import type { Figure } from '../figures.ts';

/** Schema properties of a table of figures: all optional, each with bounds, default and source. */
export function figureProperties<T extends Record<string, Figure>>(table: T): { [K in keyof T]: TOptional<TNumber> } {
  const properties = Object.entries(table).map(([name, { minimum, maximum, says, source, strength, ...rest }]) => {
    const description = `${says} (${strength}: ${source})`;
    return [name, Type.Optional(Type.Number({ minimum, maximum, default: rest.default, description }))];
  });
  return Object.fromEntries(properties);
}
