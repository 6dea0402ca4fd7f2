import { found } from './findings.ts';
import type { Delay } from './schema/delay.ts';
import type { Finding, Path } from './yaml-file.ts';

/** What the schema of a delay cannot say. */
export function checkDelay(delay: Delay, at: Path): Finding[] {
  if (typeof delay === 'number') return [];
  const { uniform, exponential, lognormal, quantiles } = delay;
  const findings: Finding[] = [];
  const below = (path: Path, less: number, more: number, name: string): void => {
    if (less < more) findings.push(found([...at, ...path], `is below \`${name}\``, 'Use a larger number'));
  };
  if (uniform) below(['uniform', 'max'], uniform.max, uniform.min, 'min');
  if (exponential) below(['exponential', 'max'], exponential.max, exponential.mean, 'mean');
  if (lognormal) below(['lognormal', 'max'], lognormal.max, lognormal.median, 'median');
  quantiles?.forEach((point, i) => {
    const before = quantiles[i - 1];
    const here = [...at, 'quantiles', i];
    if (i === 0 && point.at !== 0)
      findings.push(found([...here, 'at'], 'the table does not begin at 0', 'Begin with 0'));
    if (i === quantiles.length - 1 && point.at !== 1) {
      findings.push(found([...here, 'at'], 'the table does not end at 1', 'End with 1'));
    }
    if (!before) return;
    if (point.at <= before.at) findings.push(found([...here, 'at'], 'is not above the one before', 'Sort the table'));
    if (point.delay < before.delay) {
      findings.push(found([...here, 'delay'], 'is below the one before', 'A larger share takes no less time'));
    }
  });
  return findings;
}
