import { padded, u8, u16, u32 } from './bytes.ts';

/** A pool of strings that grows as texts are asked for. */
export interface PoolWriter {
  /** The index of a text, which is added if it is new. */
  index(text: string): number;
  /** The chunk (ResourceTypes.h, ResStringPool). */
  chunk(): Buffer;
}

/** A pool; UTF-8 as aapt2 writes tables of resources, UTF-16 as manifests are. */
export function stringPool(utf8: boolean, first: readonly string[] = []): PoolWriter {
  const texts = [...first];
  return {
    index(text) {
      if (!texts.includes(text)) texts.push(text);
      return texts.indexOf(text);
    },
    chunk() {
      const encoded = texts.map((text) => (utf8 ? encodeUtf8(text) : encodeUtf16(text)));
      let at = 0;
      const offsets = encoded.map((one) => {
        at += one.length;
        return at - one.length;
      });
      const data = padded(Buffer.concat(encoded));
      const start = 28 + texts.length * 4;
      const head = [u16(0x0001, 28), u32(start + data.length, texts.length, 0, utf8 ? 0x100 : 0, start, 0)];
      return Buffer.concat([...head, u32(...offsets), data]);
    },
  };
}

function encodeUtf8(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > 127) throw new Error('no text of a fixture is longer than 127 bytes');
  return Buffer.concat([u8(text.length, bytes.length), bytes, u8(0)]);
}

function encodeUtf16(text: string): Buffer {
  return Buffer.concat([u16(text.length), Buffer.from(text, 'utf16le'), u16(0)]);
}
