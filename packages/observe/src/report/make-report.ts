import { type Claims, type Expectation, grouped, type Scenario } from '@phonehome/shared';
import type { OpenedRun, ProgressListener } from '@phonehome/simulation';
import type { Section } from '../document/block.ts';
import { type PageHead, pageHtml } from '../document/page.ts';
import { sectionMarkdown } from '../document/to-markdown.ts';
import { dataFlowsOf } from '../duties/data-flows.ts';
import { dpiaOf } from '../duties/dpia.ts';
import { dutiesOf } from '../duties/duties.ts';
import { holdClaims } from '../evidence/hold-claims.ts';
import { readRun } from '../run/collect.ts';
import { followingOfCrowd } from './generated/following.ts';
import { hypothesesOfIncident } from './generated/hypotheses.ts';
import { REPORT_FORMAT, type ReportData } from './report-data.ts';
import { claimsSection } from './section/claims.ts';
import { daySection } from './section/day.ts';
import { dutiesSection } from './section/duties.ts';
import { followSection } from './section/follow.ts';
import { hoursSection } from './section/hours.ts';
import { hypothesesSection } from './section/hypotheses.ts';
import { limitsSection } from './section/limits.ts';
import { mapSection } from './section/map.ts';
import { methodSection } from './section/method.ts';
import { packetSection } from './section/packet.ts';
import { preventionSection } from './section/prevention.ts';
import { storySection } from './section/story.ts';
import { type PreventionExtent, tryPrevention } from './try-prevention.ts';

/** What a report is made from beside the run. */
export interface ReportOptions {
  readonly claims: Claims;
  /** What shipped scenarios expect, by their name, for claims that name them. */
  readonly expectations: Readonly<Record<string, readonly Pick<Expectation, 'id' | 'says'>[]>>;
  /** SHA-256 of what the shipped incident says: the hypotheses are about this one, not about any that bears its name. */
  readonly incident_sha256: string;
  /** The command that makes the run again. */
  readonly replay: string;
  readonly prevention: PreventionExtent;
  /** A story of phones for which the client is meant, for what counter-measures cost these; null for none. */
  readonly at_home: Scenario | null;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ProgressListener | undefined;
}

/**
 * Collects what a report tells of a run. The same run gives the same data.
 * @throws PhonehomeError RUN_UNREADABLE at a damaged line
 */
export async function collectReport(run: OpenedRun, options: ReportOptions): Promise<ReportData> {
  const { claims, expectations, replay, incident_sha256, signal, onProgress } = options;
  const { facts, lives, example, follow } = await readRun(run, { signal, onProgress });
  const { at_home, prevention: extent } = options;
  const prevention = await tryPrevention(run.scenario, facts, { extent, at_home, signal, onProgress });
  return {
    format: REPORT_FORMAT,
    replay,
    facts,
    example,
    follow,
    crowd: followingOfCrowd,
    prevention,
    flows: dataFlowsOf(facts),
    hypotheses: facts.scenario.sha256 === incident_sha256 ? hypothesesOfIncident : null,
    claims: holdClaims({ claims, facts, lives, follow: follow && follow.measures, expectations }),
    duties: dutiesOf(facts),
    dpia: dpiaOf(facts, follow && follow.measures),
  };
}

/** The sections of a report, in the order in which they are read. */
export function reportSections(data: ReportData): Section[] {
  return [
    storySection(data),
    daySection(data),
    packetSection(data),
    mapSection(data),
    followSection(data),
    hoursSection(data),
    preventionSection(data),
    hypothesesSection(data),
    claimsSection(data),
    dutiesSection(data),
    methodSection(data),
    limitsSection(data),
  ];
}

/** The report as one HTML file that needs nothing else. */
export function reportHtml(data: ReportData): string {
  return pageHtml(headOf(data), reportSections(data));
}

/** The report as Markdown. */
export function reportMarkdown(data: ReportData): string {
  const { title, byline, foot } = headOf(data);
  const head = sectionMarkdown({ id: 'head', title, blocks: [{ block: 'paragraph', text: byline }] }).slice(1);
  return `${[head, ...reportSections(data).map(sectionMarkdown), foot].join('\n\n')}\n`;
}

/** Characters that JSON leaves as they are, and that could steer a terminal or a reader. */
const STEERING = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The report as JSON: the same facts, for programs. No character of it steers a terminal. */
export function reportJson(data: ReportData): string {
  const json = JSON.stringify(data, null, 2);
  return `${json.replace(STEERING, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

function headOf({ facts }: ReportData): PageHead {
  const { scenario, seed, devices, start, end } = facts;
  return {
    kicker: 'phonehome, report of a run',
    title: scenario.title,
    byline: `Scenario ${scenario.id}, seed ${seed}; ${grouped(devices)} phones from ${start} to ${end}. A simulation: people, phones, numbers and places are made up.`,
    foot: 'Made by phonehome, which is not affiliated with any company that it names. Teaching material, not legal advice.',
    first: 'story',
  };
}
