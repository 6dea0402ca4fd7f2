import type { Switch } from '../knowledge/known-client.ts';

const USUAL_ON = ['true', '1', 'y', 'yes', 'on'];
const USUAL_OFF = ['false', '0', 'n', 'no', 'off'];

/** What a value says to a switch: true for on, false for off, null for nothing. */
export function switched(one: Switch, value: string): boolean | null {
  const said = value.trim().toLowerCase();
  const says = (values: readonly string[]): boolean => values.some((known) => known.toLowerCase() === said);
  if (says(one.on ?? USUAL_ON)) return true;
  return says(one.off ?? USUAL_OFF) ? false : null;
}
