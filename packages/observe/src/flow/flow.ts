/** A conversation between a device and a server: a TCP connection, or all datagrams between the same two ports. */
export interface Flow {
  /** From 0, in the order of the capture; of TCP connections as tshark counts `tcp.stream`, of others after `u`. */
  readonly id: string;
  readonly protocol: 'http' | 'http2' | 'tcp' | 'udp' | 'dns' | 'tls';
  /** `address:port`; empty where the source does not say. */
  readonly client: string;
  readonly server: string;
  /** The name of the server: of the request, of the hello of TLS, or looked up before. */
  readonly host: string | null;
  /** Microseconds since 1970. */
  readonly begin_us: number;
}

/** Of a server of which its source says nothing. */
const UNNAMED = 'a server without a name';

/** What the flow is with: its name, else its address. */
export function destinationOf({ host, server }: Flow): string {
  return host ?? (server === '' ? UNNAMED : addressOf(server));
}

/** An end as a text: `192.0.2.1:80`, `[2001:db8::1]:80`. */
export function endText({ address, port }: { readonly address: string; readonly port: number }): string {
  // Joined, it is one text: put together otherwise, it would keep its parts beside it for as long as the flow is known.
  return (address.includes(':') ? ['[', address, ']:', port] : [address, ':', port]).join('');
}

/** The address of an end. */
export function addressOf(end: string): string {
  return end.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}
