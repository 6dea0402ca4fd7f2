import { createRequestReader, type Header, US_PER_MS } from '@phonehome/shared';
import type { FlowListener } from './capture-flows.ts';
import { hearRequest } from './request-flow.ts';
import { dataRoot } from './roots.ts';

/**
 * Hears a line of the records of a run, or of a server's export.
 * @param epoch_ms when its time 0 was, in milliseconds since 1970
 * @returns whether it is a record
 */
export function hearRecord(listener: FlowListener, value: unknown, epoch_ms: number): boolean {
  const { exchange_id, time_ms, request } = (value ?? {}) as Record<string, unknown>;
  if (
    typeof exchange_id !== 'string' ||
    typeof time_ms !== 'number' ||
    !Number.isSafeInteger(time_ms) ||
    typeof request !== 'object' ||
    !request
  )
    return false;
  const { target, headers, body_base64, bytes_base64 } = request as Record<string, unknown>;
  const time_us = (epoch_ms + time_ms) * US_PER_MS;
  const where = { id: exchange_id, time_us, client: '', server: '', host: null, clear: true };
  if (typeof target === 'string' && isHeaders(headers)) {
    const body = Buffer.from(typeof body_base64 === 'string' ? body_base64 : '', 'base64');
    hearRequest(listener, { ...where, protocol: 'http', request: { target, headers, body } });
    return true;
  }
  if (typeof bytes_base64 !== 'string') return false;
  hearBytes(listener, Buffer.from(bytes_base64, 'base64'), { id: exchange_id, time_us });
  return true;
}

/** Hears bytes that came to a server: requests, or data of no known protocol. */
export function hearBytes(
  listener: FlowListener,
  bytes: Buffer,
  { id, time_us }: { readonly id: string; readonly time_us: number },
): void {
  const reader = createRequestReader();
  reader.push(bytes);
  reader.end('the bytes end here');
  let count = 0;
  for (let event = reader.next(); event; event = reader.next()) {
    const where = { id: count === 0 ? id : `${id}.${count}`, time_us, client: '', server: '', host: null, clear: true };
    if (event.kind === 'request') hearRequest(listener, { ...where, protocol: 'http', request: event.request });
    else if (event.kind === 'unreadable') {
      const flow = { id: where.id, protocol: 'tcp', client: '', server: '', host: null, begin_us: time_us } as const;
      listener.flow(flow);
      listener.sent({ flow, time_us, clear: true }, dataRoot(event.bytes));
    }
    count++;
  }
}

/** Whether a value is headers as records have them. */
export function isHeaders(value: unknown): value is Header[] {
  return (
    Array.isArray(value) &&
    value.every((one) => Array.isArray(one) && one.length === 2 && one.every((text) => typeof text === 'string'))
  );
}
