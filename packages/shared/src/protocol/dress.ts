import { phoneDress } from '../families/phone-dress.ts';
import { namedHosts } from '../families/registry.ts';
import { type Anomaly, type AnomalyId, anomaly } from './anomalies.ts';
import type { Header, HttpRequest } from './http-message.ts';
import { isBodiless } from './methods.ts';

/** The names that known clients write, by their lower case (dossier 2). */
const usualNames: ReadonlyMap<string, string> = new Map(
  ['Accept', 'Connection', 'Content-Length', 'Content-Type', 'Host', 'User-Agent'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** Headers that a request may have once. */
const single = new Set(['content-length', 'content-type', 'host', 'transfer-encoding', 'content-encoding']);

/** The family's host, and the reserved names (RFC 2606) that a scenario may give a build; with or without its port. */
const usualHost = new RegExp(
  `^(?:${namedHosts([]).join('|').replaceAll('.', '\\.')}|[a-z0-9.-]+\\.(?:example|invalid|test))(?::(?:80|9998|9999))?$`,
  'i',
);

/** The first header of a name in lower case. */
export function headerOf(headers: readonly Header[], name: string): Header | undefined {
  return headers.find(([found]) => found.length === name.length && found.toLowerCase() === name);
}

/** What is odd about the start line and the headers of a request, whatever is in its body. */
export function dressAnomalies({ method, target, http_version, headers, body }: HttpRequest): Anomaly[] {
  const anomalies: Anomaly[] = [];
  const say = (id: AnomalyId, where: string, saw: string): void => {
    anomalies.push(anomaly(id, where, saw));
  };
  if (method !== phoneDress.method) say('method-other', 'start-line', method);
  if (target !== phoneDress.target)
    say(/^https?:\/\//i.test(target) ? 'target-absolute' : 'target-other', 'start-line', target);
  if (http_version !== phoneDress.http_version) say('http-version-other', 'start-line', `HTTP/${http_version}`);
  const first = new Map<string, Header>();
  for (const header of headers) {
    const [name, value] = header;
    const lower = name.toLowerCase();
    const usual = usualNames.get(lower);
    if (usual === undefined ? name === lower : name !== usual) say('header-name-case', `header:${name}`, name);
    if (!first.has(lower)) first.set(lower, header);
    else if (single.has(lower)) say('header-repeated', `header:${name}`, value);
  }
  hostAnomalies(first, say);
  // Who asks without a body has nothing to say about it.
  const asks = body.length === 0 && isBodiless(method);
  if (!asks || first.has('content-type')) typeAnomalies(first, say);
  if (!asks || first.has('content-length') || first.has('transfer-encoding')) lengthAnomalies(first, body.length, say);
  const coding = first.get('content-encoding');
  if (coding && coding[1].toLowerCase() !== 'identity') say('content-encoded', `header:${coding[0]}`, coding[1]);
  const expect = first.get('expect');
  if (expect) say('expect-continue', `header:${expect[0]}`, expect[1]);
  return anomalies;
}

type Say = (id: AnomalyId, where: string, saw: string) => void;
type Headers = ReadonlyMap<string, Header>;

function hostAnomalies(headers: Headers, say: Say): void {
  const host = headers.get('host');
  if (!host) say('host-missing', 'header:Host', '');
  else if (!usualHost.test(host[1])) say('host-other', `header:${host[0]}`, host[1]);
}

function typeAnomalies(headers: Headers, say: Say): void {
  const [name, value] = headers.get('content-type') ?? [];
  if (value === phoneDress.content_type) return;
  if (value === undefined) return say('content-type-missing', 'header:Content-Type', '');
  const [type = '', ...parameters] = value.split(';');
  if (type.trim().toLowerCase() !== phoneDress.content_type) say('content-type-other', `header:${name}`, value);
  if (parameters.length > 0) say('content-type-parameter', `header:${name}`, value);
}

function lengthAnomalies(headers: Headers, size: number, say: Say): void {
  const [name, length] = headers.get('content-length') ?? [];
  const transfer = headers.get('transfer-encoding');
  if (transfer) {
    const chunked = transfer[1].trim().toLowerCase() === 'chunked';
    say(chunked ? 'transfer-chunked' : 'transfer-encoding-other', `header:${transfer[0]}`, transfer[1]);
  }
  if (length === undefined) {
    if (!transfer) say('content-length-missing', 'header:Content-Length', `${size} bytes of body`);
  } else if (transfer || !/^(?:0|[1-9][0-9]*)$/.test(length)) say('content-length-odd', `header:${name}`, length);
}
