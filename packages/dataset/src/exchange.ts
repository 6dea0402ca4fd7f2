import type { NetworkPath } from '@phonehome/capture';
import type { RequestOfForm } from '@phonehome/shared';

/** A look-up of a name that comes before an exchange, because the phone does not remember the address. */
export interface Lookup {
  readonly client_port: number;
  readonly id: number;
  /** The way to the resolver. */
  readonly path: NetworkPath;
  readonly packet_id: Sides;
}

/** A number of each side. */
export interface Sides {
  readonly client: number;
  readonly server: number;
}

/** Bytes that a server sends, so long after it has the whole request. */
export interface Piece {
  readonly after_us: number;
  readonly bytes: Uint8Array;
}

/** A request: one of a form, which differs from others of the phone in its date alone, or one that stands alone. */
export type SentBytes = RequestOfForm | { readonly form: null; readonly bytes: Uint8Array };

/** A request over a TCP connection of its own, in clear text, and what comes back. */
export interface HttpContent {
  readonly protocol: 'http';
  readonly sent: SentBytes;
  /** The same object for requests that met with the same. */
  readonly answer: Answer;
  /** How much later than it says the server does what the answer says. */
  readonly late_us: number;
}

/** What comes back over a connection, and how that ends. */
export interface Answer {
  readonly pieces: readonly Piece[];
  /** Who ends the connection after the last piece: by FIN, or the server by RST; nobody: the client, tired of waiting. */
  readonly ending: 'client' | 'server' | 'reset' | 'nobody';
  /** Without a piece: when the server resets, or the client gives up. */
  readonly ends_after_us: number;
}

/** A TLS connection of which nothing but the hello can be read. */
export interface TlsContent {
  readonly protocol: 'tls';
  /** 32 bytes each, as if drawn by the two sides, and as many for the session and the key share. */
  readonly random: { readonly client: Uint8Array; readonly server: Uint8Array };
  /** What the two sides send then, encrypted: sizes of records and the time after the one before. */
  readonly records: readonly {
    readonly from: 'client' | 'server';
    readonly bytes: number;
    readonly after_us: number;
  }[];
}

/** Only the name is looked up. */
export interface DnsContent {
  readonly protocol: 'dns';
}

/** SNTP messages have so many bytes (RFC 4330). */
export const NTP_BYTES = 48;

/** The time is asked (SNTP). */
export interface NtpContent {
  readonly protocol: 'ntp';
}

export type Content = HttpContent | TlsContent | DnsContent | NtpContent;

/**
 * What goes over the network in one exchange: what an observer on the path can see, and no more. Whose phone it is, and
 * why, is the truth's to say (see truth.ts); `device` orders what happens at once and is in no row.
 */
export interface Exchange {
  /** 16 hexadecimal digits, which say nothing. */
  readonly exchange_id: string;
  readonly device: number;
  /** Microseconds since 1970, UTC, of its first packet. */
  readonly time_us: number;
  /** The name of the server, as it is looked up and as the request names it. */
  readonly host: string;
  readonly path: NetworkPath;
  readonly client_port: number;
  readonly server_port: number;
  /** Null where the address is remembered. */
  readonly lookup: Lookup | null;
  /** The first sequence numbers of a connection. */
  readonly sequence: Sides;
  /** The ids of the first packets of each side. */
  readonly packet_id: Sides;
  readonly content: Content;
}
