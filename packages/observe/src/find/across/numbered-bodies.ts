import type { Root } from '../../flow/roots.ts';
import type { RecordOfFields } from './fields.ts';
import { numberIn, type Piece } from './piece.ts';

/** Where in the whole a body begins: of HTTP (RFC 9110, 14.4), of uploads that go on (tus), of stores. */
const OFFSET_HEADER = /^(?:content-range|upload-offset|x-[a-z-]*offset)$/i;
const NUMBER_HEADER = /^x-(?:[a-z-]*-)?(?:chunk|part|seq|sequence|fragment|segment)(?:-(?:number|index|no|num|id))?$/i;
const RANGE = /^(?:bytes )?(\d{1,7})-\d{1,7}(?:\/(\d{1,7}|\*))?$/i;
const OFFSET_NAME = /^(?:offset|off|start|from|pos(?:ition)?|range)$/i;
const NUMBER_NAME =
  /^(?:part|chunk|seq|piece|frag|segment|block)(?:_?(?:no|num|number|index|id))?$|^(?:flow|resumable)ChunkNumber$/i;
const BODY_MAX = 16 * 1024;

/** A body of a request whose headers or query say which piece of an upload it is. */
export function numberedBodies(roots: readonly Root[], recordsOf: (root: Root) => readonly RecordOfFields[]): Piece[] {
  const body = roots.find(({ where }) => where === 'body');
  if (!body || body.content.length > BODY_MAX) return [];
  const told = numberOf(roots, recordsOf);
  if (!told) return [];
  const column = { name: null, content: body.content };
  return [{ ...told, series: 'body of an upload', where: 'body', keys: [], columns: [column], between: '' }];
}

function numberOf(
  roots: readonly Root[],
  recordsOf: (root: Root) => readonly RecordOfFields[],
): Pick<Piece, 'number' | 'total'> | null {
  for (const { where, keys, content } of roots) {
    if (!where.startsWith('header ') || typeof content !== 'string') continue;
    const [name = ''] = keys;
    const range = OFFSET_HEADER.test(name) ? (RANGE.exec(content)?.[1] ?? content) : null;
    const told = range !== null ? numberIn(range, true) : NUMBER_HEADER.test(name) ? numberIn(content) : null;
    if (told) return told;
  }
  for (const root of roots.filter(({ where }) => where === 'query'))
    for (const { key = '', content } of recordsOf(root).flatMap(({ parts }) => parts)) {
      if (typeof content !== 'string') continue;
      const told = OFFSET_NAME.test(key) ? numberIn(content, true) : NUMBER_NAME.test(key) ? numberIn(content) : null;
      if (told) return told;
    }
  return null;
}
