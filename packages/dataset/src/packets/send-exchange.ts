import {
  type Content,
  changeCipherSpec,
  clientHello,
  createTcpFlow,
  createUdpFlow,
  dnsAnswer,
  dnsQuery,
  ntpReply,
  ntpRequest,
  opaqueRecord,
  type PacketSink,
  serverHello,
  type TcpFlow,
} from '@phonehome/capture';
import { dateBytesOf } from '@phonehome/shared';
import type { Exchange, HttpContent, TlsContent } from '../exchange.ts';
import { serverAddress } from '../network/addresses.ts';
import { REMEMBERED_S } from '../network/device-network.ts';

const DNS_PORT = 53;
/** Between an answer and what a program does about it (ours). */
const PROGRAM_US = 350;
/** How long a server of names, or of the time, thinks (ours). */
const SERVER_US = 60;
/** The last message of a handshake of TLS 1.3, with what encryption adds. */
const FINISHED_BYTES = 53;
/** What a server sends of its handshake after its hello: certificates, encrypted, of a common length (ours). */
const CERTIFICATES_BYTES = 2_900;

/**
 * Writes the packets of an exchange as they pass beside the phone's access router. All that is drawn about it is in the
 * exchange already.
 */
export function sendExchange(exchange: Exchange, sink: PacketSink): void {
  const { content, time_us } = exchange;
  const start_us = writeLookup(exchange, sink);
  if (content.protocol === 'dns') return;
  if (content.protocol === 'ntp') return writeNtp(exchange, start_us, sink);
  const { path, client_port, server_port, sequence, packet_id } = exchange;
  const flow = createTcpFlow({ path, client_port, server_port, sequence, packet_id }, sink);
  const open_us = flow.open(Math.max(start_us, time_us));
  if (content.protocol === 'http') writeHttp(content, flow, open_us);
  else writeTls(content, exchange.host, flow, open_us);
}

/** The look-up of the name, where there is one. Gives when the phone knows the address. */
function writeLookup({ lookup, host, time_us }: Exchange, sink: PacketSink): number {
  if (!lookup) return time_us;
  const { path, client_port, packet_id, id } = lookup;
  const send = createUdpFlow({ path, client_port, server_port: DNS_PORT, packet_id }, sink);
  const answered_us = time_us + path.round_trip_us;
  const { query, answer } = messagesAbout(host);
  const changes = { at: ID_AT, bytes: Uint8Array.of(id >>> 8, id & 0xff) };
  send('client', { bytes: query, changes }, time_us);
  send('server', { bytes: answer, changes }, answered_us);
  return answered_us + PROGRAM_US;
}

/** Where the id of a message stands (RFC 1035, 4.1.1). */
const ID_AT = [0, 1];

/** The messages about a name but for their id: there are few names, and they are looked up again and again. */
const messages = new Map<string, { readonly query: Uint8Array; readonly answer: Uint8Array }>();
const MESSAGES_MAX = 4_096;

function messagesAbout(name: string): { readonly query: Uint8Array; readonly answer: Uint8Array } {
  const known = messages.get(name);
  if (known) return known;
  const asked = { id: 0, name };
  const made = { query: dnsQuery(asked), answer: dnsAnswer(asked, serverAddress(name), REMEMBERED_S) };
  if (messages.size >= MESSAGES_MAX) messages.clear();
  messages.set(name, made);
  return made;
}

function writeNtp(exchange: Exchange, start_us: number, sink: PacketSink): void {
  const { path, client_port, server_port, packet_id } = exchange;
  const send = createUdpFlow({ path, client_port, server_port, packet_id }, sink);
  const half_us = Math.floor(path.round_trip_us / 2);
  send('client', ntpRequest(start_us), start_us);
  const came_us = start_us + half_us;
  send('server', ntpReply(start_us, came_us, came_us + SERVER_US), start_us + path.round_trip_us);
}

function writeHttp({ sent, answer, late_us }: HttpContent, flow: TcpFlow, open_us: number): void {
  const { pieces, ending, ends_after_us } = answer;
  const sent_us = open_us + PROGRAM_US;
  const there_us = flow.send('client', contentOf(sent), sent_us);
  let last_us = there_us;
  for (const { after_us, bytes } of pieces)
    last_us = flow.send('server', bytes, Math.max(last_us, there_us + after_us + late_us));
  if (ending === 'client') flow.close('client', last_us + PROGRAM_US);
  else if (ending === 'server') flow.close('server', last_us + SERVER_US);
  else if (ending === 'reset') flow.reset('server', Math.max(last_us, there_us + ends_after_us + late_us));
  // It gives up when its time is over, which it counts from the request.
  else flow.close('client', Math.max(last_us, sent_us + ends_after_us));
}

function writeTls({ random, records }: TlsContent, server_name: string, flow: TcpFlow, open_us: number): void {
  const seed = new DataView(random.client.buffer, random.client.byteOffset).getUint32(0);
  const helloed_us = flow.send('client', clientHello({ server_name, random: random.client }), open_us + PROGRAM_US);
  const hello = Buffer.concat([serverHello(random.server, random.client), opaqueRecord(seed, CERTIFICATES_BYTES)]);
  let at_us = flow.send('server', hello, helloed_us + SERVER_US);
  const finished = Buffer.concat([changeCipherSpec(), opaqueRecord(seed + 1, FINISHED_BYTES)]);
  at_us = flow.send('client', finished, at_us + PROGRAM_US);
  records.forEach(({ from, bytes, after_us }, nth) => {
    at_us = flow.send(from, opaqueRecord(seed + 2 + nth, bytes), at_us + after_us);
  });
  flow.close('client', at_us + PROGRAM_US);
}

/** A request of a form as that form, with other characters where its date stands. */
function contentOf(sent: HttpContent['sent']): Content | Uint8Array {
  if (sent.form === null) return sent.bytes;
  const { window, bytes } = sent.form;
  return { bytes, changes: window && { at: window.at, bytes: dateBytesOf(window, sent.local_ms) } };
}
