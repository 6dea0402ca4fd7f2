import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures, Manifest } from '@phonehome/dataset';
import type { Scenario } from '@phonehome/shared';
import { packageFiles } from '../../../packages/dataset/src/package/package-files.ts';
import { shipped } from '../../simulation/support.ts';

const none = { leak: 0, registration: 0, activation: 0, background: 0 };

/** Figures of a data set in which nothing happened, with changes. */
export function figuresOf(changes: Partial<Figures> = {}): Figures {
  return {
    exchanges: none,
    payload_bytes: none,
    by_day: [none, none],
    by_hour: Array.from({ length: 24 }, () => none),
    applications: {},
    leaks_by_device: [[0, 3]],
    leaks_by_cell: [],
    hosts: [],
    phones_by_cohort: { mispackaged: 2, clean: 1 },
    phones_by_split: { train: 3 },
    by_split: { train: none, validation: none, test: none },
    leaked_fields: {},
    ...changes,
  };
}

/** The manifest of a small data set that was never generated, with changes. */
export function manifestOf(changes: Partial<Manifest> = {}): Manifest {
  return {
    format: 'phonehome-dataset/1',
    scenario: { id: 'incident', sha256: '0'.repeat(64) },
    seed: 5,
    devices: 3,
    days: 2,
    background: 1,
    events: false,
    formats: ['ndjson'],
    block_devices: 1_000,
    dataset_sha256: 'f'.repeat(64),
    figures: figuresOf(),
    parts: [
      { path: 'ndjson/exchanges-00000.ndjson', bytes: 10, sha256: 'a'.repeat(64) },
      { path: 'ndjson/truth-00000.ndjson', bytes: 20, sha256: 'b'.repeat(64) },
      { path: 'ndjson/devices-00000.ndjson', bytes: 30, sha256: 'c'.repeat(64) },
    ],
    ...changes,
  };
}

/** What describes a data set: every text by its path. */
export function packageOf(scenario: Scenario, manifest: Manifest): Record<string, string> {
  return Object.fromEntries(Object.entries(packageFiles(scenario, manifest)).map(([path, text]) => [path, text()]));
}

/** The incident, with other texts than it has. */
export function titled(text: string): Scenario {
  const scenario = shipped('incident');
  return {
    ...scenario,
    title: text,
    about: text,
    phases: scenario.phases.map((phase, at) => ({ ...phase, title: text, from: `2018-12-0${3 + at}` })),
    cohorts: scenario.cohorts.map((cohort) => ({ ...cohort, title: text })),
    remarks: [{ on: 'title', says: text, source: 'ours', strength: 'assumed' }],
  };
}

/** A JSON file of a folder. */
export function jsonIn<T>(folder: string, path: string): T {
  return JSON.parse(readFileSync(join(folder, path), 'utf8')) as T;
}
