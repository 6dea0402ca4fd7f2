/** The words for the digits from 0 to 9, without marks on letters; several for one digit have a stroke between. */
const WORDS: readonly (readonly string[])[] = [
  'zero|oh one two three four five six seven eight nine',
  'zero|nadazero wun|one|unaone too|two|bissotwo tree|three|terrathree fower|four|kartefour fife|five|pantafive six|soxisix seven|setteseven ait|eight|oktoeight niner|nine|novenine',
  'null eins|ein zwei|zwo drei vier funf|fuenf sechs sieben acht neun',
  'zero un|une deux trois quatre cinq six sept huit neuf',
  'cero uno|un dos tres cuatro cinco seis siete ocho nueve',
  'zero um|uma dois|duas tres quatro cinco seis|meia sete oito nove',
  'zero uno due tre quattro cinque sei sette otto nove',
  'nul een twee drie vier vijf zes zeven acht negen',
  'zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec',
  'sifir bir iki uc dort bes alti yedi sekiz dokuz',
  'nul en|et to tre fire fem seks syv otte ni',
  'null en|ett to tre fire fem seks sju|syv atte ni',
  'noll ett|en tva tre fyra fem sex sju atta nio',
  'nolla yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan',
  'nula jedna|jeden dva tri ctyri pet sest sedm osm devet',
  'nulla egy ketto|ket harom negy ot hat het nyolc kilenc',
  'zero unu doi trei patru cinci sase sapte opt noua',
  'ноль|нуль один два три четыре пять шесть семь восемь девять',
  'нуль один два три чотири п’ять|пять шість сім вісім дев’ять|девять',
  'nol|kosong satu dua tiga empat lima enam tujuh delapan sembilan',
  'khong mot hai ba bon nam sau bay tam chin',
  'ling|lin yi|yao er san si wu liu qi ba jiu',
  'rei|zero ichi ni san yon|shi go roku nana|shichi hachi kyu|ku',
  'shunya ek do teen chaar|char paanch|panch chhah|chhe saat aath nau',
  'n|nulla i ii iii iv v vi vii viii ix',
  '----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.',
].map((list) => list.split(' '));

const lists = WORDS.map(
  (words) => new Map(words.flatMap((word, digit) => word.split('|').map((one) => [one, digit] as const))),
);

/** So many words are a number. */
const WORDS_MIN = 6;

/** The digits that a text says in words of some language, one by one: as words with something between, or in the way of names of variables. */
export function* fromDigitWords(text: string): Generator<string> {
  const words = text
    .trim()
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[\s,;/_|]+|(?<=\p{L})-(?=\p{L})/u)
    .map((word) => word.normalize('NFC'));
  if (words.length < WORDS_MIN) return;
  for (const list of lists) {
    const digits = words.map((word) => list.get(word));
    if (!digits.includes(undefined)) yield digits.join('');
  }
}
