import { bufferOf } from '@phonehome/shared';
import { tells } from '../context/context-of.ts';
import { createBytesReader } from './bytes-reader.ts';
import { bytesCodec, type Part } from './codec.ts';
import { propertiesIn } from './mqtt-properties.ts';

const TYPES = { connect: 1, publish: 3, subscribe: 8 } as const;
const PACKETS_MAX = 100_000;
const NAMES = new Set(['MQTT', 'MQIsdp']);

/** MQTT (3.1.1 and 5): who a client says it is, and what it publishes under which topic. */
export const mqtt = bytesCodec('mqtt', 'structure', (bytes): readonly Part[] | null => {
  // A connection begins with CONNECT, which names the protocol.
  if (bytes[0] !== TYPES.connect << 4) return null;
  const reader = createBytesReader(bytes);
  const parts: Part[] = [];
  let has_properties = false;
  for (let count = 0; reader.left() > 0 && count < PACKETS_MAX; count++) {
    const first = Number(reader.unsigned(1));
    const packet = createBytesReader(reader.take(Number(reader.varint())));
    if (reader.isCut()) break;

    const text = (): Uint8Array => packet.take(Number(packet.unsigned(2)));
    const properties = (): void => {
      if (!has_properties) return;
      const own = createBytesReader(packet.take(Number(packet.varint())));
      for (const part of propertiesIn(own)) parts.push(part);
    };
    const type = first >> 4;
    if (type === TYPES.connect) {
      if (!NAMES.has(Buffer.from(text()).toString('latin1'))) return null;
      has_properties = Number(packet.unsigned(1)) >= 5;
      const flags = Number(packet.unsigned(1));
      packet.take(2);
      properties();
      parts.push({ key: 'clientId', content: text() });
      if (flags & 0x04) {
        properties();
        parts.push({ key: 'topic', content: path(text()) }, { content: text() });
      }
      if (flags & 0x80) parts.push({ key: 'username', content: text() });
      if (flags & 0x40) parts.push({ content: text() });
    } else if (type === TYPES.publish) {
      const topic = text();
      if (first & 0x06) packet.take(2);
      properties();
      parts.push({ key: 'topic', content: path(topic) }, named(topic, packet.take(packet.left())));
    } else if (type === TYPES.subscribe) {
      packet.take(2);
      properties();
      while (packet.left() > 0) {
        parts.push({ key: 'topic', content: path(text()) });
        packet.take(1);
      }
    }
  }
  return parts.length > 0 ? parts : null;
});

/** What is published, by the last level of its topic where that tells what it is. */
function named(topic: Uint8Array, content: Uint8Array): Part {
  const level = bufferOf(topic).toString('latin1').split('/').at(-1) ?? '';
  return /^[A-Za-z_][\w.-]{2,40}$/.test(level) && tells(level) ? { key: level, content } : { content };
}

/** A topic as the path that it is like. */
function path(topic: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('/'), topic]);
}
