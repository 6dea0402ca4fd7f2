import { definitions } from './definitions.ts';
import { findingOf } from './finding.ts';
import { limitsOf } from './limits.ts';
import type { Hypotheses } from './result.ts';
import { summarise } from './summary.ts';
import { behaviourTable, claimTable, compatibleTables, dimensionTable, singleTables } from './tables.ts';

/** A piece of what is told, on a terminal or a page. The first row of a table is its heading. */
export type Block =
  | { readonly block: 'heading' | 'paragraph'; readonly text: string }
  | { readonly block: 'list'; readonly items: readonly string[] }
  | { readonly block: 'table'; readonly rows: readonly (readonly string[])[]; readonly side: 'left' | 'right' };

/** The result for a terminal, which shows the end: the tables, then the finding, then what it does not say. */
export function terminalDocument(hypotheses: Hypotheses): Block[] {
  const summary = summarise(hypotheses);
  return [
    ...dimensionTable(summary),
    ...compatibleTables(hypotheses, summary),
    ...singleTables(hypotheses, summary),
    ...claimTable(summary),
    { block: 'heading', text: 'What was found' },
    { block: 'list', items: findingOf(hypotheses, summary) },
    { block: 'heading', text: 'What this does not say' },
    { block: 'list', items: limitsOf(hypotheses) },
  ];
}

/** The result for a page: the finding and what it does not say, then the tables, then what was measured and how. */
export function pageDocument(hypotheses: Hypotheses): Block[] {
  const summary = summarise(hypotheses);
  return [
    { block: 'heading', text: 'What was found' },
    { block: 'list', items: findingOf(hypotheses, summary) },
    { block: 'heading', text: 'What this does not say' },
    { block: 'list', items: limitsOf(hypotheses) },
    ...compatibleTables(hypotheses, summary),
    ...dimensionTable(summary),
    ...singleTables(hypotheses, summary),
    ...claimTable(summary),
    ...behaviourTable(hypotheses, summary),
    ...definitions(hypotheses),
  ];
}
