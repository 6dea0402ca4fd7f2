const HANDSHAKE = 22;
const CERTIFICATE = 11;
const RECORD_HEAD_BYTES = 5;
const MESSAGE_HEAD_BYTES = 4;

/**
 * The certificates by which a client says who it is, in DER, its own first: until TLS 1.2 they are sent in clear text
 * (RFC 5246, 7.4.6). `is_over`: no more of the handshake will come that can be read. Never throws.
 */
export function readClientCertificates(stream: Uint8Array): {
  readonly certificates: readonly Uint8Array[];
  readonly is_over: boolean;
} {
  const file = Buffer.from(stream.buffer, stream.byteOffset, stream.length);
  const fragments: Buffer[] = [];
  let is_over = false;
  for (let at = 0; at + RECORD_HEAD_BYTES <= file.length; ) {
    const end = at + RECORD_HEAD_BYTES + file.readUInt16BE(at + 3);
    if (file[at] !== HANDSHAKE) {
      is_over = true;
      break;
    }
    if (end > file.length) break;
    fragments.push(file.subarray(at + RECORD_HEAD_BYTES, end));
    at = end;
  }
  const handshake = Buffer.concat(fragments);
  for (let at = 0; at + MESSAGE_HEAD_BYTES <= handshake.length; ) {
    const end = at + MESSAGE_HEAD_BYTES + handshake.readUIntBE(at + 1, 3);
    if (end > handshake.length) break;
    if (handshake[at] === CERTIFICATE)
      return { certificates: listed(handshake.subarray(at + MESSAGE_HEAD_BYTES, end)), is_over: true };
    at = end;
  }
  return { certificates: [], is_over };
}

function listed(message: Buffer): Uint8Array[] {
  const certificates: Uint8Array[] = [];
  for (let at = 3; at + 3 <= message.length; ) {
    const end = at + 3 + message.readUIntBE(at, 3);
    if (end > message.length) break;
    certificates.push(message.subarray(at + 3, end));
    at = end;
  }
  return certificates;
}
