import type { BuildFacts } from '../facts/facts.ts';
import type { KnownClient } from '../knowledge/known-client.ts';
import type { FoundClient } from '../recognise/recognise.ts';

/** A client whose file was searched and does not name its switch: an older one, or one whose switch is another. */
export interface Unswitched {
  readonly client: KnownClient;
  /** The property that nothing reads. */
  readonly unread: string;
}

/** Tells generations of one name apart; null where the client may well read its switch. */
export function withoutSwitch(
  { client, signs }: FoundClient,
  { texts }: BuildFacts,
  knowledge: readonly KnownClient[],
): Unswitched | null {
  const [one, ...others] = client.switches;
  if (one?.by !== 'property' || others.length > 0) return null;
  const searched = signs.some(({ sign, path }) => path !== null && (sign === 'endpoint' || sign === 'fields'));
  if (!searched || texts.some(({ text }) => text === one.name)) return null;
  const older = knowledge.find(({ id }) => id === client.without_switch);
  return { client: older ?? { ...client, on_by_default: true, switches: [] }, unread: one.name };
}
