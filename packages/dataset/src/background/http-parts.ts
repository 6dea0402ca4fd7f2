import { encodeRequest, families, type Header, type RandomStream } from '@phonehome/shared';
import type { HttpContent } from '../exchange.ts';
import { thinkingTime } from '../network/server-time.ts';
import type { PhoneFacts } from './phone-facts.ts';

/** A request of another application. */
export interface PlainRequest {
  readonly method: 'GET' | 'POST';
  readonly target: string;
  readonly host: string;
  readonly content_type?: string;
  readonly body?: string;
  /** By which client of the platform it goes; that of its URL classes unless it says otherwise. */
  readonly dress?: 'apache';
}

/** A reply to it. */
export interface PlainReply {
  readonly status: string;
  readonly content_type?: string;
  readonly body?: string;
}

/** What applications tell of the phone by the client that they go by. */
type Agent = Pick<PhoneFacts, 'os_version' | 'model' | 'build'>;

/** The User-Agent of applications that go by Android's own client. */
function userAgent({ os_version, model, build }: Agent): string {
  return `Dalvik/2.1.0 (Linux; U; Android ${os_version}; ${model.replace(/^[A-Z]+-/, '')} Build/${build})`;
}

/** What the Apache client of the platform calls itself, for want of a version: the same in every application, and in reports. */
const APACHE_AGENT = families['phone-2017'].dress.headers.find(([name]) => name === 'User-Agent')?.[1] as string;

/** A request and its reply as bytes, and who ends the connection: what most applications did over HTTP in 2018. */
export function httpContent(request: PlainRequest, reply: PlainReply, facts: Agent, stream: RandomStream): HttpContent {
  const { method, target, host, content_type, body = '', dress } = request;
  const bytes = Buffer.from(body, 'utf8');
  const type: Header[] = content_type === undefined ? [] : [['Content-Type', content_type]];
  const length: Header[] = method === 'GET' ? [] : [['Content-Length', String(bytes.length)]];
  const headers: Header[] =
    dress === 'apache'
      ? [...type, ...length, ['Host', host], ['Connection', 'Keep-Alive'], ['User-Agent', APACHE_AGENT]]
      : [
          ...type,
          ['User-Agent', userAgent(facts)],
          ['Host', host],
          ['Connection', 'Keep-Alive'],
          ['Accept-Encoding', 'identity'],
          ...length,
        ];
  const sent = encodeRequest({ method, target, http_version: '1.1', headers, body: bytes });
  return {
    protocol: 'http',
    sent: { form: null, bytes: sent },
    answer: {
      pieces: [{ after_us: thinkingTime(stream), bytes: replyOf(reply) }],
      ending: stream.chance(0.5) ? 'client' : 'server',
      ends_after_us: 0,
    },
    late_us: 0,
  };
}

function replyOf({ status, content_type, body = '' }: PlainReply): Buffer {
  const type = content_type === undefined ? '' : `Content-Type: ${content_type}\r\n`;
  const head = `HTTP/1.1 ${status}\r\n${type}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: keep-alive\r\n\r\n`;
  return Buffer.from(head + body, 'utf8');
}

const WORDS =
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore '.repeat(400);

/** So many characters of text that says nothing. */
export function filler(stream: RandomStream, characters: number): string {
  const from = stream.below(80);
  return WORDS.slice(from, from + Math.min(characters, WORDS.length - 80));
}
