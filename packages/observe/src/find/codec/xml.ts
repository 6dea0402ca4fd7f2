import { tells } from '../context/context-of.ts';
import { type Part, textCodec } from './codec.ts';
import { isNameLike, isValueWord, namesItsNeighbour } from './name-value.ts';

/** What is not closed goes on to the end: the text may be cut. */
const TAG =
  /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[!?][^>]*(?:>|$)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** What is between a name and its value: `<key>a</key><string>b</string>`, `<name>a</name><value><string>b</string></value>`. */
const SORTS = /^(?:string|int|integer|long|real|double|float|i4|i8|number|text|data|true|false|value|val|v)$/i;
const CLOSES_PAIR = /^(?:member|entry|item|property|param|parameter|pair|dict|row|record)$/i;

/** Whether the text of an element is the name of the value that follows it; in maps of Java both are texts. */
function isName(element: string, text: string): boolean {
  return (
    element === 'key' || namesItsNeighbour(element, text) || (element === 'string' && isNameLike(text) && tells(text))
  );
}

function isAfterName(element: string): boolean {
  return SORTS.test(localOf(element));
}

/** A name without that of its namespace. */
function localOf(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

/** Positions of the Geography Markup Language, and of GeoRSS: a pair of numbers (OGC 07-036, 10.1.4.1). */
const POSITION = /^(?:gml\w{0,4}:(?:pos|posList|coordinates|lowerCorner)|georss:point|pos)$/i;
const PAIR = /^-?\d{1,3}\.\d+[ ,]+-?\d{1,3}\.\d+(?:[ ,]+-?\d+(?:\.\d+)?)?$/;

/** XML and its like: texts by the name of their element, attributes by theirs; plists and maps by the key before a value. */
export const xml = textCodec('xml', 'structure', (text): readonly Part[] | null => {
  if (!/^\s*</.test(text) || !/<\/|\/>|<\?xml/.test(text)) return null;
  const parts: Part[] = [];
  let name: string | undefined;
  /** Of the next value. */
  let key: string | undefined;
  /** That was the text of an element before it, of which not only names are. */
  let is_text = false;
  let is_position = false;
  let at = 0;
  const say = (content: string): void => {
    const said = content.trim();
    if (said === '') return;
    if (name !== undefined && (name === 'key' || (key === undefined && isName(name, said)))) {
      key = said;
      is_text = name !== 'key';
      if (is_text) parts.push({ key: name, content: said });
      return;
    }
    // Elsewhere `pos` is any two numbers; in GML a space is between them.
    const is_pair = PAIR.test(said) && (name !== 'pos' || !said.includes(','));
    const by = key ?? (is_position && is_pair ? 'gps' : name);
    parts.push(by === undefined ? { content: said } : { key: by, content: said });
    key = undefined;
  };
  for (const match of text.matchAll(TAG)) {
    say(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [, closes, element, attributes = '', data] = match;
    if (data !== undefined) say(data);
    if (element === undefined) continue;
    if (closes === '') {
      // A name that no value has followed is one of something else.
      if (is_text && !isAfterName(element)) key = undefined;
      is_text = false;
      name = localOf(element);
      is_position = POSITION.test(element);
      // Android's preferences and SOAP name the value by an attribute of its element.
      const named: Part[] = [...attributes.matchAll(ATTRIBUTE)].map(([, attribute, double, single]) => ({
        key: attribute as string,
        content: double ?? single ?? '',
      }));
      const by = named.find((one) => namesItsNeighbour(localOf(one.key as string), one.content as string));
      for (const part of named) {
        const is_value = by !== undefined && part !== by && isValueWord(localOf(part.key as string));
        parts.push(is_value ? { ...part, key: by.content as string } : part);
      }
      if (by) key = by.content as string;
    } else {
      if (CLOSES_PAIR.test(localOf(element))) key = undefined;
      name = undefined;
    }
  }
  say(text.slice(at));
  return at > 0 && parts.length > 0 ? parts : null;
});
