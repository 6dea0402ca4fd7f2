import type { LabelledExchange } from '../block/live-block.ts';
import type { PartFile } from '../folder/part-file.ts';
import { truthRow, truthTable } from '../table/truth.ts';
import type { Truth } from '../truth.ts';
import { writeAscii } from './ascii.ts';
import { createLineMaker, type LineForm } from './line-form.ts';

/**
 * Writes the lines of truths: the same bytes as of their rows. Many exchanges have the same truth, so that all but the id is
 * made once.
 */
export function createTruthLines(form: LineForm): (file: PartFile, one: LabelledExchange) => void {
  const { columns } = truthTable;
  const lineOf = createLineMaker(form, columns);
  const [first = { name: '' }] = columns;
  const head = Buffer.from(form.before(first.name, true) + form.quote);
  /** How the id stands in a line: without it, what is left of the first cell. */
  const without_id = form.before(first.name, true).length + form.cell('').length;
  const tails = new WeakMap<Truth, Buffer>();
  const tailOf = (truth: Truth): Buffer => {
    const known = tails.get(truth);
    if (known) return known;
    const tail = Buffer.from(form.quote + lineOf(truthRow('', truth)).slice(without_id), 'utf8');
    tails.set(truth, tail);
    return tail;
  };
  return (file, { exchange: { exchange_id }, truth }) => {
    const tail = tailOf(truth);
    const at = file.room(head.length + exchange_id.length + tail.length);
    const { gathered: bytes } = file;
    bytes.set(head, at);
    const end = writeAscii(bytes, at + head.length, exchange_id);
    bytes.set(tail, end);
    file.written(end + tail.length);
  };
}
