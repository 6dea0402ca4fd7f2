import { ais } from './ais.ts';
import { amf0 } from './amf0.ts';
import { embeddedPacked, zip } from './archives.ts';
import { autokey } from './autokey.ts';
import { avro } from './avro.ts';
import { base32, base32hex, base58, base85, base91, otherBase, wholeBase85 } from './base-n.ts';
import { base64 } from './base64.ts';
import { bencode } from './bencode.ts';
import { braced } from './braced.ts';
import { bson } from './bson.ts';
import { cbor } from './cbor.ts';
import type { Codec } from './codec.ts';
import { combinedId } from './combined-id.ts';
import {
  brotli,
  bzip2,
  deflate,
  gzip,
  lz4,
  lzip,
  lzma,
  lzw,
  sizedLz4,
  snappy,
  snappyStream,
  xz,
  zlib,
  zstd,
} from './compressed.ts';
import { dataUrl } from './data-url.ts';
import { ebcdic } from './ebcdic.ts';
import { encodedWords, escapes, otherDigits } from './escapes.ts';
import { exif } from './exif.ts';
import { fit } from './fit.ts';
import { form } from './form.ts';
import { frames } from './frames.ts';
import { grpc } from './grpc.ts';
import { headed } from './headed.ts';
import { hex } from './hex.ts';
import { hexdump } from './hexdump.ts';
import { invisible, utf7 } from './invisible.ts';
import { jce } from './jce.ts';
import { json } from './json.ts';
import { jsonString } from './json-string.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { lines } from './lines.ts';
import { marked } from './marked.ts';
import { addedWhole, masked } from './masked.ts';
import { messagepack } from './messagepack.ts';
import { cardFile, subscriberFile } from './modem.ts';
import { mqtt } from './mqtt.ts';
import { multipart, multipartBytes } from './multipart.ts';
import { namedBytes } from './named-bytes.ts';
import { nibbles } from './nibbles.ts';
import { numberedPieces } from './numbered-pieces.ts';
import { bits, codes, radix } from './numbers.ts';
import { packedDigits } from './packed-digits.ts';
import { wellKnownBinary } from './packed-place.ts';
import { pairs } from './pairs.ts';
import { percent } from './percent.ts';
import { phpSerialized } from './php-serialized.ts';
import { pickle } from './pickle.ts';
import { printed } from './printed.ts';
import { propertyList } from './property-list.ts';
import { protobuf } from './protobuf.ts';
import { ber } from './protocol/ber.ts';
import { coap } from './protocol/coap.ts';
import { diameter } from './protocol/diameter.ts';
import { gt06 } from './protocol/gt06.ts';
import { gtp } from './protocol/gtp.ts';
import { jt808 } from './protocol/jt808.ts';
import { protocolMessages, protocolTexts } from './protocol/messages.ts';
import { radius } from './protocol/radius.ts';
import { smpp } from './protocol/smpp.ts';
import { stomp } from './protocol/stomp.ts';
import { teltonika } from './protocol/teltonika.ts';
import { tftp } from './protocol/tftp.ts';
import { sExpression } from './s-expression.ts';
import { separated } from './separated.ts';
import { letters, reversed, rot47, turnedBase64 } from './shifted.ts';
import { smartrest } from './smartrest.ts';
import { smile } from './smile.ts';
import { sms } from './sms.ts';
import { embeddedSqlite, sqlite } from './sqlite/sqlite.ts';
import { strings } from './strings.ts';
import { enclosed, terminated } from './terminated.ts';
import { tlv } from './tlv.ts';
import { trackerReport } from './tracker.ts';
import { turnedBytes } from './turned-bytes.ts';
import { ubjson } from './ubjson.ts';
import { url } from './url.ts';
import { utf16, utf32 } from './utf16.ts';
import { uuencode } from './uuencode.ts';
import { uule } from './uule.ts';
import { wrappedBase64 } from './wrapped-base64.ts';
import { xml } from './xml.ts';
import { added, swappedHalves, xor } from './xor.ts';

/** Structures of texts, of which the first that fits is taken: the ones with the clearest marks come first. */
export const textStructures: readonly Codec[] = [
  hexdump,
  wholeBase85,
  multipart,
  trackerReport,
  ...protocolTexts,
  ais,
  smartrest,
  dataUrl,
  jsonString,
  phpSerialized,
  printed,
  json,
  bencode,
  xml,
  braced,
  url,
  sExpression,
  uule,
  numberedPieces,
  marked,
  pairs,
  form,
  lines,
];

/** Values with one separator: what has none of the structures may still be of these, or be one text. */
export const looseStructures: readonly Codec[] = [separated];

/** Codings that leave a text a text: undone before anything else is looked for. */
export const escapings: readonly Codec[] = [
  wrappedBase64,
  uuencode,
  encodedWords,
  percent,
  escapes,
  utf7,
  invisible,
  otherDigits,
  cardFile,
  combinedId,
];

/** Codings of a text without white space, all of which are tried: what of it is none makes no sense. */
export const textCodings: readonly Codec[] = [
  turnedBase64,
  base64,
  hex,
  base32,
  base32hex,
  base58,
  base85,
  base91,
  codes,
  bits,
  radix,
  rot47,
  reversed,
  letters,
  nibbles,
  otherBase,
];

/** Protocols whose messages tell how long they are, and are filled by what they say. */
const protocols: readonly Codec[] = [
  teltonika,
  gt06,
  jt808,
  radius,
  diameter,
  gtp,
  smpp,
  tftp,
  coap,
  ber,
  ...protocolMessages,
];

/** Codings and formats of bytes; the first that fits is taken. */
export const byteForms: readonly Codec[] = [
  exif,
  fit,
  multipartBytes,
  sqlite,
  gzip,
  zlib,
  zstd,
  bzip2,
  xz,
  lzip,
  lzma,
  lz4,
  snappyStream,
  lzw,
  zip,
  stomp,
  terminated,
  mqtt,
  grpc,
  sms,
  ...protocols,
  enclosed,
  pickle,
  autokey,
  wellKnownBinary,
  propertyList,
  avro,
  bson,
  utf16,
  utf32,
  ebcdic,
  smile,
  snappy,
  sizedLz4,
  messagepack,
  ubjson,
  amf0,
  lengthPrefixed,
  cbor,
  protobuf,
  jce,
  tlv,
  marked,
  deflate,
  brotli,
  masked,
  addedWhole,
  ...turnedBytes,
];

/** What bytes of no known form may hold: all are tried. */
export const byteGuesses: readonly Codec[] = [
  subscriberFile,
  frames,
  ...embeddedPacked,
  embeddedSqlite,
  packedDigits,
  namedBytes,
  headed,
  xor,
  added,
  swappedHalves,
  strings,
];
