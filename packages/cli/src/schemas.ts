/** `phonehome/schemas`: records, truth and manifest as protobuf messages, and back. */
export {
  decodeMessage,
  encodeMessage,
  fromProto,
  type MessageName,
  type Messages,
  messageNames,
  PhonehomeError,
  toProto,
} from '@phonehome/shared';
