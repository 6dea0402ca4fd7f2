import { type Anomaly, type AnomalyId, anomaly } from './anomalies.ts';
import { type Decoded, decodeBody } from './decode.ts';
import { dressAnomalies, headerOf } from './dress.ts';
import type { HttpRequest } from './http-message.ts';

/** Undoes a compression, or gives null where it cannot; it has a limit of its own. */
export type Inflate = (body: Uint8Array, coding: string) => Uint8Array | null;

/** How a request was found, where that is known. */
export interface Framing {
  /** What is missing at its end, in words; null where it is whole. */
  readonly cut?: string | null;
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
  const read = framing.anomalies ?? [];
  // What the reader and the headers' values both tell is told once.
  const isTold = ({ id, where }: Anomaly): boolean =>
    read.some((told) => told.id === id && told.where.toLowerCase() === where.toLowerCase());
  const dress = [...read, ...dressAnomalies(request).filter((one) => !isTold(one))];
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

function decodeFramed({ headers, body }: HttpRequest, { cut = null, rest, inflate }: Framing): Decoded {
  const coding = headerOf(headers, 'content-encoding')?.[1].trim().toLowerCase() ?? 'identity';
  const inflated = coding === 'identity' ? null : (inflate?.(body, coding) ?? null);
  const decoded = decodeBody(inflated ?? body);
  const length = headerOf(headers, 'content-length');
  if (cut !== null) {
    if (decoded.report) {
      const whole = length
        ? anomaly('content-length-long', `header:${length[0]}`, cut)
        : anomaly('chunks-unreadable', 'body', cut);
      return also(whole, decoded);
    }
    return also(anomaly('request-cut-short', 'start-line', cut), decodeBody(inflated ?? body, true));
  }
  if (!rest?.length) return decoded;
  const longer = decodeBody(Buffer.concat([body, rest]));
  const [name, saw] = length ?? ['Content-Length', ''];
  // Its last characters, such as the padding, may be all that is cut off.
  const is_better = !decoded.report || longer.anomalies.length < decoded.anomalies.length;
  return longer.report && is_better ? also(anomaly('content-length-short', `header:${name}`, saw), longer) : decoded;
}

function also(one: Anomaly, { report, anomalies }: Decoded): Decoded {
  return { report, anomalies: [one, ...anomalies] };
}

/** Whether a request ended before its report was whole. */
export function isCutShort({ anomalies }: Decoded): boolean {
  return anomalies.some(({ id }) => id === 'request-cut-short');
}

/** Decodes bytes that could not be read as a request, for a reason: a report that stands in them alone is read all the same. */
export function decodeUnreadable(
  bytes: Uint8Array,
  { id, reason }: { readonly id: AnomalyId; readonly reason: string },
): Decoded {
  const bare = decodeBody(bytes);
  const why = anomaly(id, 'start-line', reason);
  return bare.report ? also(why, bare) : { report: null, anomalies: [why] };
}
