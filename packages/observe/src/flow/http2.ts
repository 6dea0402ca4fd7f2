import type { Http2Request } from '@phonehome/capture';
import type { HttpRequest } from '@phonehome/shared';
import type { SentRequest } from './roots.ts';

/** Whether a request asks to go on in HTTP/2 (RFC 7540, 3.2). */
export function isUpgradeToHttp2({ headers }: Pick<HttpRequest, 'headers'>): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'upgrade' && /(?:^|[\s,])h2c(?:$|[\s,])/i.test(value));
}

/** A request of HTTP/2 as one of HTTP/1 is: the fields that stand for its first line become that, and the header Host. */
export function asRequest({ headers, body }: Http2Request): SentRequest {
  const of = (wanted: string): string | undefined => headers.find(([name]) => name === wanted)?.[1];
  const authority = of(':authority');
  const others = headers.filter(([name]) => !name.startsWith(':'));
  return {
    target: of(':path') ?? '/',
    headers: authority === undefined ? others : [['Host', authority], ...others],
    body,
  };
}
