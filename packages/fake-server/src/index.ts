/** The mock zzhc server: request to decision and record. */

export { type Certificate, createCertificate } from './activation/certificate.ts';
export { listenForActivations } from './activation/listener.ts';
export { receiveActivation } from './activation/receive.ts';
export { adminDescription } from './admin/description.ts';
export type { AdminOptions } from './admin/listen.ts';
export type { OpenApi } from './admin/page/document.ts';
export { problemKinds } from './admin/problem.ts';
export { urlHost } from './admin/url-host.ts';
export type { Asked, Fact } from './condition.ts';
export {
  COUNTED_DEVICES_MAX,
  createPolicyCounters,
  decideCounted,
  explainCounted,
  type PolicyCounters,
} from './counters.ts';
export { createFakeServer, type FakeServer, type FakeServerOptions } from './create-fake-server.ts';
export { decide } from './decide.ts';
export { defaultPolicy } from './default-policy.ts';
export type { Edge } from './edge.ts';
export { GARBAGE_BODY } from './effect.ts';
export { type DecisionExplained, explainDecision, type RuleFacts } from './explain-decision.ts';
export { lockFile } from './file-lock.ts';
export { inflate } from './inflate.ts';
export { isAlive } from './is-alive.ts';
export { drawDelay } from './latency.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { wholeLines } from './lines.ts';
export { type Listener, type ListenOptions, LOOPBACK, listen } from './listener.ts';
export { eventLine, type LogOptions, logLine } from './log-line.ts';
export { makeFolder } from './make-folder.ts';
export { type Outcome, repliedBody, replyDelay, type WholeReply } from './outcome.ts';
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
export { type Steadiness, steadinessOf } from './steady.ts';
export { createMemoryStore } from './store/memory-store.ts';
export type {
  Count,
  Page,
  PageRequest,
  RecordFilter,
  RecordStore,
  Retention,
  StoredRecord,
  StoreState,
} from './store/record-store.ts';
export { openStore } from './store/sqlite-store.ts';
export { storedLines } from './store/stored-lines.ts';
export { type WireReply, wireReply } from './wire-reply.ts';
