import type { Codec, Part } from '../codec.ts';

const COMMAND = /^(?:CONNECT|STOMP|SEND|SUBSCRIBE|UNSUBSCRIBE|ACK|NACK|BEGIN|COMMIT|ABORT|DISCONNECT)\r?\n/;
/** Only so far the end of the headers is looked for: of many frames each would be searched to the end of all. */
const HEAD_MAX = 16 * 1024;
const FRAMES_MAX = 100_000;
const ESCAPES: Readonly<Record<string, string>> = { '\\c': ':', '\\n': '\n', '\\r': '\r', '\\\\': '\\' };

/** Frames of STOMP 1.2: a command, headers with marks of their own for what may not stand there, a body, and a zero. */
export const stomp: Codec = {
  name: 'stomp',
  sort: 'structure',
  decode(content): readonly Part[] | null {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
    const parts: Part[] = [];
    let at = 0;
    for (let count = 0; count < FRAMES_MAX; count++) {
      // Line ends between frames keep the connection alive.
      while (bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x20) at++;
      if (at >= bytes.length) break;
      if (!COMMAND.test(bytes.toString('latin1', at, at + 14)))
        return count > 1 ? [...parts, { content: bytes.subarray(at) }] : null;
      const head_end = headEnd(bytes, at);
      const head = bytes.toString('utf8', at, head_end).trimEnd();
      const headers = head.split(/\r?\n/).slice(1).map(headerOf);
      // A body is missing at its end where a text has lost its zero.
      if (headers.length === 0 || headers.some((header) => header === null)) return null;
      const told = Number(headers.find((header) => header?.key === 'content-length')?.content);
      const zero = bytes.indexOf(0, head_end + (Number.isInteger(told) ? told : 0));
      const end = zero < 0 ? bytes.length : zero;
      for (const header of headers) if (header && header.content !== '') parts.push(header);
      if (end > head_end) parts.push({ content: bytes.subarray(head_end, end) });
      at = end + 1;
    }
    return parts.length > 0 ? parts : null;
  },
};

/** Where the empty line after the headers ends. */
function headEnd(bytes: Buffer, from: number): number {
  const head = bytes.subarray(from, from + HEAD_MAX);
  const ends = ['\n\n', '\n\r\n'].map((mark) => [head.indexOf(mark), mark.length] as const).filter(([at]) => at >= 0);
  const [first] = ends.sort(([a], [b]) => a - b);
  return first ? from + first[0] + first[1] : bytes.length;
}

function headerOf(line: string): { readonly key: string; readonly content: string } | null {
  const colon = line.indexOf(':');
  if (colon < 1 || !/^[\w.\\-]+$/.test(line.slice(0, colon))) return null;
  const plain = (text: string): string => text.replace(/\\[cnr\\]/g, (two) => ESCAPES[two] as string);
  return { key: plain(line.slice(0, colon)), content: plain(line.slice(colon + 1)) };
}
