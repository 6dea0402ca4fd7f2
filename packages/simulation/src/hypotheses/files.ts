import { counted } from '@phonehome/shared';
import { pageDocument } from './document.ts';
import { findingOf } from './finding.ts';
import { limitsOf } from './limits.ts';
import { markdownOf } from './markdown.ts';
import type { Hypotheses } from './result.ts';
import { summarise } from './summary.ts';

/** hypotheses.json: everything, with the finding and what it does not say; a cell a line. */
export function hypothesesJson(hypotheses: Hypotheses): string {
  const { cells, ...rest } = hypotheses;
  const words = { finding: findingOf(hypotheses, summarise(hypotheses)), limits: limitsOf(hypotheses) };
  const head = JSON.stringify({ ...rest, ...words }, null, 2).slice(0, -2);
  return `${head},\n  "cells": [\n    ${cells.map((cell) => JSON.stringify(cell)).join(',\n    ')}\n  ]\n}`;
}

/** hypotheses.md: the result as a page of its own. */
export function hypothesesPage(hypotheses: Hypotheses): string {
  return `# Hypotheses\n\n${hypothesesBody(hypotheses)}`;
}

/** The result as the body of a page. */
export function hypothesesBody(hypotheses: Hypotheses): string {
  const { scenario, seed, seeds, phones, days, cells } = hypotheses;
  const size = `${counted(cells.length, 'explanation')}, each lived by ${counted(phones, 'phone')} for ${counted(days, 'day')}`;
  const which = seeds === 1 ? `seed ${seed}` : `the ${seeds} seeds ${seed} to ${seed + seeds - 1}`;
  const about = `The affected phones of the scenario ${scenario}: ${size} under ${which}.`;
  return `${about}\n\n${markdownOf(pageDocument(hypotheses))}`;
}
