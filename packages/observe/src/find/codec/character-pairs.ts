import { usualWords } from '../context/usual-words.ts';

/** Characters of which pairs are known: ASCII. */
const CHARACTERS = 128;
/** What is none of them, or a control, which no text has. */
export const NO_TEXT = -8;

/** What devices send is written like this, roughly: marks, digits and words follow one another in these ways. */
const SAMPLES: readonly string[] = [
  '{"name":"word","name_word":12345,"id":"9a0f3b7c5d21e846","list":[1,20,{"name":true}],"nameWord":{"a":-12.3405,"b":null},"x":""}',
  '{"v":1,"data":{"time":1602938475,"mac":"02:9f:3c:70:b1:e8","version":"8.1.0","app":"com.word.name"},"url":"https://a.word.com/x?y=z"}',
  '[{"name": "Word Word", "word": 38}, {"t": 1590000000123, "name": "A9-07"}]',
  'name=word&word_name=1234567890&id=9a0f3b7c-5d21-e846&v=8.1.0&x=1&mac=02%3A9f%3A3c%3A70%3Ab1%3Ae8&nameWord=Word+word',
  '<?xml version="1.0"?>\n<word><name>12345</name><id a="3">word</id><wordName>2020-05-17T08:39:46Z</wordName></word>',
  'Name: word\nword-name: 8.1.0\r\nid=354678;word=9a0f;\nNAME=WORD\nword: a, b, c\n',
  'name:word|id:3546780912|word:02:9f:3c:70:b1:e8|v:9|time:2020-05-17 08:39:46,12345,word,60.1702,24.9405\n',
];

/** Kinds of characters. */
const kinds = [
  /[0-9]/,
  /[a-z]/,
  /[A-Z]/,
  /["']/,
  /[:=]/,
  /[,;&|]/,
  /[{}[\]()<>/]/,
  /[ \t]/,
  /[\r\n]/,
  /[._-]/,
  /[!-~]/,
  /[^]/,
];
const kindOf = Uint8Array.from({ length: CHARACTERS }, (_, code) =>
  kinds.findIndex((kind) => kind.test(String.fromCharCode(code))),
);

/** How much a character says of the next one beyond its kind, in pairs that were seen. */
const WEIGHT = 4;
const NEVER = 0.02;

/** How usual characters and pairs of them are, in bits: at [code] and at [first * 256 + second]. */
interface Worths {
  readonly single: Float32Array;
  readonly pair: Float32Array;
}

let made: Worths | null = null;

/**
 * How well bytes follow one another as characters of what devices send, in bits: above 0 for what is met more often than if
 * all were as likely. Made when first asked for.
 */
export function characterWorths(): Worths {
  made ??= makeWorths();
  return made;
}

/** How well all bytes of a text follow one another, in bits. */
export function worthOfPairs(bytes: Uint8Array): number {
  const { pair } = characterWorths();
  let worth = 0;
  for (let i = 1; i < bytes.length; i++)
    worth += pair[(bytes[i - 1] as number) * BYTES + (bytes[i] as number)] as number;
  return worth;
}

function makeWorths(): Worths {
  const pairs = new Float64Array(CHARACTERS * CHARACTERS);
  for (const text of samples()) {
    for (let i = 1; i < text.length; i++) add(pairs, text.charCodeAt(i - 1) * CHARACTERS + text.charCodeAt(i), 1);
  }
  const of_kinds = new Float64Array(kinds.length * kinds.length);
  const after = new Float64Array(CHARACTERS);
  const after_kind = new Float64Array(kinds.length);
  const single = new Float64Array(CHARACTERS);
  const of_kind = new Float64Array(kinds.length);
  let all = 0;
  for (let first = 0; first < CHARACTERS; first++) {
    for (let second = 0; second < CHARACTERS; second++) {
      const count = pairs[first * CHARACTERS + second] as number;
      const [kind, next] = [kindOf[first] as number, kindOf[second] as number];
      add(of_kinds, kind * kinds.length + next, count);
      add(after, first, count);
      add(after_kind, kind, count);
      add(single, second, count);
      add(of_kind, next, count);
      all += count;
    }
  }
  const worths = { single: new Float32Array(BYTES).fill(NO_TEXT), pair: new Float32Array(BYTES * BYTES).fill(NO_TEXT) };
  for (let first = 0; first < CHARACTERS; first++) {
    if (isControl(first)) continue;
    worths.single[first] = bitsOf((((single[first] as number) + 1) / all) * CHARACTERS);
    for (let second = 0; second < CHARACTERS; second++) {
      if (isControl(second)) continue;
      const [kind, next] = [kindOf[first] as number, kindOf[second] as number];
      const of_next = ((of_kinds[kind * kinds.length + next] as number) + NEVER) / ((after_kind[kind] as number) + 1);
      const within = ((single[second] as number) + NEVER) / ((of_kind[next] as number) + 1);
      const seen = (pairs[first * CHARACTERS + second] as number) + WEIGHT * of_next * within;
      worths.pair[first * BYTES + second] = bitsOf((seen / ((after[first] as number) + WEIGHT)) * CHARACTERS);
    }
  }
  return worths;
}

const BYTES = 256;

function isControl(code: number): boolean {
  return code === 0x7f || (code < 0x20 && code !== 9 && code !== 10 && code !== 13);
}

function add(counts: Float64Array, at: number, count: number): void {
  counts[at] = (counts[at] as number) + count;
}

/** The samples, each usual word in the places where names and values stand, and digits of all sorts. */
function* samples(): Generator<string> {
  for (const sample of SAMPLES) for (let times = 0; times < 12; times++) yield sample;
  for (const word of usualWords.keys()) {
    const capital = word.charAt(0).toUpperCase() + word.slice(1);
    yield `"${word}":"${word}" ${word}=1&${word}_${word}=${capital} ${capital}<${word}>${word}${capital}:${word},${word}`;
  }
  for (let a = 0; a < 10; a++) for (let b = 0; b < 10; b++) yield `${a}${b}`.repeat(8);
}

/** The logarithm of a number to base 2, straight between powers of two: exact on every machine. */
function bitsOf(ratio: number): number {
  let bits = 0;
  let rest = ratio;
  for (; rest >= 2; rest /= 2) bits++;
  for (; rest < 1; rest *= 2) bits--;
  return bits + rest - 1;
}
