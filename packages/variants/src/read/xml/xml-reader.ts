import { SaxesParser } from 'saxes';
import type { XmlHandler } from './xml-handler.ts';

/** Elements within elements: no file of a phone has so many. */
const DEPTH_MAX = 100;

/** Takes the text of an XML file, piece by piece. */
export interface XmlReader {
  push(text: string): void;
  /** @returns what is wrong with the file, or null; what came before it was told */
  end(): { readonly what: string; readonly line: number } | null;
}

/**
 * Reads XML and tells its elements, with their lines. Entities other than the five of XML are not expanded and a DOCTYPE
 * is refused, so that no file can grow in reading.
 */
export function createXmlReader(handler: XmlHandler): XmlReader {
  const parser = new SaxesParser({ xmlns: false });
  let wrong: { what: string; line: number } | null = null;
  let line = 1;
  let depth = 0;
  const refuse = (what: string): void => {
    wrong ??= { what, line: parser.line };
  };

  parser.on('doctype', () => refuse('a DOCTYPE is not read'));
  parser.on('error', ({ message }) => refuse(message.replace(/^\d+:\d+: /, '').slice(0, 200)));
  parser.on('opentagstart', () => {
    // It is told after the character that ends the name, which may be a line feed.
    line = parser.column === 0 ? parser.line - 1 : parser.line;
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEPTH_MAX) refuse(`elements stand within ${DEPTH_MAX} others`);
    if (wrong) return;
    const plain = Object.entries(attributes).map(([key, value]) => ({ name: localName(key), value }));
    handler.open(localName(name), plain, line);
  });
  const text = (content: string): void => {
    if (!wrong) handler.text(content);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    if (!wrong) handler.close(localName(name));
  });

  return {
    push(piece) {
      if (!wrong) parser.write(piece);
    },
    end() {
      if (!wrong) parser.close();
      return wrong;
    },
  };
}

/** `android:name` is `name`: no file of interest has the same name twice. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
