import { cellOfSite, type Gate, MS_PER_DAY, opaqueId, randomStream, siteOfCell } from '@phonehome/shared';
import type { Phone } from '../device/phone.ts';
import { type Disclosure, pseudonymOf } from '../report/disclosure.ts';
import type { RunState } from './state.ts';

/** How many requests were sent with a build and cards. */
export interface Tries {
  readonly of: string;
  readonly count: number;
}

export const NO_TRIES: Tries = { of: '', count: 0 };

/** Whether the operator's client asks before it sends anything. */
export function asksBefore({ world, client }: RunState): boolean {
  return world.scenario.safeguards?.consent === true && client !== null;
}

/** What stops a request of the operator's client that no gate of its own has stopped, and what it saw; null for nothing. */
export function stoppedBy(run: RunState): { readonly gate: Gate; readonly saw: string } | null {
  const { safeguards } = run.world.scenario;
  if (!safeguards) return null;
  const { consent, tries_max, firewall_share = 0 } = safeguards;
  if (consent && !run.consented) {
    return { gate: 'no-consent', saw: run.asked ? 'the user has not agreed' : 'the user has not been asked yet' };
  }
  if (tries_max !== undefined && triesOf(run) >= tries_max) {
    return { gate: 'tries-used-up', saw: `${triesOf(run)} of ${tries_max} tries with this build and these cards` };
  }
  if (firewall_share > 0 && randomStream(run.seed, 'firewall', run.person.index).chance(firewall_share)) {
    return { gate: 'firewall', saw: 'the connection is refused on the phone' };
  }
  return null;
}

/** Counts a request that leaves the phone. */
export function countTry(run: RunState): void {
  if (run.world.scenario.safeguards?.tries_max === undefined) return;
  run.tries = { of: buildAndCards(run), count: triesOf(run) + 1 };
}

function triesOf(run: RunState): number {
  return run.tries.of === buildAndCards(run) ? run.tries.count : 0;
}

/** A new build and new cards are tried anew, as a success is remembered for them (dossier 3). */
function buildAndCards({ phone, identity }: RunState): string {
  return [phone.build.fingerprint, ...identity.sims.map(({ iccid }) => iccid)].join(',');
}

/** The phone as its reports tell of it: with a wider square in the place of its cell, if so. */
export function asTold({ phone, world }: RunState): Phone {
  const side = world.scenario.safeguards?.cell_side_sites;
  return side === undefined ? phone : { ...phone, cell: cornerOf(phone.cell, side) };
}

/** The first cell of the site at the south-west corner of the square of so many sites a side that a cell lies in. */
function cornerOf(cell: number, side: number): number {
  const { row, column } = siteOfCell(cell);
  return cellOfSite({ row: row - (row % side), column: column - (column % side) }, 0);
}

/** What reports of this time tell: the same object as long as it is the same. Pseudonyms change with the phone's own days. */
export function disclosureAt(run: RunState, time_ms: number): Disclosure | null {
  const { fields, pseudonym_days } = run.world.scenario.safeguards ?? {};
  if (fields === undefined && pseudonym_days === undefined) return null;
  const pseudonym = pseudonym_days === undefined ? null : pseudonymAt(run, time_ms, pseudonym_days);
  if (run.disclosure?.pseudonym !== pseudonym) {
    run.disclosure = { fields: fields ? new Set(fields) : null, pseudonym };
  }
  return run.disclosure;
}

function pseudonymAt({ device, seed, switched_on_ms }: RunState, time_ms: number, days: number): string {
  const period = Math.floor((time_ms - switched_on_ms) / (days * MS_PER_DAY));
  return pseudonymOf(opaqueId(device, period, 'pseudonym', seed));
}
