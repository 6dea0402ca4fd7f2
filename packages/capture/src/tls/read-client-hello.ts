import { type Cursor, createCursor } from './cursor.ts';

/** What can be read of a connection within TLS: what its client asks for. */
export interface ClientHelloRead {
  /** The server that it names (RFC 6066, 3), characters as Latin-1; null where it names none. */
  readonly server_name: string | null;
  /** The protocols that it offers (RFC 7301), in its order. */
  readonly protocols: readonly string[];
  /** The highest version that it offers: 0x0304 for TLS 1.3. */
  readonly version: number;
}

const HANDSHAKE = 22;
const CLIENT_HELLO = 1;
const HELLO_BYTES_MAX = 1 << 16;
const RANDOM_BYTES = 32;
const EXTENSIONS = { server_name: 0, protocols: 16, versions: 43 } as const;
const HOST_NAME = 0;

/**
 * Reads the hello with which the client's side of a stream begins, over as many records as it takes; null where it begins with
 * something else, or where the hello is cut. Never throws.
 */
export function readClientHello(stream: Uint8Array): ClientHelloRead | null {
  const message = handshakeOf(stream);
  if (!message) return null;
  const hello = createCursor(message);
  const legacy_version = hello.number(2);
  hello.take(RANDOM_BYTES);
  hello.within(1);
  hello.within(2);
  hello.within(1);
  if (hello.isCut()) return null;
  let server_name: string | null = null;
  let protocols: string[] = [];
  let version = legacy_version;
  // Until TLS 1.2, there may be no extensions at all.
  const extensions = hello.left() > 0 ? hello.within(2) : createCursor(new Uint8Array(0));
  while (extensions.left() > 0) {
    const type = extensions.number(2);
    const body = extensions.within(2);
    if (type === EXTENSIONS.server_name) server_name ??= nameIn(body.within(2));
    else if (type === EXTENSIONS.protocols) protocols = protocolsIn(body.within(2));
    else if (type === EXTENSIONS.versions) version = Math.max(version, ...versionsIn(body.within(1)));
  }
  return hello.isCut() || extensions.isCut() ? null : { server_name, protocols, version };
}

/** The body of the ClientHello that stands in the records at the begin of a stream. */
function handshakeOf(stream: Uint8Array): Uint8Array | null {
  const records = createCursor(stream);
  const parts: Uint8Array[] = [];
  let length = 0;
  let wanted = 4;
  while (length < wanted) {
    if (records.number(1) !== HANDSHAKE) return null;
    records.number(2);
    const fragment = records.take(records.number(2));
    // An empty fragment is none that a handshake may have (RFC 8446, 5.1).
    if (records.isCut() || fragment.length === 0) return null;
    parts.push(fragment);
    length += fragment.length;
    if (wanted === 4 && length >= 4) {
      const head = createCursor(joined(parts));
      if (head.number(1) !== CLIENT_HELLO) return null;
      wanted = 4 + head.number(3);
      if (wanted > HELLO_BYTES_MAX) return null;
    }
  }
  return joined(parts).subarray(4, wanted);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function nameIn(names: Cursor): string | null {
  while (names.left() > 0) {
    const type = names.number(1);
    const name = names.within(2).text();
    if (type === HOST_NAME && !names.isCut()) return name;
  }
  return null;
}

function protocolsIn(names: Cursor): string[] {
  const found: string[] = [];
  while (names.left() > 0) found.push(names.within(1).text());
  return found;
}

/** Those of TLS: reserved ones are offered to see whether servers pass over them (RFC 8701). */
function versionsIn(versions: Cursor): number[] {
  const found: number[] = [];
  while (versions.left() > 1) found.push(versions.number(2));
  return found.filter((version) => version >> 8 === 3);
}
