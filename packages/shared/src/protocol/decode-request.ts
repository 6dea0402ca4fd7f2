import { type Anomaly, type AnomalyId, anomaly } from './anomalies.ts';
import { type Decoded, decodeBody } from './decode.ts';
import { dressAnomalies, headerOf } from './dress.ts';
import type { HttpRequest } from './http-message.ts';

/** Undoes a compression, or gives null where it cannot; it has a limit of its own. */
export type Inflate = (body: Uint8Array, coding: string) => Uint8Array | null;

/** How a request was found, where that is known. */
export interface Framing {
  /** Whether it ended before it was whole. */
  readonly cut?: boolean;
  /** What followed as many bytes as Content-Length says, and was no further request. */
  readonly rest?: Uint8Array;
  /** What was odd about how it was found. */
  readonly anomalies?: readonly Anomaly[];
  readonly inflate?: Inflate | undefined;
}

/** More would serve nobody but who wants to fill a disk. */
const ANOMALIES_MAX = 200;

/** Decodes a request: its report, and everything unusual from the start line to the last field. Never throws. */
export function decodeRequest(request: HttpRequest, framing: Framing = {}): Decoded {
  const dress = [...(framing.anomalies ?? []), ...dressAnomalies(request)];
  const decoded = decodeFramed(request, framing);
  if (dress.length === 0 && decoded.anomalies.length <= ANOMALIES_MAX) return decoded;
  return { report: decoded.report, anomalies: limited([...dress, ...decoded.anomalies]) };
}

/** The first anomalies, and whether there were more. */
export function limited(anomalies: readonly Anomaly[]): readonly Anomaly[] {
  if (anomalies.length <= ANOMALIES_MAX) return anomalies;
  const more = anomaly('anomalies-more', 'body', String(anomalies.length - ANOMALIES_MAX));
  return [...anomalies.slice(0, ANOMALIES_MAX), more];
}

function decodeFramed({ headers, body }: HttpRequest, { cut = false, rest, inflate }: Framing): Decoded {
  const coding = headerOf(headers, 'content-encoding')?.[1].trim().toLowerCase() ?? 'identity';
  const inflated = coding === 'identity' ? null : (inflate?.(body, coding) ?? null);
  const decoded = decodeBody(inflated ?? body, cut);
  if (decoded.report || !rest?.length) return decoded;
  const longer = decodeBody(Buffer.concat([body, rest]));
  if (!longer.report) return decoded;
  const id: AnomalyId = 'content-length-short';
  const [name, saw] = headerOf(headers, 'content-length') ?? ['Content-Length', ''];
  return { report: longer.report, anomalies: [anomaly(id, `header:${name}`, saw), ...longer.anomalies] };
}
