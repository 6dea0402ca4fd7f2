import type { HypothesesDigest } from '@phonehome/simulation';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';
import { box, label, pictureSvg, pictureWidth } from './picture.ts';

const ROW = 22;
const GROUP = 12;
const HEAD = 34;

const kinds = [
  { key: 'fits', name: 'fit all', kind: 'good-fill' },
  { key: 'open', name: 'open', kind: 'open-fill' },
  { key: 'ruled-out', name: 'contradicted', kind: 'out-fill' },
] as const;

/** For each value of each setting, how many of its explanations fit all observations, are open, or are contradicted. */
export function standingsPicture({ values, cells, standings }: HypothesesDigest, size: PictureSize): Html {
  const width = pictureWidth[size];
  const [names, settings] = size === 'wide' ? [210, 100] : [104, 0];
  const right = 14;
  let top = HEAD;
  const rows = values.map(({ setting, value, standings: of }, i) => {
    const begins = values[i - 1]?.setting !== setting;
    if (begins && i > 0) top += GROUP;
    // On a narrow picture the name of the setting stands in a row of its own.
    if (begins && size === 'narrow') top += ROW;
    const y = top;
    top += ROW;
    const total = of.fits + of.open + of['ruled-out'];
    let x = names;
    const bars = kinds.map(({ key, kind }) => {
      const wide = total === 0 ? 0 : (of[key] * (width - names - right)) / total;
      const bar = wide > 0 ? box(kind, x, y + 3, wide, ROW - 7) : null;
      x += wide;
      return bar;
    });
    const heading =
      size === 'wide'
        ? label(settings, y + 16, setting, { anchor: 'end', kind: 'heading' })
        : label(0, y - 6, setting, { kind: 'heading' });
    return html`${begins ? heading : null}${label(names - 10, y + 16, value, { anchor: 'end' })}${bars}`;
  });
  const key = kinds.map(({ name, kind }, i) => {
    const x = (size === 'wide' ? names : 0) + i * 112;
    return html`${box(kind, x, 6, 14, 14)}${label(x + 20, 18, name)}`;
  });
  return pictureSvg({
    id: 'standings',
    size,
    width,
    height: top + 8,
    title: 'Which explanations fit what was reported',
    description: `A bar for each value of each setting. Of ${cells} explanations ${standings.fits} fit all observations, ${standings.open} are open and ${standings['ruled-out']} are contradicted. The same in figures stands below.`,
    body: [...key, ...rows],
  });
}
