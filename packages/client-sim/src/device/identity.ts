import { cardNumbers, imei, macAddress, type ResolvedCohort, type Sim } from '@phonehome/shared';

/** A card in a slot; an empty slot has empty numbers. */
export interface SimIdentity {
  readonly iccid: string;
  readonly imsi: string;
}

/** The numbers of a phone and of the cards that are in it, all from the reserved ranges (dossier 6). */
export interface PhoneIdentity {
  /** One a slot. */
  readonly imeis: readonly string[];
  readonly mac: string;
  /** One a slot. */
  readonly sims: readonly SimIdentity[];
}

const SLOTS_MAX = 2;

/** The identity of a phone with its first cards: a bijection of its index, so no two phones share a number. */
export function createIdentity(cohort: ResolvedCohort, device: number, seed: number): PhoneIdentity {
  const slots = Array.from({ length: cohort.model.sim_slots }, (_, slot) => slot);
  return {
    imeis: slots.map((slot) => imei(device * SLOTS_MAX + slot, seed)),
    mac: macAddress(device, seed),
    sims: slots.map((slot) => {
      const sim = cohort.sims[slot];
      return sim ? cardOf(sim, device, slot, 0, seed) : { iccid: '', imsi: '' };
    }),
  };
}

/**
 * The numbers of a card of a phone: the one that so many others were in the slot before.
 * @throws PhonehomeError IDENTITY_RANGE_FULL
 */
export function cardOf(sim: Sim, device: number, slot: number, before: number, seed: number): SimIdentity {
  return cardNumbers({ card: sim.card, slot: device * SLOTS_MAX + slot, before }, seed);
}
