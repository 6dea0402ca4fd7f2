import { findingsOf, lookAlikesOf, serverLadder } from '@phonehome/observe';
import { visible } from '@phonehome/shared';
import type { Static } from 'typebox';
import { OBSERVATION_FORMAT, type ObservationDocument } from './json-schema.ts';
import { notesOf, type Observed } from './observed.ts';

type Document = Static<typeof ObservationDocument>;

/**
 * `--format json`: one document, which `docs/reference/schemas/observation.schema.json` describes, piece by piece: findings may
 * be more than one text can hold.
 */
export function* observationJson(observed: Observed): Generator<string> {
  const { file, source, observation } = observed;
  const { flow_count } = observation;
  const head = {
    format: OBSERVATION_FORMAT,
    source: { file, kind: source.kind },
    notes: notesOf(observed),
    flow_count,
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n`;
  yield* list('destinations', destinationsOf(observed));
  yield ',\n';
  yield* list('findings', findingsOf(observation, observed.reveal));
  yield ',\n';
  yield* list('look_alikes', lookAlikesOf(observation.look_alikes, observed.reveal));
  yield '\n}\n';
}

/** A list of the document, an item a line. */
function* list(name: string, items: Iterable<object>): Generator<string> {
  yield `  ${JSON.stringify(name)}: [`;
  let is_first = true;
  for (const item of items) {
    yield `${is_first ? '' : ','}\n    ${visible(JSON.stringify(item))}`;
    is_first = false;
  }
  yield is_first ? ']' : '\n  ]';
}

function* destinationsOf({ observation }: Observed): Generator<Document['destinations'][number]> {
  const leaking = Map.groupBy(observation.leaks, ({ destination }) => destination);
  for (const one of observation.destinations) {
    const of = leaking.get(one.destination) ?? [];
    const clear = of.some((leak) => leak.clear);
    yield {
      ...one,
      addresses: [...one.addresses],
      protocols: [...one.protocols],
      kinds: [...new Set(of.map(({ located }) => located.kind))],
      clear,
      server: of.length > 0 ? serverLadder(one.destination, one.addresses, clear) : [],
    };
  }
}
