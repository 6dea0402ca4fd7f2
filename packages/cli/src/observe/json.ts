import { becauseOf, findingsOf, type Leak, maskedValue, serverLadder } from '@phonehome/observe';
import type { Static } from 'typebox';
import type { ObservationDocument } from './json-schema.ts';
import { OBSERVATION_FORMAT } from './json-schema.ts';
import type { Observed } from './observed.ts';

/** `--format json`: one document, which `docs/reference/schemas/observation.schema.json` describes. */
export function observationJson({ file, source, observation, reveal }: Observed): Static<typeof ObservationDocument> {
  const { leaks, look_alikes, left_out, destinations, flow_count } = observation;
  const leaking = new Map<string, Leak[]>();
  for (const leak of leaks) leaking.set(leak.destination, [...(leaking.get(leak.destination) ?? []), leak]);
  return {
    format: OBSERVATION_FORMAT,
    source: { file, kind: source.kind },
    notes: [...source.notes, ...(left_out > 0 ? [`${left_out} further leaks were too many to be told`] : [])],
    flow_count,
    destinations: destinations.map((one) => {
      const of = leaking.get(one.destination) ?? [];
      const clear = of.some((leak) => leak.clear);
      return {
        ...one,
        addresses: [...one.addresses],
        protocols: [...one.protocols],
        kinds: [...new Set(of.map(({ located }) => located.kind))],
        clear,
        server: of.length > 0 ? serverLadder(one.destination, one.addresses, clear) : [],
      };
    }),
    findings: findingsOf(leaks, reveal).map((finding) => ({
      ...finding,
      encoding_chain: [...finding.encoding_chain],
      because: [...finding.because],
    })),
    look_alikes: look_alikes.map(({ located, destination, confidence, evidence, times }) => ({
      kind: located.kind,
      value_masked: reveal ? located.value : maskedValue(located.kind, located.value),
      destination,
      where: located.where,
      name: located.keys.join('.'),
      encoding_chain: [...located.chain],
      confidence,
      because: becauseOf(evidence, false),
      times,
    })),
  };
}
