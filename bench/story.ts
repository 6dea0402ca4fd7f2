import { readFileSync } from 'node:fs';
import { loadScenario, type Scenario } from '@phonehome/shared';

const incident = new URL('../scenarios/incident.yaml', import.meta.url);

/** The incident, ended early: its first days. */
export function incidentOf(end: string): { scenario: Scenario; text: string } {
  const text = readFileSync(incident, 'utf8').replace(/^end: .*$/m, `end: ${end}`);
  return { scenario: loadScenario(text, 'scenarios/incident.yaml'), text };
}

/** The day after the ninetieth. */
export const NINETY_DAYS = '2019-03-03';
