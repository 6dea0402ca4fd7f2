import { type FactKind, factKinds } from '../../facts/facts.ts';
import type { FileContext } from '../file-context.ts';
import type { Sink } from '../input-source.ts';
import { type Decoder, decoderFor } from '../lines/line-splitter.ts';
import { phonePath } from '../place/phone-path.ts';
import { createFormHandler } from './form-handler.ts';
import { createXmlReader } from './xml-reader.ts';

/** No XML file of a phone that tells something here is larger. */
const BYTES_MAX = 64 * 1024 * 1024;

/**
 * Reads an XML file as its first element asks for; one that tells nothing here is not read further.
 * @param only the kinds of facts that it may tell; null for all
 */
export function createXmlSink(context: FileContext, path: string, only: readonly FactKind[] | null = null): Sink {
  const handler = createFormHandler(context, path, only);
  const reader = createXmlReader(handler);
  let decoder: Decoder | null = null;
  let bytes_seen = 0;
  const tellsNothing = (): boolean => handler.begun && handler.form === null;

  return {
    push(bytes) {
      bytes_seen += bytes.length;
      if (tellsNothing() || bytes_seen > BYTES_MAX) return;
      decoder ??= decoderFor(bytes);
      reader.push(decoder.decode(bytes, { stream: true }));
    },
    end() {
      if (tellsNothing()) return;
      const affects = handler.form?.affects ?? only ?? factKinds;
      if (bytes_seen > BYTES_MAX) {
        const remedy = 'Give the part of it that tells something';
        context.problem(null, `it has more than ${BYTES_MAX} bytes`, remedy, affects);
        return;
      }
      if (decoder) reader.push(decoder.decode());
      const wrong = reader.end();
      handler.form?.done();
      const kind = handler.form?.kind;
      if (!wrong && kind) context.collector.looked_at.add(kind);
      // What is broken in an image before it tells what it is about is somebody else's.
      if (!wrong || (handler.form === null && phonePath(path).partition !== null)) return;
      context.problem(wrong.line, `it is no whole XML: ${wrong.what}`, 'Take the file again', affects);
    },
  };
}
