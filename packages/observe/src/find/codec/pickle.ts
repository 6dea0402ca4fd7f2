import { type BytesReader, createBytesReader } from './bytes-reader.ts';
import type { Codec, Content, Part } from './codec.ts';
import { createPickleStack, type PickleStack } from './pickle-stack.ts';
import { readableText } from './readable.ts';
import { entriesOf, itemsOf, type Value } from './value.ts';
import { tellValue } from './value-parts.ts';

/** A version of 2 to 5, or the first step of a program of an older one: a map, a list, or a class. */
const BEGIN = /^(?:\x80[\x02-\x05]|[}\]]q\0|\([dl]p0\n|ccopy_?reg\n)/;
const STOP = 0x2e;
const STEPS_MAX = 200_000;
const DEPTH_MAX = 40;

/** What Python's `pickle` has packed (protocols 0 to 5): maps, lists, texts and numbers; of an object what it has. */
export const pickle: Codec = {
  name: 'pickle',
  sort: 'structure',
  decode(content): readonly Part[] | null {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content);
    if (!BEGIN.test(bytes.toString('latin1', 0, 12)) || bytes.at(-1) !== STOP) return null;
    const value = valueOf(bytes[0] === 0x80 ? bytes.subarray(2) : bytes);
    const parts: Part[] = [];
    if (value !== null && isWithin(value, DEPTH_MAX)) tellValue(value, undefined, parts);
    return parts.length > 0 ? parts : null;
  },
};

/** Whether no value is deeper within others than so many levels. */
function isWithin(value: Value, levels: number): boolean {
  const inner = itemsOf(value) ?? entriesOf(value)?.map((entry) => entry.value) ?? [];
  return inner.length === 0 || (levels > 0 && inner.every((one) => isWithin(one, levels - 1)));
}

/** What the small program that a pickle is puts together, without the calls that it may make; null where it is none. */
function valueOf(bytes: Uint8Array): Value | null {
  const reader = createBytesReader(bytes);
  const stack = createPickleStack();
  for (let steps = 0; steps < STEPS_MAX && !reader.isCut(); steps++) {
    const code = String.fromCharCode(Number(reader.unsigned(1)));
    if (code === '.') return reader.left() === 0 ? stack.pop() : null;
    const literal = literalOf(code, reader);
    if (literal !== null) stack.push(literal);
    else if (!move(code, reader, stack)) return null;
  }
  return null;
}

/** How many bytes tell the length of a text, of bytes or of a number. */
const SIZED: Readonly<Record<string, number>> = {
  X: 4,
  T: 4,
  B: 4,
  '\x8b': 4,
  U: 1,
  C: 1,
  '\x8a': 1,
  '\x8c': 1,
  '\x8d': 8,
  '\x8e': 8,
  '\x96': 8,
};
const NUMBERS: Readonly<Record<string, number>> = { K: 1, M: 2, J: 4 };

/** A value that stands in the program; null where it is a step. */
function literalOf(code: string, reader: BytesReader): Value | null {
  const sized = SIZED[code];
  if (sized !== undefined) {
    const content = reader.take(little(reader, sized));
    return code === '\x8a' || code === '\x8b' ? whole(content) : (readableText(content) ?? (content as Content));
  }
  if (NUMBERS[code] !== undefined) return code === 'J' ? whole(reader.take(4)) : String(little(reader, NUMBERS[code]));
  if (code === 'G') return String(reader.float(8));
  if ('VSILF'.includes(code))
    return line(reader)
      .replace(/^(['"])(.*)\1$/, '$2')
      .replace(/^(-?\d+)L$/, '$1');
  return 'N\x88\x89'.includes(code) ? '' : null;
}

/** Does a step. @returns whether it is one */
function move(code: string, reader: BytesReader, stack: PickleStack): boolean {
  if (code === '(') stack.mark();
  else if (code === '}') stack.push({ entries: [] });
  else if (']\x8f)'.includes(code)) stack.push({ items: [] });
  else if (code === '0') stack.pop();
  else if (code === 'q') stack.save(little(reader, 1));
  else if (code === 'r') stack.save(little(reader, 4));
  else if (code === 'p') stack.save(Number(line(reader)));
  else if (code === '\x94') stack.save(null);
  else if (code === 'h') stack.load(little(reader, 1));
  else if (code === 'j') stack.load(little(reader, 4));
  else if (code === 'g') stack.load(Number(line(reader)));
  else if (code === '\x95') reader.take(8);
  else if (code === 's') stack.put(stack.take(2));
  else if (code === 'u') stack.put(stack.sinceMark());
  else if (code === 'a') stack.append(stack.take(1));
  else if (code === 'e' || code === '\x90') stack.append(stack.sinceMark());
  else if ('tl\x91'.includes(code)) stack.push({ items: stack.sinceMark() });
  else if (code === 'd') {
    const items = stack.sinceMark();
    stack.push({ entries: [] });
    stack.put(items);
  } else if ('\x85\x86\x87'.includes(code)) stack.push({ items: stack.take(code.charCodeAt(0) - 0x84) });
  else if (code === 'c') {
    // A class by its name, which says nothing of what is in the object.
    line(reader);
    line(reader);
    stack.push('');
  } else if (code === '\x93') {
    stack.take(2);
    stack.push('');
    // A call: what it was given is all that is known of what it gives.
  } else if ('R\x81b\x92'.includes(code)) {
    const [first, ...others] = stack.take(code === '\x92' ? 3 : 2);
    const [given] = others;
    stack.push(given === undefined || given === '' ? (first ?? '') : given);
  } else return false;
  return true;
}

function little(reader: BytesReader, length: number): number {
  return reader.take(length).reduceRight((sum, byte) => sum * 256 + byte, 0);
}

/** A number of any length, with its sign. */
function whole(bytes: Uint8Array): string {
  if (bytes.length > 64) return '';
  const value = bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return BigInt.asIntN(Math.max(8, bytes.length * 8), value).toString();
}

/** Up to the end of a line. */
function line(reader: BytesReader): string {
  let text = '';
  for (let byte = reader.unsigned(1); byte !== 0x0an && !reader.isCut(); byte = reader.unsigned(1))
    text += String.fromCharCode(Number(byte));
  return text;
}
