/** Captures and messages: pcapng, pcap, packets, TCP, DNS, the hello of TLS, NTP, both ways; requests of HTTP/2. */
export { type ConversationWriter, createConversationWriter } from './conversation/conversation-writer.ts';
export { type DnsQuestion, dnsAnswer, dnsQuery } from './dns/message.ts';
export { type DnsMessage, type DnsRecord, readDnsMessage } from './dns/read-message.ts';
export { type DnsOption, readDnsOptions } from './dns/read-options.ts';
export type { FlowEnds, Host, NetworkPath, Side } from './flow/network-path.ts';
export { frameSink, type PacketSink } from './flow/packet-sink.ts';
export { createTcpFlow, type TcpFlow, type TcpStart } from './flow/tcp-flow.ts';
export { createUdpFlow, type SendDatagram, type UdpStart } from './flow/udp-flow.ts';
export { CaptureError } from './format/capture-error.ts';
export { type CaptureReader, createCaptureReader, isCapture } from './format/capture-reader.ts';
export {
  interfaceBlock,
  nameBlock,
  packetBlock,
  type SectionText,
  sectionHeaderBlock,
} from './format/pcapng-writer.ts';
export { type Frame, linkTypes } from './frame.ts';
export { createHpackDecoder, type Field, type HpackDecoder } from './http2/hpack.ts';
export { createHttp2Reader, type Http2Reader, type Http2Request, http2Preface } from './http2/request-frames.ts';
export { ntpReply, ntpRequest } from './ntp/message.ts';
export { type NtpMessage, readNtpMessage } from './ntp/read-message.ts';
export type { Changes, Content } from './packet/content.ts';
export { type Packet, parseFrame } from './packet/parse-frame.ts';
export type { PlannedPacket } from './packet/planned-packet.ts';
export {
  type Connection,
  createReassembler,
  type Endpoint,
  type Reassembler,
  type StreamEvent,
} from './tcp/reassembler.ts';
export type { Piece } from './tcp/stream-half.ts';
export { type ClientHello, changeCipherSpec, clientHello, opaqueRecord, serverHello } from './tls/hello.ts';
export { readClientCertificates } from './tls/read-certificates.ts';
export { type ClientHelloRead, readClientHello } from './tls/read-client-hello.ts';
