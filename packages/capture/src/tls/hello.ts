/** The hello of a client: what of TLS can be read on the way. */
export interface ClientHello {
  readonly server_name: string;
  /** 32 bytes; the session's number and the key share are made of them, too. */
  readonly random: Uint8Array;
}

const ascii = new TextEncoder();
const HANDSHAKE = 22;
const CHANGE_CIPHER_SPEC = 20;
const APPLICATION_DATA = 23;
const TLS_1_0 = [3, 1];
const TLS_1_2 = [3, 3];
const TLS_1_3 = [3, 4];
const X25519 = [0, 29];
const AES_128_GCM_SHA256 = [0x13, 1];

const cipherSuites = [
  ...AES_128_GCM_SHA256,
  ...[0x13, 2, 0x13, 3, 0xc0, 0x2b, 0xc0, 0x2f, 0xc0, 0x2c, 0xc0, 0x30, 0xcc, 0xa9, 0xcc, 0xa8],
  ...[0xc0, 0x13, 0xc0, 0x14, 0, 0x9c, 0, 0x9d, 0, 0x2f, 0, 0x35],
];

/** Numbers of extensions: https://www.iana.org/assignments/tls-extensiontype-values */
const extensions = {
  server_name: 0,
  supported_groups: 10,
  ec_point_formats: 11,
  signature_algorithms: 13,
  alpn: 16,
  extended_master_secret: 23,
  supported_versions: 43,
  psk_key_exchange_modes: 45,
  key_share: 51,
} as const;

/** Where in a record of a hello the random bytes stand, and the number of the session. */
const RANDOM_AT = 11;
const SESSION_AT = 44;
const RANDOM_BYTES = 32;

/** Hellos of clients by the length of the name in them: they differ in nothing but the name and what is drawn. */
const clientHellos = new Map<number, Uint8Array>();

/** The record of a ClientHello (RFC 8446, 4.1.2) that offers TLS 1.3 and 1.2, and HTTP/2. */
export function clientHello({ server_name, random }: ClientHello): Uint8Array {
  const name = ascii.encode(server_name);
  const known = clientHellos.get(name.length) ?? emptyClientHello(name.length);
  clientHellos.set(name.length, known);
  const bytes = known.slice();
  bytes.set(name, NAME_AT);
  return withRandom(bytes, random, random, bytes.length - AFTER_CLIENT_KEY_BYTES - RANDOM_BYTES);
}

/** What a server answers with that takes TLS 1.3: its hello, and the change of cipher that eases the way of old boxes. */
export function serverHello(random: Uint8Array, client_random: Uint8Array): Uint8Array {
  const bytes = emptyServerHello.slice();
  return withRandom(bytes, random, client_random, bytes.length - AFTER_SERVER_KEY_BYTES - RANDOM_BYTES);
}

/** Writes what is drawn: the random bytes, the number of the session, which is the client's, and the key. */
function withRandom(bytes: Uint8Array, random: Uint8Array, session: Uint8Array, key_at: number): Uint8Array {
  for (let i = 0; i < RANDOM_BYTES; i++) {
    bytes[RANDOM_AT + i] = random[i] as number;
    bytes[SESSION_AT + i] = (session[i] as number) ^ SESSION_MASK;
    bytes[key_at + i] = (random[i] as number) ^ KEY_MASK;
  }
  return bytes;
}

/** Made of the random bytes: a number of a session that is none, which both sides have for old boxes alone, and a key. */
const SESSION_MASK = 0xa5;
const KEY_MASK = 0x3c;
const zeros = [...new Uint8Array(RANDOM_BYTES)];

/** Behind the session, the suites, no compression, and five lengths and types down to the name. */
const NAME_AT = SESSION_AT + RANDOM_BYTES + 2 + cipherSuites.length + 2 + 2 + 4 + 2 + 1 + 2;
/** Of the two extensions behind the key share. */
const AFTER_CLIENT_KEY_BYTES = 6 + 9;
/** Of the extension behind it, and the change of cipher. */
const AFTER_SERVER_KEY_BYTES = 6 + 6;

function emptyClientHello(name_bytes: number): Uint8Array {
  const name = [...new Uint8Array(name_bytes)];
  const body = [
    ...TLS_1_2,
    ...zeros,
    ...within(1, zeros),
    ...within(2, cipherSuites),
    ...within(1, [0]),
    ...within(2, [
      ...extension(extensions.server_name, within(2, [0, ...within(2, name)])),
      ...extension(extensions.extended_master_secret, []),
      ...extension(extensions.supported_groups, within(2, [...X25519, 0, 23, 0, 24])),
      ...extension(extensions.ec_point_formats, within(1, [0])),
      ...extension(extensions.alpn, within(2, [...protocol('h2'), ...protocol('http/1.1')])),
      ...extension(extensions.signature_algorithms, within(2, [4, 3, 8, 4, 4, 1, 5, 3, 8, 5, 5, 1, 8, 6, 6, 1])),
      ...extension(extensions.key_share, within(2, [...X25519, ...within(2, zeros)])),
      ...extension(extensions.psk_key_exchange_modes, within(1, [1])),
      ...extension(extensions.supported_versions, within(1, [...TLS_1_3, ...TLS_1_2])),
    ]),
  ];
  return record(HANDSHAKE, TLS_1_0, [1, ...within(3, body)]);
}

const emptyServerHello = ((): Uint8Array => {
  const body = [
    ...TLS_1_2,
    ...zeros,
    ...within(1, zeros),
    ...AES_128_GCM_SHA256,
    0,
    ...within(2, [
      ...extension(extensions.key_share, [...X25519, ...within(2, zeros)]),
      ...extension(extensions.supported_versions, TLS_1_3),
    ]),
  ];
  const hello = record(HANDSHAKE, TLS_1_2, [2, ...within(3, body)]);
  return Uint8Array.from([...hello, ...changeCipherSpec()]);
})();

/** The change of cipher that both sides send and neither heeds (RFC 8446, appendix D.4). */
export function changeCipherSpec(): Uint8Array {
  return record(CHANGE_CIPHER_SPEC, TLS_1_2, [1]);
}

/**
 * A record of which nothing can be read but its length: as if encrypted, its bytes follow from a seed.
 * @param size bytes of the record's content; at most 16,640
 */
export function opaqueRecord(seed: number, size: number): Uint8Array {
  const bytes = new Uint8Array(5 + size);
  bytes.set([APPLICATION_DATA, ...TLS_1_2, size >> 8, size & 0xff]);
  let state = seed >>> 0 || 1;
  for (let at = 5; at < bytes.length; at++) {
    // xorshift32: no more is wanted than bytes without a pattern.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state & 0xff;
  }
  return bytes;
}

function protocol(name: string): number[] {
  return within(1, [...ascii.encode(name)]);
}

function extension(type: number, content: readonly number[]): number[] {
  return [type >> 8, type & 0xff, ...within(2, content)];
}

function record(type: number, version: readonly number[], content: readonly number[]): Uint8Array {
  return Uint8Array.from([type, ...version, ...within(2, content)]);
}

/** Content after its length, which takes so many bytes. */
function within(length_bytes: number, content: readonly number[]): number[] {
  const length = Array.from(
    { length: length_bytes },
    (_, at) => (content.length >> (8 * (length_bytes - 1 - at))) & 0xff,
  );
  return [...length, ...content];
}
