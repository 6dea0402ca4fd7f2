import { counted, grouped } from '@phonehome/shared';
import { svgLines, svgNumber } from '@phonehome/simulation';
import type { PictureSize } from '../../document/block.ts';
import { type Html, html } from '../../document/html.ts';
import type { DataFlow } from '../../duties/data-flows.ts';

import { box, label, pictureSvg, pictureWidth, rule } from './picture.ts';

/** How many flows are drawn; the rest stand in the table. */
const FLOWS_MAX = 8;
const LINE = 17;
const HEAD = 40;
const GAP = 18;

interface Drawn {
  readonly height: number;
  readonly body: Html;
}

/** Who sends what to whom over which boundary, as the run has it. */
export function flowsPicture(flows: readonly DataFlow[], size: PictureSize): Html {
  const width = pictureWidth[size];
  let top = size === 'wide' ? HEAD : 8;
  const bodies = byReceiver(flows.slice(0, FLOWS_MAX)).flatMap((group) => {
    const from = top;
    const drawn = group.map((flow) => {
      const { height, body } = size === 'wide' ? drawWide(flow, top) : drawNarrow(flow, top, width);
      top += height + GAP;
      return body;
    });
    const [first] = group;
    return size === 'wide' && first ? [receiverBox(first, from, top - GAP - from), ...drawn] : drawn;
  });
  const height = top;
  const boundaries = [
    { x: 258, name: 'the phone ends' },
    { x: 500, name: "the recipient's system begins" },
  ].map(
    ({ x, name }) =>
      html`${rule('boundary', x, 24, x, height - 8)}${label(x, 16, name, { anchor: 'middle', kind: 'quiet' })}`,
  );
  return pictureSvg({
    id: 'flows',
    size,
    width,
    height,
    title: 'Who sends what to whom',
    description: `${counted(flows.length, 'flow')} from phones over the network to servers, each with what it carries and whether it can be read on the way. The same stands in the table below.`,
    body: [...(size === 'wide' ? boundaries : []), ...bodies],
  });
}

/** Flows to one server stand together, in the order of the first of each. */
function byReceiver(flows: readonly DataFlow[]): DataFlow[][] {
  const groups = new Map<string, DataFlow[]>();
  for (const flow of flows) {
    const key = `${flow.kind} ${flow.receiver}`;
    groups.set(key, [...(groups.get(key) ?? []), flow]);
  }
  return [...groups.values()];
}

/** A server, beside all flows to it. */
function receiverBox(flow: DataFlow, top: number, height: number): Html {
  const to = svgLines(flow.receiver, 28, 3);
  return html`${box('party', 533, top, 226, height, 6)}
${texts(to, 546, top + 24)}${label(546, top + 24 + LINE * to.length, roleOf(flow), { kind: 'quiet' })}`;
}

function drawWide(flow: DataFlow, top: number): Drawn {
  const from = svgLines(flow.sender, 30, 4);
  const groups = svgLines(flow.groups.join(', '), 34, 6);
  const height = Math.max(90, 20 + LINE * (from.length + 1), 44 + LINE * groups.length);
  const middle = top + 30;
  const body = html`${box('party', 1, top, 226, height, 6)}
${texts(from, 14, top + 24)}${label(14, top + 24 + LINE * from.length, phonesOf(flow), { kind: 'quiet' })}
${arrow(flow, `M228,${middle}H522`, 532, middle, 'right')}
${label(380, middle - 9, messagesOf(flow), { anchor: 'middle', kind: 'heading halo' })}
${groups.map((line, i) => label(380, middle + 21 + LINE * i, line, { anchor: 'middle', kind: 'quiet halo' }))}`;
  return { height, body };
}

function drawNarrow(flow: DataFlow, top: number, width: number): Drawn {
  const from = svgLines(flow.sender, 46, 3);
  const to = svgLines(flow.receiver, 44, 3);
  const groups = svgLines(flow.groups.join(', '), 44, 6);
  const first = 18 + LINE * (from.length + 1);
  const between = 34 + LINE * groups.length;
  const second = 18 + LINE * (to.length + 1);
  const [leave, arrive] = [top + first, top + first + between];
  const body = html`${box('party', 1, top, width - 2, first, 6)}
${texts(from, 12, top + 22)}${label(12, top + 22 + LINE * from.length, phonesOf(flow), { kind: 'quiet' })}
${arrow(flow, `M18,${leave}V${arrive - 10}`, 18, arrive, 'down')}
${label(34, leave + 20, messagesOf(flow), { kind: 'heading' })}
${groups.map((line, i) => label(34, leave + 38 + LINE * i, line, { kind: 'quiet' }))}
${box('party', 1, arrive, width - 2, second, 6)}
${texts(to, 12, arrive + 22)}${label(12, arrive + 22 + LINE * to.length, roleOf(flow), { kind: 'quiet' })}`;
  return { height: first + between + second, body };
}

function texts(lines: readonly string[], x: number, y: number): Html {
  return html`${lines.map((line, i) => label(x, y + LINE * i, line))}`;
}

function arrow({ is_clear }: DataFlow, path: string, x: number, y: number, towards: 'right' | 'down'): Html {
  const kind = is_clear ? 'clear' : 'sealed';
  const tip = towards === 'right' ? [x - 11, y - 6, x, y, x - 11, y + 6] : [x - 6, y - 11, x, y, x + 6, y - 11];
  const [x0, y0, x1, y1, x2, y2] = tip.map(svgNumber);
  return html`<path class="arrow ${kind}" d="${path}"/><path class="tip ${kind}" d="M${x0 ?? ''},${y0 ?? ''}L${x1 ?? ''},${y1 ?? ''}L${x2 ?? ''},${y2 ?? ''}z"/>`;
}

function phonesOf({ phones }: DataFlow): string {
  return phones === null ? 'how many phones: not told' : counted(phones, 'phone');
}

function roleOf({ kind }: DataFlow): string {
  return kind === 'report' ? 'named in the request' : "the maker's own";
}

function messagesOf({ messages, kind, is_clear }: DataFlow): string {
  const what = kind === 'report' ? 'report' : 'activation';
  return `${grouped(messages)} ${what}${messages === 1 ? '' : 's'}, ${is_clear ? 'in clear text' : 'within TLS'}`;
}
