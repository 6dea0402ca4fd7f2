import { createRequestReader, decodeRequest, decodeUnreadable, type ReadRequest } from '@phonehome/shared';
import { inflate } from './inflate.ts';
import { type Arrival, type Decision, type ExchangeRecord, recordedRequest, recordOf } from './record.ts';

/** What of an exchange cannot be had from anything else: its record follows from it. */
export interface Exchange {
  readonly arrival: Arrival;
  /** All bytes of the request, which delimit themselves. */
  readonly bytes: Buffer;
  readonly decision: Decision;
}

/** It has given out all that it was given, so that it can be used again. */
let reader = createRequestReader();

/** The record of an exchange, by reading its bytes once more. Pure: it is what `receive` made of them. */
export function derivedRecord({ arrival, bytes, decision }: Exchange): ExchangeRecord {
  reader.push(bytes);
  const read = reader.next();
  if (read?.kind !== 'request' || read.bytes.length !== bytes.length) {
    reader = createRequestReader();
    return strangeRecord({ arrival, bytes, decision });
  }
  const decoded = decodeRequest(read.request, { anomalies: read.anomalies, inflate });
  return recordOf(arrival, recordedRequest(read.request, read.bytes), decoded, decision);
}

/** Bytes that an earlier version read as one request, and this does not: none of them is lost for that. */
function strangeRecord({ arrival, bytes, decision }: Exchange): ExchangeRecord {
  const reason = 'it was kept by a version that read it otherwise';
  const decoded = decodeUnreadable(bytes, { id: 'http-unreadable', reason });
  return recordOf(arrival, { bytes_base64: bytes.toString('base64') }, decoded, decision);
}

/** Whether the record of a request can be had from its bytes alone. */
export function isDerivable({ is_self_delimited, cut }: Partial<ReadRequest>): boolean {
  return is_self_delimited === true && cut === null;
}
