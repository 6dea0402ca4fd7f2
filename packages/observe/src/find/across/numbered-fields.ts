import type { Root } from '../../flow/roots.ts';
import type { Part } from '../codec/codec.ts';
import { kindNamedBy } from '../context/named-kind.ts';
import { createMemo } from '../memo.ts';
import type { RecordOfFields } from './fields.ts';
import { type Column, numberIn, type Piece } from './piece.ts';

const NUMBER =
  /^(.*?)[_.-]?(?:seq(?:uence)?(?:_?(?:no|num|nr|id))?|part(?:_?(?:no|num|nr|number|index|id))?|chunk(?:_?(?:no|num|nr|number|index|id))?|piece|frag(?:ment)?(?:_?(?:no|num|index))?|seg(?:ment)?|segno|index|idx|ix|i|n|no|num|nr|number|pos|page|block|blk|line|frame|row|sn|offset|off|start|from|at)$/i;
const OFFSET = /(?:offset|off|pos|start|from|at)$/i;
const TOTAL =
  /^(?:total|count|of|parts|chunks|pieces|frags|fragments|segments|cnt|tot|max|size|len|num_?(?:parts|chunks)|total_?(?:parts|chunks|pieces|count)|parts_?total|chunk_?count|part_?count)$/i;
const COLUMNS_MAX = 6;

interface Role {
  readonly stem: string;
  readonly is_offset: boolean;
}

/** Names come again and again. */
const roles = createMemo<Role | null>(300_000);

function roleOf(name: string): Role | null {
  const before = roles.get(name);
  if (before !== undefined) return before;
  const stem = name.length > 40 ? undefined : NUMBER.exec(name)?.[1];
  const role = stem === undefined ? null : { stem, is_offset: OFFSET.test(name) };
  roles.set(structuredClone(name), role, 20);
  return role;
}

/** Records of which a field says which piece they are: `part=1&data=…`, `{"seq": 0, "chunk": …}`, `imei_part=1of3&v=…`. */
export function numberedFields({ where }: Pick<Root, 'where'>, records: readonly RecordOfFields[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { keys, parts } of records) {
    const numbered = parts.length < 2 || parts.length > 12 ? null : numberOf(parts);
    if (!numbered) continue;
    const { at, number, total, stem } = numbered;
    const columns = parts.flatMap(({ key = '', content }, i): Column[] => {
      if (i === at || TOTAL.test(key) || content.length < 2) return [];
      // `imei_part` says what it is a part of, `v` does not.
      const name = kindNamedBy(key) === null && kindNamedBy(stem) !== null ? stem : key;
      return [{ name, content }];
    });
    if (columns.length === 0 || columns.length > COLUMNS_MAX) continue;
    const series = `${where} ${keys.join('.')} ${parts.map(({ key }) => key).join(' ')}`;
    pieces.push({ series, number, total, where, keys, columns, between: '' });
  }
  return pieces;
}

/** Which of some parts is the number of them all. */
function numberOf(parts: readonly Part[]) {
  for (const [at, { key, content }] of parts.entries()) {
    const role = key === undefined || typeof content !== 'string' ? null : roleOf(key);
    const told = role && numberIn(content as string, role.is_offset);
    if (!told) continue;
    const total = told.total ?? totalIn(parts);
    return { at, number: told.number, total: role.is_offset ? null : total, stem: role.stem };
  }
  return null;
}

function totalIn(parts: readonly Part[]): number | null {
  const told = parts.find(({ key, content }) => key !== undefined && TOTAL.test(key) && typeof content === 'string');
  const total = told === undefined ? null : numberIn(told.content as string)?.number;
  return total !== null && total !== undefined && total >= 2 ? total : null;
}
