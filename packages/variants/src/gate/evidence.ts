import type { ResolvedClient } from '../resolve/resolution.ts';
import type { ToldRegion } from './label/read-label.ts';
import type { Evidence } from './verdict.ts';

/** What betrayed a client. */
export function signEvidence(signs: ResolvedClient['signs']): Evidence[] {
  return signs.map(({ sign, saw, source }) => ({ says: `${signNames[sign]} ${saw}`, source }));
}

const signNames = {
  package: 'package',
  file: 'file',
  switch: 'switch',
  endpoint: 'server',
  fields: 'fields of a report:',
} as const;

/**
 * Why a client is live, off or unknown: the step that made it so comes first, since that is the line to change; then what
 * betrayed it.
 */
export function livenessEvidence({ steps: all, signs, live_in_build: live }: ResolvedClient): Evidence[] {
  // What one user did is no line of the build.
  const steps = all.filter(({ layer, live: then }) => layer !== 'user' || then === live);
  const since = steps.findLastIndex((step) => step.live !== live) + 1;
  const deciding = steps.slice(since).find(({ source }) => source !== null);
  const first = deciding ? [{ says: deciding.says, source: deciding.source }] : [];
  return [...first, ...signEvidence(signs)];
}

/** What told a region. */
export function labelEvidence({ because, region, source }: ToldRegion): Evidence[] {
  return [{ says: `${because}, which tells ${region.id}`, source }];
}
