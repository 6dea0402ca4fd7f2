import type { FlowFacts, RecordRead } from './run-facts.ts';

/** How many servers are told apart: the name is the sender's, who can make up any. */
const HOSTS_MAX = 20;
/** Likewise of names of fields. */
const FIELDS_MAX = 100;
const OTHER_HOSTS = 'other names';
const NO_HOST = 'no name given';

interface OpenFlow {
  readonly cohort: string | null;
  readonly host: string;
  reports: number;
  readonly phones: Set<number>;
  accepted: number;
  leaks: number;
  readonly fields: Set<string>;
}

/** Adds up which phones send to whom. */
export interface FlowCounter {
  count(
    record: RecordRead,
    sender: { readonly cohort: string; readonly device: number; readonly leak: boolean } | null,
  ): void;
  flows(): FlowFacts[];
}

/** A counter that has seen nothing. Flows come in the order in which they were first seen. */
export function createFlowCounter(): FlowCounter {
  const flows = new Map<string, OpenFlow>();
  const hosts = new Set<string>();
  return {
    count(record, sender) {
      const named = hostOf(record) ?? NO_HOST;
      if (hosts.size < HOSTS_MAX) hosts.add(named);
      const host = hosts.has(named) ? named : OTHER_HOSTS;
      const key = JSON.stringify([sender?.cohort ?? null, host]);
      let flow = flows.get(key);
      if (!flow) {
        const cohort = sender?.cohort ?? null;
        flow = { cohort, host, reports: 0, phones: new Set(), accepted: 0, leaks: 0, fields: new Set() };
        flows.set(key, flow);
      }
      flow.reports++;
      if (record.decision.outcome === 'accepted') flow.accepted++;
      if (sender) flow.phones.add(sender.device);
      if (sender?.leak) flow.leaks++;
      for (const [name, value] of Object.entries(record.report ?? {})) {
        if (value !== '' && flow.fields.size < FIELDS_MAX) flow.fields.add(name);
      }
    },
    flows: () =>
      [...flows.values()].map(({ phones, leaks, fields, ...rest }) => {
        const known = rest.cohort !== null;
        return { ...rest, phones: known ? phones.size : null, leaks: known ? leaks : null, fields: [...fields] };
      }),
  };
}

/** The server that a request names, in lower case; null if it names none. */
export function hostOf({ request }: RecordRead): string | null {
  if (!('headers' in request)) return null;
  return request.headers.find(([name]) => name.toLowerCase() === 'host')?.[1].toLowerCase() ?? null;
}
