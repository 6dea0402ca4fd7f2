import { LATITUDE, LONGITUDE } from '../identifier/axes.ts';
import type { Entry, Value } from './value.ts';
import type { Row } from './value-table.ts';

const SCALE = /^(?:scale|factor|multiplier|divisor|precision)$/i;
/** A power of ten, as what the numbers were multiplied by, or are to be. */
const POWER = /^(?:1(0{3,9})(?:\.0)?|1e[-+]?0?([3-9])|0\.(0{2,8}1))$/i;
const DELTA = /^(?:is_?)?deltas?(?:_?(?:en)?coded|_?encoding)?$/i;
const TRUE = /^(?:true|1|yes)$/i;
const WHOLE = /^-?\d{1,10}$/;

/** How many decimals numbers have that were multiplied by a power of ten, or are to be; null for what is none. */
export function decimalsOf(scale: string): number | null {
  const [, zeros, power, digits] = POWER.exec(scale) ?? [];
  return zeros?.length ?? digits?.length ?? (power === undefined ? null : Number(power));
}

/**
 * The rows of a table of places, its whole numbers of the axes as degrees: what stands beside the rows says by what they were
 * multiplied (`"scale": 100000`), and whether each row but the first tells only how far it is from the one before (`"delta":
 * true`). Other columns are left as they are.
 */
export function plainRows(rows: readonly Row[], columns: readonly string[], beside: readonly Entry[]): readonly Row[] {
  const said = (name: RegExp): string => {
    const value = beside.find(({ key = '' }) => name.test(key))?.value;
    return typeof value === 'string' ? value : '';
  };
  const decimals = decimalsOf(said(SCALE));
  const is_delta = TRUE.test(said(DELTA));
  const axes = columns.map((name) => LATITUDE.test(name) || LONGITUDE.test(name));
  if ((decimals === null && !is_delta) || !axes.includes(true)) return rows;
  const sums = columns.map(() => 0);
  return rows.map(({ items }) => ({ items: items.map((cell, i) => (axes[i] ? plain(cell, i) : cell)) }));

  function plain(cell: Value, i: number): Value {
    if (typeof cell !== 'string' || !WHOLE.test(cell)) return cell;
    const sum = (is_delta ? (sums[i] as number) : 0) + Number(cell);
    sums[i] = sum;
    return decimals === null ? String(sum) : (sum / Number(`1e${decimals}`)).toFixed(decimals);
  }
}
