import { PhonehomeError } from '@phonehome/shared';
import { type Axis, axisNames } from './axes.ts';
import { MATRIX_FORMAT, type Matrix } from './matrix.ts';

const texts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isBox = (value: unknown): boolean => isObject(value) && axisNames.every((name: Axis) => texts(value[name]));

/**
 * Reads a matrix that was written as a snapshot.
 * @throws PhonehomeError INPUT_UNREADABLE for what is none
 */
export function readMatrix(text: string, file: string): Matrix {
  const refuse = (what: string): never => {
    const remedy = 'Write it anew with `phonehome matrix SCENARIO --out FILE`';
    throw new PhonehomeError('INPUT_UNREADABLE', [{ file, what, remedy }]);
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse(`this is no JSON (${(error as Error).message.split('\n')[0]})`);
  }
  if (!isObject(value) || value.format !== MATRIX_FORMAT) return refuse(`this is no ${MATRIX_FORMAT}`);
  const { grid, histories } = value;
  const whole =
    isBox(grid) &&
    Array.isArray(histories) &&
    histories.every(
      (one) =>
        isObject(one) &&
        Array.isArray(one.rows) &&
        one.rows.every(
          (row) =>
            isObject(row) && typeof row.answer === 'string' && Array.isArray(row.boxes) && row.boxes.every(isBox),
        ),
    );
  return whole ? (value as unknown as Matrix) : refuse('it is not whole');
}
