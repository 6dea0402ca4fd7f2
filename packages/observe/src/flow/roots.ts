import type { DnsOption } from '@phonehome/capture';
import type { Header } from '@phonehome/shared';
import type { Content } from '../find/codec/codec.ts';

/** A part of a message from which a search starts. */
export interface Root {
  /** `path`, `query`, `header Cookie`, `body`, `data` of no known protocol, `name` that is looked up. */
  readonly where: string;
  readonly content: Content;
  readonly keys: readonly string[];
  /** The codings that the message itself declares and that are undone already. */
  readonly chain: readonly string[];
}

/** A request as far as it is looked at. */
export interface SentRequest {
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** Headers that carry nothing of the sender's own; the host is looked at as a name. */
const PLAIN_HEADERS = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'expect',
  'host',
  'if-modified-since',
  'keep-alive',
  'pragma',
  'range',
  'te',
  'transfer-encoding',
  'upgrade',
  'upgrade-insecure-requests',
]);

/** The parts of a request that may say something about its sender. */
export function requestRoots({ target, headers, body }: SentRequest): Root[] {
  const roots: Root[] = [];
  const add = (where: string, content: Content, keys: readonly string[] = []): void => {
    if (content.length > 0) roots.push({ where, content, keys, chain: [] });
  };
  const at = target.search(/[?]/);
  if (target !== '/' && target !== '*') add(at < 0 ? 'path' : 'query', target);
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (lower === 'host') add('host', hostPart(value));
    else if (!PLAIN_HEADERS.has(lower) && !lower.startsWith('sec-')) add(`header ${name}`, value, [name]);
  }
  if (body.length > 0) add('body', body);
  return roots;
}

/** The server that a request names, lower case; null where it names none. */
export function hostOf({ headers, target }: Pick<SentRequest, 'headers' | 'target'>): string | null {
  const absolute = /^[a-z]+:\/\/([^/?#@:]+)/i.exec(target)?.[1];
  const named = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const host = (absolute ?? named ?? '').trim().replace(/:\d+$/, '').toLowerCase();
  // A copy: a piece of the head would keep all of it in memory, for as long as the flow is.
  return host === '' ? null : Buffer.from(host, 'utf8').toString('utf8');
}

/** Data of no known protocol, or a message of one, as a whole. */
export function dataRoot(content: Content, where = 'data'): Root[] {
  return [{ where, content, keys: [], chain: [] }];
}

/** A name that is looked up: its own labels. */
export function nameRoots(name: string): Root[] {
  const content = hostPart(name);
  return content === '' ? [] : dataRoot(content, 'name');
}

/** Options by which routers tell a resolver who asked: its address as bytes, the same as a text, an id of its owner. */
const ASKER_OPTIONS: ReadonlySet<number> = new Set([5, 65_001, 65_073, 65_074]);

/** What a look-up carries of who asked. */
export function optionRoots(options: readonly DnsOption[]): Root[] {
  return options
    .filter(({ code, data }) => ASKER_OPTIONS.has(code) && data.length >= 6)
    .map(({ code, data }) => ({ where: 'option', content: data, keys: code === 65_074 ? [] : ['mac'], chain: [] }));
}

/** A label that says what the one before it is, in letters alone. */
const NAMED_LABEL = /^[a-z]{12,}\.(?:mac|imei|imsi|iccid|msisdn|meid)\./i;

/** The part of a host name that its owner can choose for each request. */
function hostPart(host: string): string {
  const name = host.replace(/:\d+$/, '');
  return name.split('.').length > 2 && (/\d/.test(name) || NAMED_LABEL.test(name)) ? `dns://${name}/` : '';
}
