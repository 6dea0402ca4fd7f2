/** The mock zzhc server: request to decision and record. */

export { type Certificate, createCertificate } from './activation/certificate.ts';
export { listenForActivations } from './activation/listener.ts';
export { receiveActivation } from './activation/receive.ts';
export { adminDescription } from './admin/description.ts';
export type { AdminOptions } from './admin/listen.ts';
export type { OpenApi } from './admin/page/document.ts';
export { problemKinds } from './admin/problem.ts';
export { urlHost } from './admin/url-host.ts';
export type { Asked } from './condition.ts';
export { createFakeServer, type FakeServer, type FakeServerOptions } from './create-fake-server.ts';
export { decide, GARBAGE_BODY } from './decide.ts';
export { defaultPolicy } from './default-policy.ts';
export type { Edge } from './edge.ts';
export { inflate } from './inflate.ts';
export { isAlive } from './is-alive.ts';
export { wholeLines } from './lines.ts';
export { type Listener, LOOPBACK, listen } from './listener.ts';
export { eventLine, type LogOptions, logLine } from './log-line.ts';
export { makeFolder } from './make-folder.ts';
export type { Outcome } from './outcome.ts';
export { PSEUDONYM_KEY_BYTES_MIN, pseudonymise } from './pseudonymise.ts';
export { type Received, type ReceivedRequest, receive, receiveDecoded } from './receive.ts';
export {
  type Arrival,
  type Decision,
  type ExchangeRecord,
  RECORD_VERSION,
  type RecordedRequest,
  recordedMessage,
  recordLine,
} from './record.ts';
export type { RecordLog } from './record-log.ts';
export { replyBytes } from './reply-bytes.ts';
export { type ReplyBase, type ReplyPolicy, resolvePolicy } from './reply-policy.ts';
export { MEMORY_RETENTION, type Served, type ServeOptions, serve } from './serve.ts';
export { openRecordStore } from './store/beside-memory.ts';
export { createMemoryStore } from './store/memory-store.ts';
export type { RecordStore, Retention } from './store/record-store.ts';
export { openStore, type Store, storedLines } from './store.ts';
