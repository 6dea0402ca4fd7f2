import { iccid, imei, imsi, macAddress, type ResolvedCohort } from '@phonehome/shared';

/** A card in a slot; an empty slot has empty numbers. */
export interface SimIdentity {
  readonly iccid: string;
  readonly imsi: string;
}

/** The numbers of a phone and its cards, all from the reserved ranges (dossier 6). */
export interface PhoneIdentity {
  /** One a slot. */
  readonly imeis: readonly string[];
  readonly mac: string;
  /** One a slot. */
  readonly sims: readonly SimIdentity[];
}

const SLOTS_MAX = 2;

/** The identity of a phone: a bijection of its index, so no two phones share a number. */
export function createIdentity(cohort: ResolvedCohort, device: number, seed: number): PhoneIdentity {
  const slots = Array.from({ length: cohort.model.sim_slots }, (_, slot) => ({
    slot,
    index: device * SLOTS_MAX + slot,
  }));
  return {
    imeis: slots.map(({ index }) => imei(index, seed)),
    mac: macAddress(device, seed),
    sims: slots.map(({ slot, index }) => {
      const sim = cohort.sims[slot];
      return sim ? { iccid: iccid(sim.card, index, seed), imsi: imsi(index, seed) } : { iccid: '', imsi: '' };
    }),
  };
}
