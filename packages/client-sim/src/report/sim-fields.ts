import { cellBeside, cellId } from '@phonehome/shared';
import type { ReportSource } from './source.ts';

const VOLTE_SWITCHES = { on: '1', off: '2', 'not-supported': '3' } as const;

/** What a report says about a slot; all is empty if there is no card in it. */
export interface SimFields {
  readonly iccid: string;
  readonly imsi: string;
  readonly cdma_imsi: string;
  readonly cell: string;
  readonly volte: string;
}

/**
 * The fields of a slot, counted from 0. The second SIM is served by the next sector of the same site (ours): two
 * operators, two cells.
 */
export function simFields({ identity, phone }: ReportSource, slot: number): SimFields {
  const sim = phone.sims[slot];
  const card = identity.sims[slot];
  if (!sim || !card) return { iccid: '', imsi: '', cdma_imsi: '', cell: '', volte: '' };
  return {
    iccid: card.iccid,
    imsi: card.imsi,
    cdma_imsi: sim.card === 'china-telecom' ? card.imsi : '',
    cell: phone.in_service ? cellId(cellBeside(phone.cell, slot)) : '',
    volte: VOLTE_SWITCHES[sim.volte],
  };
}
