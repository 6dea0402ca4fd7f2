import { type Content, type Part, textCodec } from '../codec.ts';
import { fromQuotedPrintable } from '../escapes.ts';

const BEGIN = /^(?:EHLO|HELO|LHLO) \S+\r?\n/i;
/** What stands between the command and the line that ends it. */
const MAIL = /\r?\nDATA\r?\n([^]*?)(?:\r?\n\.\r?\n|$)/gi;
const MAILS_MAX = 100;
const HEADER = /^([A-Za-z][\w-]{0,60}):[ \t]*(.*)$/;
/** Headers that say how the mail is written, not what. */
const OF_FORM = /^(?:mime-version|content-|date$|message-id$)/i;

/** What a device sends as mail (SMTP, RFC 5321): who it is, and the headers and the body of each mail (RFC 5322), its transfer encoding undone (RFC 2045, 6). */
export const smtp = textCodec('smtp', 'structure', (text): readonly Part[] | null => {
  const greeting = BEGIN.exec(text)?.[0];
  if (greeting === undefined) return null;
  const parts: Part[] = [{ key: 'client', content: greeting.trim().slice(5) }];
  let count = 0;
  for (const [, mail = ''] of text.matchAll(MAIL)) {
    if (++count > MAILS_MAX) break;
    parts.push(...mailParts(mail));
  }
  return count === 0 ? null : parts.filter(({ content }) => content.length > 0);
});

function mailParts(mail: string): Part[] {
  const end = /\r?\n\r?\n/.exec(mail);
  const head = mail.slice(0, end?.index ?? mail.length).replace(/\r?\n[ \t]+/g, ' ');
  const headers = head.split(/\r?\n/).flatMap((line): [name: string, value: string][] => {
    const [, name, value] = HEADER.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.trim()]];
  });
  const encoding = headers.find(([name]) => /^content-transfer-encoding$/i.test(name))?.[1] ?? '';
  // A line that begins with a full stop has got another one (RFC 5321, 4.5.2).
  const body = end ? mail.slice(end.index + end[0].length).replace(/^\.\./gm, '.') : '';
  return [
    ...headers.filter(([name]) => !OF_FORM.test(name)).map(([key, content]): Part => ({ key, content })),
    { content: decoded(body, encoding) },
  ];
}

function decoded(body: string, encoding: string): Content {
  if (/^quoted-printable$/i.test(encoding)) return Buffer.from(fromQuotedPrintable(body), 'latin1');
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64');
  return body;
}
