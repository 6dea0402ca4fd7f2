import { fromDigitWords } from './digit-words.ts';

/** Rows of ten characters that stand for the digits from 0 to 9. */
const ROWS: readonly string[] = [
  'pqwertyuio',
  ')!@#$%^&*(',
  '=!"§$%&/()',
  'à&é"\'(-è_ç',
  '零一二三四五六七八九',
  '〇一二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊',
  '\u{1f51f}①②③④⑤⑥⑦⑧⑨',
];

const rows = ROWS.map((row) => new Map([...row].map((c, digit) => [c, digit] as const)));

/** Characters of no other use in a number: the rows beyond ASCII, and what Unicode has as digits in circles and the like. */
const FOREIGN =
  /[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u2801-\u281b\u2460-\u2468\u24ea\u2080-\u2089\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{6,40}/gu;

/** A text with the digits in place of runs of characters that stand for them. */
export function withDigits(text: string): string {
  return text.replace(FOREIGN, (run) => [...fromOtherDigits(run)].find((one) => /^\d+$/.test(one)) ?? run);
}

/** The digits that a text may have in the place of which it has other characters, or words; a plus sign stays. */
export function* fromOtherDigits(text: string): Generator<string> {
  const [, plus = '', rest = ''] = /^(\+?)([^]*)$/.exec(text) ?? [];
  const plain = rest.normalize('NFKC');
  if (plain !== rest) yield plus + plain;
  const characters = [...rest.toLowerCase()];
  for (const row of rows) {
    const digits = characters.map((c) => row.get(c));
    if (!digits.includes(undefined)) yield plus + digits.join('');
  }
  for (const digits of fromDigitWords(rest)) yield plus + digits;
  yield* fromLetters(rest, plus);
}

/** Ten letters that follow one another, from any on: the first is 0, or 1 and the last 0. */
function* fromLetters(text: string, plus: string): Generator<string> {
  if (!/^(?:[a-z]+|[A-Z]+)$/.test(text)) return;
  const codes = Array.from(text, (c) => c.charCodeAt(0));
  const [least, most] = [Math.min(...codes), Math.max(...codes)];
  for (let first = most - 9; first <= least; first++) {
    yield plus + codes.map((code) => code - first).join('');
    yield plus + codes.map((code) => (code - first + 1) % 10).join('');
  }
}
