import type { RunFacts } from '../run/run-facts.ts';
import { subjectOf } from './duties.ts';

/** Who sends what to whom, as the run has it. */
export interface DataFlow {
  /** What sends, for people. */
  readonly sender: string;
  /** How many phones did; null where the run does not tell. */
  readonly phones: number | null;
  /** The server that the requests name. */
  readonly receiver: string;
  readonly kind: 'report' | 'activation';
  readonly messages: number;
  /** Whether who sees it on the way can read it. */
  readonly is_clear: boolean;
  /** Reports from phones of another region than the client's. */
  readonly leaks: number | null;
  /** Names of what it tells of, in the order of the subjects. */
  readonly groups: readonly string[];
  /** Fields that were filled, as named on the wire. */
  readonly fields: readonly string[];
}

/** What the maker's own activation carries is within TLS, and is known here by its purpose alone. */
const ACTIVATION_GROUPS = ['what a warranty needs, after consent'];

/** The flows of a run, the greatest first. */
export function dataFlowsOf({ flows, cohorts, activations }: RunFacts): DataFlow[] {
  const reports = flows.map(({ cohort, host, reports, phones, leaks, fields }): DataFlow => {
    const known = fields.flatMap((field) => subjectOf(field)?.name ?? []);
    const unknown = fields.some((field) => subjectOf(field) === null) ? ['fields of no known version'] : [];
    return {
      sender: cohorts.find(({ id }) => id === cohort)?.title ?? cohort ?? 'phones, of which the run does not say more',
      phones,
      receiver: host,
      kind: 'report',
      messages: reports,
      is_clear: true,
      leaks,
      groups: [...new Set([...known, ...unknown])],
      fields,
    };
  });
  const own = activations.count > 0 ? activations.hosts : [];
  return [
    ...reports.toSorted((a, b) => b.messages - a.messages),
    ...own.map(
      (host): DataFlow => ({
        sender: "phones with the maker's own activation",
        phones: null,
        receiver: host,
        kind: 'activation',
        messages: activations.count,
        is_clear: false,
        leaks: null,
        groups: ACTIVATION_GROUPS,
        fields: [],
      }),
    ),
  ];
}
