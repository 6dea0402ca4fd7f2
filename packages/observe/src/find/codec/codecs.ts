import { embeddedGzip, zip } from './archives.ts';
import { base32, base58, base85 } from './base-n.ts';
import { base64 } from './base64.ts';
import { cbor } from './cbor.ts';
import type { Codec } from './codec.ts';
import { brotli, deflate, gzip, zlib, zstd } from './compressed.ts';
import { controlSeparated } from './control-separated.ts';
import { escapes, otherDigits } from './escapes.ts';
import { exif } from './exif.ts';
import { form } from './form.ts';
import { frames } from './frames.ts';
import { hex } from './hex.ts';
import { json } from './json.ts';
import { jsonString } from './json-string.ts';
import { lines } from './lines.ts';
import { masked } from './masked.ts';
import { messagepack } from './messagepack.ts';
import { mqtt } from './mqtt.ts';
import { multipart, multipartBytes } from './multipart.ts';
import { bits, codes, radix } from './numbers.ts';
import { packedDigits } from './packed-digits.ts';
import { wellKnownBinary } from './packed-place.ts';
import { pairs } from './pairs.ts';
import { percent } from './percent.ts';
import { propertyList } from './property-list.ts';
import { protobuf } from './protobuf.ts';
import { separated } from './separated.ts';
import { letters, reversed, rot47 } from './shifted.ts';
import { embeddedSqlite, sqlite } from './sqlite/sqlite.ts';
import { strings } from './strings.ts';
import { url } from './url.ts';
import { utf16 } from './utf16.ts';
import { uuencode } from './uuencode.ts';
import { xml } from './xml.ts';
import { xor } from './xor.ts';

/** Structures of texts, of which the first that fits is taken: the ones with the clearest marks come first. */
export const textStructures: readonly Codec[] = [multipart, jsonString, json, xml, url, pairs, form, lines];

/** Values with one separator: what has none of the structures may still be of these, or be one text. */
export const looseStructures: readonly Codec[] = [separated];

/** Codings that leave a text a text: undone before anything else is looked for. */
export const escapings: readonly Codec[] = [uuencode, percent, escapes, otherDigits];

/** Codings of a text without white space, all of which are tried: what of it is none makes no sense. */
export const textCodings: readonly Codec[] = [
  base64,
  hex,
  base32,
  base58,
  base85,
  codes,
  bits,
  radix,
  rot47,
  reversed,
  letters,
];

/** Codings and formats of bytes; the first that fits is taken. */
export const byteForms: readonly Codec[] = [
  exif,
  multipartBytes,
  sqlite,
  gzip,
  zlib,
  zstd,
  zip,
  mqtt,
  wellKnownBinary,
  propertyList,
  utf16,
  messagepack,
  cbor,
  protobuf,
  controlSeparated,
  frames,
  deflate,
  brotli,
  masked,
];

/** What bytes of no known form may hold: all are tried. */
export const byteGuesses: readonly Codec[] = [embeddedGzip, embeddedSqlite, packedDigits, xor, strings];
