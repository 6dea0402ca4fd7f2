import type { Codec, Part } from '../codec.ts';

const BEGIN = 0x02;
const END = 0x03;
const HEAD = /^\d\d\/(\d{5})\/[OR]\/(\d\d)\//;
/** Operations that carry a short message: the receiver, then the sender. */
const MESSAGES: ReadonlySet<string> = new Set(['01', '30', '51', '52', '53']);
const FIELDS = { text_kind: 18, text: 20 } as const;
const LETTERS = '3';

/** EMI/UCP of centres of short messages: fields between slashes, and how long they are, each message between two controls. */
export const ucp: Codec = {
  name: 'ucp',
  sort: 'structure',
  decode(content): readonly Part[] | null {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content);
    if (bytes[0] !== BEGIN) return null;
    const parts: Part[] = [];
    for (let at = 0; at < bytes.length; ) {
      const end = bytes.indexOf(END, at);
      if (bytes[at] !== BEGIN || end < 0) return parts.length > 0 ? parts : null;
      const text = bytes.toString('latin1', at + 1, end);
      const [, length = '', operation = ''] = HEAD.exec(text) ?? [];
      if (Number(length) !== text.length) return null;
      if (MESSAGES.has(operation)) parts.push(...messageOf(text.split('/').slice(4)));
      at = end + 1;
    }
    return parts.length > 0 ? parts : null;
  },
};

function messageOf(fields: readonly string[]): Part[] {
  const numbers = fields.slice(0, 2).filter((field) => /^\+?\d{7,16}$/.test(field));
  const parts: Part[] = numbers.map((content) => ({ key: 'msisdn', content }));
  const text = fields[FIELDS.text] ?? '';
  if (fields[FIELDS.text_kind] === LETTERS && /^(?:[\dA-F]{2})+$/i.test(text))
    parts.push({ content: Buffer.from(text, 'hex').toString('latin1') });
  return parts;
}
