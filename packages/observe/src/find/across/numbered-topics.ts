import type { Root } from '../../flow/roots.ts';
import { readableText } from '../codec/readable.ts';
import type { RecordOfFields } from './fields.ts';
import { numberedLines } from './numbered-lines.ts';
import { numberIn, type Piece } from './piece.ts';

const NUMBER = /^(.*?)[/_.-]?(\d{1,3})$/;

/** What is published under topics (MQTT): the pieces of it that say so themselves, or by the end of their topic (`dev/7/part/1`). */
export function numberedTopics({ where }: Pick<Root, 'where'>, { keys, parts }: RecordOfFields): Piece[] {
  return parts.flatMap(({ key, content }, i): Piece[] => {
    const payload = parts[i + 1];
    if (key !== 'topic' || payload === undefined || payload.key !== undefined) return [];
    const topic = typeof content === 'string' ? content : (readableText(content) ?? '');
    const [, stem = '', at = ''] = NUMBER.exec(topic) ?? [];
    const told = at === '' ? null : numberIn(at);
    const columns = [{ name: null, content: payload.content }];
    // An id of a device may end a topic, too.
    const numbered: Piece[] = told ? [{ ...told, series: `topic ${stem}`, where, keys, columns, between: '' }] : [];
    const own = numberedLines({ where, content: payload.content, keys, chain: [] });
    return [...numbered, ...own.map((piece) => ({ ...piece, series: `${piece.series} ${topic}` }))];
  });
}
