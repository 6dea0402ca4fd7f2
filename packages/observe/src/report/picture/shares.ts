import { svgNumber } from '@phonehome/simulation';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';
import { label, pictureSvg, pictureWidth, rule } from './picture.ts';

const HEAD = 34;
const PLOT = { wide: 200, narrow: 170 } as const;
const FOOT = 44;
const LINE = 20;
const LEFT = 52;
const RIGHT = 22;
const PERCENTS = [0, 25, 50, 75, 100] as const;

/** How a curve looks. */
export type CurveKind = 'first' | 'second' | 'third' | 'published';

/** A curve of shares over small numbers. */
export interface ShareCurve {
  readonly name: string;
  readonly kind: CurveKind;
  readonly shares: readonly (readonly [at: number, share: number])[];
}

/** Shares over numbers from 1 on: a curve, or a single point where only one is known. */
export function sharesPicture(
  what: { readonly id: string; readonly title: string; readonly axis: string; readonly until: number },
  curves: readonly ShareCurve[],
  size: PictureSize,
): Html {
  const width = pictureWidth[size];
  // On a narrow picture each name has a line of its own.
  const head = size === 'wide' ? HEAD : 14 + LINE * curves.length;
  const bottom = head + PLOT[size];
  const x = (at: number): number => LEFT + ((at - 1) * (width - LEFT - RIGHT)) / Math.max(1, what.until - 1);
  const y = (share: number): number => bottom - share * PLOT[size];
  const said = curves.map(({ name, shares }) => {
    const told = shares.map(([at, share]) => `${at}: ${Math.round(share * 100)} %`).join(', ');
    return `${name}: ${told}`;
  });
  const line = ({ shares, kind }: ShareCurve): Html => {
    const path = shares
      .map(([at, share], i) => `${i === 0 ? 'M' : 'L'}${svgNumber(x(at))},${svgNumber(y(share))}`)
      .join('');
    return html`${shares.length > 1 ? html`<path class="curve ${kind}" d="${path}"/>` : null}${shares.map(
      ([at, share]) => html`<circle class="dot ${kind}" cx="${svgNumber(x(at))}" cy="${svgNumber(y(share))}" r="4"/>`,
    )}`;
  };
  let at = LEFT;
  const key = curves.map(({ name, kind }, i) => {
    const [here, down] = size === 'wide' ? [at, 12] : [8, 12 + LINE * i];
    at += 30 + name.length * 6.6;
    return html`<circle class="dot ${kind}" cx="${svgNumber(here + 5)}" cy="${down}" r="4"/>${label(here + 15, down + 4, name, { kind: 'quiet' })}`;
  });
  return pictureSvg({
    id: what.id,
    size,
    width,
    height: bottom + FOOT,
    title: what.title,
    description: `${said.join('. ')}.`,
    body: [
      ...key,
      ...PERCENTS.map(
        (percent) => html`${rule('grid', LEFT, y(percent / 100), width - RIGHT, y(percent / 100))}
${label(LEFT - 8, y(percent / 100) + 4, `${percent} %`, { anchor: 'end', kind: 'quiet' })}`,
      ),
      ...Array.from({ length: what.until }, (_, i) =>
        label(x(i + 1), bottom + 18, String(i + 1), { anchor: 'middle', kind: 'quiet' }),
      ),
      label((LEFT + width - RIGHT) / 2, bottom + 37, what.axis, { anchor: 'middle', kind: 'quiet' }),
      ...curves.map(line),
    ],
  });
}
