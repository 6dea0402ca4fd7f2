import { type Identified, visible } from '@phonehome/shared';
import { say, style, wrap } from './text.ts';

type Reading = Identified['readings'][number];

/** What an identifier may be, for a person. */
export function tellIdentity({ value, readings, could_be_real }: Identified): void {
  if (readings.length === 0) {
    say(`${visible(value)}: ${style.bad('not known')}`);
    return;
  }
  say(`${visible(value)}: ${could_be_real ? style.bad('could be real') : style.good("nobody's")}`);
  for (const reading of readings) {
    say(wrap(`${reading.kind}: ${reading.could_be_real ? 'could be real' : "nobody's"}, ${reading.why}`, '  '));
    const parts = partsOf(reading);
    if (parts) say(wrap(parts, '    '));
  }
}

function partsOf({ structure, check_digit }: Reading): string {
  const parts = Object.entries(structure).map(([name, part]) => `${name.replaceAll('_', ' ')} ${part}`);
  if (check_digit) {
    const { given, right, holds } = check_digit;
    parts.push(holds ? `check digit ${given} is right` : `check digit ${given} is wrong, ${right} would be right`);
  }
  return parts.join('; ');
}
