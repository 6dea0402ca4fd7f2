import { type Packet, readDnsMessage, readDnsOptions } from '@phonehome/capture';
import type { FlowListener } from './capture-flows.ts';
import { createChunks } from './chunks.ts';
import { endText, type Flow } from './flow.ts';
import type { Names } from './names.ts';
import { dataRoot, nameRoots, optionRoots } from './roots.ts';

/** Datagrams between two ports, by what they are. */
export interface UdpFlows {
  add(packet: Packet, time_us: number): void;
  /** No more datagrams: what still waits for others is looked at as it is. */
  end(): void;
}

const PORTS = { dns: 53, quic: 443, ntp: 123, dhcp: [67, 68], local: [137, 138, 546, 547, 1900, 5353, 5355] } as const;
/** Of more, the one that was silent the longest is forgotten: what comes of it then is a flow of its own. */
const FLOWS_MAX = 20_000;

/** What goes to all of the local network goes to no server. */
const isGroup = (address: string): boolean =>
  /^(?:2(?:2[4-9]|3\d)\.|255\.255\.255\.255$|ff)/i.test(address) || /\.255$/.test(address);
/** Addresses within a private network or on the same link: who is there knows the device anyway. */
const isNear = (address: string): boolean =>
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|127\.|0\.0\.0\.0$|::1$|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/i.test(
    address,
  );

/** As one text, since a text that was put together of others keeps these, too. */
const between = (client: string, server: string): string => [client, server].join(' ');

/** No datagrams yet. */
export function createUdpFlows(listener: FlowListener, names: Names): UdpFlows {
  const flows = new Map<string, Flow>();
  const chunks = createChunks((bytes, sent) => listener.sent(sent, dataRoot(bytes)));
  let count = 0;

  const flowOf = (packet: Packet, time_us: number, protocol: Flow['protocol']): Flow => {
    const client = endText({ address: packet.source, port: packet.source_port });
    const server = endText({ address: packet.destination, port: packet.destination_port });
    const id = between(client, server);
    const before = flows.get(id);
    if (before) {
      // In the order of last use.
      flows.delete(id);
      flows.set(id, before);
      return before;
    }
    const host = protocol === 'dns' ? null : names.nameOf(packet.destination);
    const flow: Flow = { id: `u${count++}`, protocol, client, server, host, begin_us: time_us };
    flows.set(id, flow);
    if (flows.size > FLOWS_MAX) flows.delete(flows.keys().next().value as string);
    listener.flow(flow);
    return flow;
  };
  /** The flow that is known of which a datagram answers one. */
  const answeredBy = (packet: Packet): Flow | undefined => {
    const from = endText({ address: packet.source, port: packet.source_port });
    return flows.get(between(endText({ address: packet.destination, port: packet.destination_port }), from));
  };

  return {
    add(packet, time_us) {
      const { source_port, destination_port, payload, destination } = packet;
      const concerns = (port: number): boolean => source_port === port || destination_port === port;
      if (payload.length === 0 || concerns(PORTS.ntp)) return;
      // Services of the local network, unless they are asked of somebody outside.
      if (isNear(destination) && [...PORTS.dhcp, ...PORTS.local].some(concerns)) return;
      if (concerns(PORTS.dns)) {
        const message = readDnsMessage(payload);
        if (!message) return;
        if (message.is_answer) return names.learn(message);
        const roots = [
          ...message.questions.flatMap(({ name }) => nameRoots(name)),
          ...optionRoots(readDnsOptions(payload)),
        ];
        const flow = flowOf(packet, time_us, 'dns');
        if (roots.length > 0) listener.sent({ flow, time_us, clear: true }, roots);
        return;
      }
      if (isGroup(destination)) return;
      const answered = answeredBy(packet);
      if (answered) {
        if (answered.protocol === 'udp') listener.answered?.(answered, payload);
        return;
      }
      // QUIC, and DTLS: nothing in them can be read.
      const is_encrypted = concerns(PORTS.quic) || (payload[0] === 0x16 && payload[1] === 0xfe);
      const flow = flowOf(packet, time_us, is_encrypted ? 'tls' : 'udp');
      if (!is_encrypted) chunks.add(payload, { flow, time_us, clear: true });
    },
    end: () => chunks.end(),
  };
}
