import { type Hypotheses, terminalDocument } from '@phonehome/simulation';
import { tellBlocks } from './blocks.ts';
import { say, wrap } from './text.ts';

/** What is told before the grid is run: how large it is, and how to run it again. */
export function tellGrid(cells: number, seeds: number, seed: number, replay: string): void {
  const last = seed + seeds - 1;
  say(seeds === 1 ? `seed ${seed}` : `seeds ${seed} to ${last}`);
  say(`replay: ${replay}`);
  say();
  const text = `${cells} explanations of what was reported, each lived by a few phones in memory. A claim fits what they do, contradicts it, or is undecided.`;
  say(wrap(text));
}

/** The result for a person: tables, finding, limits. */
export function tellHypotheses(hypotheses: Hypotheses): void {
  tellBlocks(terminalDocument(hypotheses));
}
