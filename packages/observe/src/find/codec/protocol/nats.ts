import type { Codec, Content, Part } from '../codec.ts';

const BEGIN = /^(?:CONNECT \{|H?PUB \S+ |SUB \S+ |PING\r?\n|PONG\r?\n)/;
const KNOWN = /^(?:CONNECT|SUB|UNSUB|H?PUB|PING|PONG)(?:[ \t]|$)/i;
const LINE_MAX = 8_192;
const COMMANDS_MAX = 100_000;

/** What a client of NATS sends: who connects, and what it publishes under which subject. */
export const nats: Codec = {
  name: 'nats',
  sort: 'structure',
  decode(content): readonly Part[] | null {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
    if (!BEGIN.test(bytes.toString('latin1', 0, 300))) return null;
    const parts: Part[] = [];
    let [is_known, unknown_from] = [false, -1];
    /** Lines of no command that is known, as they are. */
    const tellUnknown = (to: number): void => {
      if (unknown_from >= 0) parts.push({ content: bytes.subarray(unknown_from, to) });
      unknown_from = -1;
    };
    for (let at = 0, count = 0; at < bytes.length && count < COMMANDS_MAX; count++) {
      const from = at;
      const end = bytes.indexOf('\n', at);
      const line = bytes.toString('utf8', at, Math.min(end < 0 ? bytes.length : end, at + LINE_MAX)).trim();
      at = end < 0 ? bytes.length : end + 1;
      const [command = '', ...words] = line.split(/[ \t]+/);
      if (KNOWN.test(line)) tellUnknown(from);
      else if (line !== '' && unknown_from < 0) unknown_from = from;
      if (/^(?:CONNECT|SUB|H?PUB)$/i.test(command)) is_known = true;
      if (/^H?PUB$/i.test(command)) {
        const sizes = words.filter((word, i) => i > 0 && /^\d{1,8}$/.test(word)).map(Number);
        const has_head = command.length === 4;
        const size = sizes.at(-1);
        if (size === undefined || (has_head && sizes.length < 2))
          return parts.length > 0 ? [...parts, { content: bytes.subarray(from) }] : null;
        const head = has_head ? (sizes.at(-2) as number) : 0;
        parts.push(subject(words[0] as string));
        for (const one of [bytes.subarray(at, at + head), bytes.subarray(at + head, at + size)])
          if (one.length > 0) parts.push({ content: one });
        at += size;
      } else if (/^CONNECT$/i.test(command)) parts.push({ content: line.slice(command.length + 1) });
      else if (/^SUB$/i.test(command) && words[0] !== undefined) parts.push(subject(words[0]));
    }
    tellUnknown(bytes.length);
    return is_known && parts.length > 0 ? parts : null;
  },
};

/** As the path that it is like. */
function subject(text: string): Part {
  return { key: 'topic', content: `/${text.replaceAll('.', '/')}` as Content };
}
