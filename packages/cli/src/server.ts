/** `phonehome/server`: the fake server for tests of others. */
export {
  createFakeServer,
  type Decision,
  defaultPolicy,
  type ExchangeRecord,
  type FakeServer,
  type FakeServerOptions,
  type RecordedRequest,
  type Retention,
} from '@phonehome/fake-server';
export {
  type Anomaly,
  type AnomalyId,
  type Header,
  type OutcomeName,
  PhonehomeError,
  type Policy,
  type PolicyRule,
  type Problem,
  type Report,
} from '@phonehome/shared';
