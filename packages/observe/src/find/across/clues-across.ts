import type { Root } from '../../flow/roots.ts';
import type { Looked } from '../look.ts';
import { type Field, fieldsOf, type RecordOfFields, recordsIn } from './fields.ts';
import { HEADER_MAX, type HeaderRow, headerIn, headerRow, rowsText } from './header-rows.ts';
import { nameLabels } from './name-labels.ts';
import { type NameMap, nameMapIn } from './name-map.ts';
import { hasNamedPiece } from './named-pieces.ts';
import { numberedBodies } from './numbered-bodies.ts';
import { numberedFields } from './numbered-fields.ts';
import { numberedLines } from './numbered-lines.ts';
import { numberedTopics } from './numbered-topics.ts';
import type { Piece } from './piece.ts';
import { type ToldKey, toldKeysIn } from './told-keys.ts';

/** What a message has that other messages of its conversation may need, or that may need them. */
export interface CluesAcross {
  /** The values of each part. */
  readonly fields: readonly { readonly where: string; readonly fields: readonly Field[] }[];
  readonly keys: readonly ToldKey[];
  readonly pieces: readonly Piece[];
  readonly names: HeaderRow | null;
  readonly map: NameMap | null;
  /** Whether it has something that is to be kept in mind. */
  readonly is_kept: boolean;
}

/** What there is in the parts of a message. */
export function cluesAcross(roots: readonly Root[], looked: readonly Looked[]): CluesAcross {
  const records = looked.map(({ all }) => recordsIn(all));
  const fields = roots.map((root, i) => ({ where: root.where, fields: fieldsOf(root, records[i] ?? NONE) }));
  const keys = fields.flatMap((one) => toldKeysIn(one.fields));
  const pieces = piecesIn(roots, records);
  const names = namesIn(roots) ?? headerIn(fields.flatMap((one) => (HEADERS.test(one.where) ? [] : one.fields)));
  const map = nameMapIn(records.flat());
  const is_told = keys.length > 0 || names !== null || map !== null;
  const begins = pieces.some(({ may_begin = true }) => may_begin);
  const is_kept = is_told || begins || fields.some((one) => hasNamedPiece(one.fields));
  return { fields, keys, pieces, names, map, is_kept };
}

/** Lists of names in headers are nearly always of something else. */
const HEADERS = /^header (?!X-)/i;
const NONE: readonly RecordOfFields[] = [];

function piecesIn(roots: readonly Root[], records: readonly (readonly RecordOfFields[])[]): Piece[] {
  const pieces = roots.flatMap((root, i) => {
    const own = records[i] ?? NONE;
    const fields = numberedFields(root, own);
    // A list in one message is none of pieces; data of no known protocol is many messages.
    if (root.where !== 'data' && fields.length > 1) return [];
    if (fields.length > 0) return fields;
    return [...numberedLines(root), ...nameLabels(root), ...own.flatMap((record) => numberedTopics(root, record))];
  });
  const headers = roots.filter(({ where }) => where.startsWith('header X-'));
  const parts = headers.map(({ keys: [key = ''], content }) => ({ key, content }));
  if (headers.length > 1) pieces.push(...numberedFields({ where: 'headers' }, [{ keys: [], parts }]));
  return pieces.length > 0 ? pieces : numberedBodies(roots, (root) => records[roots.indexOf(root)] ?? NONE);
}

function namesIn(roots: readonly Root[]): HeaderRow | null {
  for (const root of roots) {
    const text = rowsText(root, HEADER_MAX);
    const names = text === null ? null : headerRow(text);
    if (names) return names;
  }
  return null;
}
