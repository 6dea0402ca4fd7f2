import { type Part, textCodec } from './codec.ts';

const HEAD = /^\s*\+(?:RESP|BUFF|ACK):GT[A-Z]{3},/;
const PLACE =
  /,(-?\d{1,3}\.\d{6}),(-?\d{1,2}\.\d{6}),(\d{12,14})(?:,(0?\d{3}),(0?\d{2,3}),([\dA-F]{4}),([\dA-F]{4,8}))?/g;

/** What watches for children report: their maker, number, length and message. */
const BRACKETS = /^\s*\[([\dA-Z]{2}\*\d{10,15}\*[\dA-F]{4}\*[^\]]*)\]/;

/** What trackers of a family report as lines that begin with `+RESP:GT`: the longitude first, then a time and the cell in hexadecimal. */
export const trackerReport = textCodec('tracker report', 'structure', (text): readonly Part[] | null => {
  const within = BRACKETS.exec(text)?.[1];
  if (within !== undefined) return [{ content: within }];
  if (!HEAD.test(text)) return null;
  const parts: Part[] = [];
  let at = 0;
  const say = (until: number): void => {
    for (const content of text.slice(at, until).split(/[,$]/)) if (content !== '') parts.push({ content });
  };
  for (const match of text.matchAll(PLACE)) {
    const [whole, longitude, latitude, , mcc, mnc, area, cell] = match;
    say(match.index);
    at = match.index + whole.length;
    parts.push({ key: 'gps', content: `${latitude},${longitude}` });
    if (cell !== undefined)
      parts.push({ key: 'cellId', content: [mcc?.slice(-3), mnc?.slice(-2), area, cell].join('-') });
  }
  say(text.length);
  return parts;
});
