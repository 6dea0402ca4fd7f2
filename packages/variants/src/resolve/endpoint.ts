import type { KnownClient } from '../knowledge/known-client.ts';
import type { FoundClient } from '../recognise/recognise.ts';
import type { Endpoint } from './resolution.ts';

/** Where a client sends: the server that its file names, if that is another than the one that is known of it. */
export function endpointOf(
  { endpoint, transport }: KnownClient,
  { signs }: FoundClient,
  knowledge: readonly KnownClient[],
): Endpoint | null {
  const seen = signs.flatMap(({ sign, saw }) => (sign === 'endpoint' ? [saw] : []));
  const [host] = seen;
  if (host === undefined || (endpoint && seen.includes(endpoint.host))) return endpoint;
  const of_other = knowledge.find((other) => other.endpoint?.host === host)?.endpoint;
  const port = endpoint?.port ?? (transport === 'tls' ? 443 : 80);
  return { host, port, data_region: of_other?.data_region ?? null };
}
