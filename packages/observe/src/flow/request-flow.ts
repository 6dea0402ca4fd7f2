import type { HttpRequest } from '@phonehome/shared';
import type { FlowListener } from './capture-flows.ts';
import type { Flow } from './flow.ts';
import { hostOf, type Root, requestRoots } from './roots.ts';

/** A request that some file tells of, as far as it does. */
export interface ToldRequest {
  readonly id: string;
  readonly time_us: number;
  /** `address:port`; empty where the file does not say. */
  readonly client: string;
  readonly server: string;
  /** Null: that of the request. */
  readonly host: string | null;
  readonly protocol: Flow['protocol'];
  /** Whether anyone on the path could read it. */
  readonly clear: boolean;
  /** Null where nothing of its content can be read. */
  readonly request: Pick<HttpRequest, 'target' | 'headers' | 'body'> | null;
}

const isHost = ({ where }: Root): boolean => where === 'host';

/** Hands a request of a file to a listener, as a flow of its own, and returns that. */
export function hearRequest(listener: FlowListener, told: ToldRequest): Flow {
  const { id, protocol, client, server, time_us, clear, request } = told;
  const host = told.host ?? (request && hostOf(request));
  const flow: Flow = { id, protocol, client, server, host, begin_us: time_us };
  listener.flow(flow);
  if (!request) return flow;
  const roots = requestRoots(request);
  // The name of a server is looked up, and said in the hello of TLS, in clear text.
  const [names, others] = [roots.filter(isHost), roots.filter((root) => !isHost(root))];
  if (!clear && names.length > 0) listener.sent({ flow, time_us, clear: true }, names);
  listener.sent({ flow, time_us, clear }, clear ? roots : others);
  return flow;
}
