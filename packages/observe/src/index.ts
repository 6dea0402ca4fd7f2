/** Records or captures to findings: the leak, its receiver, and what would have prevented it. */
export { counter, counterMeasures } from './prevent/counter-measures.ts';
export { examinePrevention, type PreventionOptions } from './prevent/examine.ts';
export { PREVENTION_FORMAT, Prevention, type PreventionRow } from './prevent/result.ts';
