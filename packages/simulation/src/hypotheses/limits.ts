import { counted } from '@phonehome/shared';
import { calendar } from './derive.ts';
import type { Hypotheses } from './result.ts';

/** Fewer seeds than the published table has are warned of. */
const MANY_SEEDS = 20;

/** What the result does not say. */
export function limitsOf({ claims, unmeasured, phones, days, seeds, scenario }: Hypotheses): string[] {
  const observations = claims.filter(({ role }) => role === 'observation').length;
  return [
    '"Compatible" is not "true": it says that a model, so set, does nothing that an observation denies. "Ruled out" holds for the model only, with the bounds that we chose.',
    `A verdict counts only if every seed says the same${seeds < MANY_SEEDS ? `, and ${counted(seeds, 'seed')} can agree by chance` : ''}: with more seeds some of what is ruled out becomes open, and some of what fits all. So an explanation that most seeds contradict counts as compatible, as long as one does not. The counts of seeds, not the verdict alone, tell how close it is.`,
    'The trigger model `as-reported` was made from the same reports that it is held against, and the form of the report (client phone-2017) was inferred from the IMEI and the location in them. That these fit is therefore no evidence for them. What the grid adds is where other settings fail, and at which figure.',
    `The observations are few (${observations} of them measured, ${unmeasured.length} not), second-hand, and partly copied from each other: press of 2019 quoting owners and researchers. None says under which settings it was made, or that it left nothing out. Accounts of when a phone sends are read as naming parts of the same thing: none says "only".`,
    'Generation of the client and form of the report go together here: `phone-2014` sends form 1.0, which has no cell, `phone-2017` form 7.0 or 8.0. That its code is dated about 2014 (client-code-age) is an observation that no run can be held against; a client that decides like the older one and fills in the newer form is not in the grid.',
    'The bounds that make a figure of "when", "each" or "several times a day" are ours; they stand in claims.yaml, to be changed and run again. So are the windows of time around a touch.',
    'An observation holds for the network in which it was made. Who looked through a proxy or a capture at home saw what goes over Wi-Fi, and for them `network: wifi` is the case in point, whatever the phone did elsewhere.',
    'Connectivity changes here when a person moves, when a phone restarts, and, with Wi-Fi sleep `never`, when Wi-Fi is left and joined again. A phone whose mobile data or Wi-Fi drops at every sleep for another reason would send at every wake under `connectivity` too; no source tells whether these phones did. How often an unlock finds Wi-Fi gone depends on how long people leave their phones alone.',
    'Not varied: how people use their phones, roaming, exchanged cards, a second card, settings switched by hand, other report forms and generations, a server that changes its mind, the fix. A cell has one cause for each thing; real phones may have had several.',
    `Small: ${counted(phones, 'phone')} of one kind (the affected phones of ${scenario}, with the same people in every cell), ${counted(days, 'day')}, ${counted(seeds, 'seed')}. Everybody restarts the phone twice in the ${calendar.leaking_days} days with the client, more often than people do, so that restarts can be measured; it adds to the reports a day. "Several months" are not run.`,
    'Many figures of people, phones and the server are assumptions; the scenario and docs/reference/scenario.md name the source of each.',
  ];
}
