import { analyticsHit, pageReport } from './analytics.ts';
import { fetching, geometry, upload } from './content.ts';
import { createDraw } from './draw.ts';
import type { Errand } from './errand.ts';
import { machineCall } from './machine.ts';
import { lookUp, order, payment } from './shop.ts';

const kinds = [
  analyticsHit,
  analyticsHit,
  pageReport,
  fetching,
  fetching,
  fetching,
  geometry,
  upload,
  machineCall,
  machineCall,
  lookUp,
  lookUp,
  order,
  payment,
];

/** So many errands of one program in one round: the same for the same seed. */
export function errandsOf(seed: number, round: number, program: number, count: number): Errand[] {
  const draw = createDraw(seed, round, program);
  return Array.from({ length: count }, () => draw.one(kinds)(draw));
}
