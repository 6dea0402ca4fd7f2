import { type Part, textCodec } from './codec.ts';

/** What is not closed goes on to the end: the text may be cut. */
const TAG =
  /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[!?][^>]*(?:>|$)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** XML and its like: texts by the name of their element, attributes by theirs; plists and maps by the key before a value. */
export const xml = textCodec('xml', 'structure', (text): readonly Part[] | null => {
  if (!/^\s*</.test(text) || !/<\/|\/>|<\?xml/.test(text)) return null;
  const parts: Part[] = [];
  let name: string | undefined;
  let key: string | undefined;
  let at = 0;
  const say = (content: string): void => {
    const said = content.trim();
    if (said === '') return;
    if (name === 'key') key = said;
    else {
      const by = key ?? name;
      parts.push(by === undefined ? { content: said } : { key: by, content: said });
      key = undefined;
    }
  };
  for (const match of text.matchAll(TAG)) {
    say(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [, closes, element, attributes = '', data] = match;
    if (data !== undefined) say(data);
    if (element === undefined) continue;
    if (closes === '') {
      name = element;
      // Android's preferences and SOAP name the value by an attribute of its element.
      const named: Part[] = [...attributes.matchAll(ATTRIBUTE)].map(([, attribute, double, single]) => ({
        key: attribute as string,
        content: double ?? single ?? '',
      }));
      const by = named.find(({ key }) => /^(?:name|key|id)$/i.test(key ?? ''));
      for (const part of named) {
        const is_value = by !== undefined && part !== by && /^(?:value|val|v)$/i.test(part.key ?? '');
        parts.push(is_value ? { ...part, key: by.content as string } : part);
      }
      if (by && /^(?:name|key)$/i.test(by.key ?? '')) key = by.content as string;
    } else name = undefined;
  }
  say(text.slice(at));
  return at > 0 && parts.length > 0 ? parts : null;
});
