import type { RunFacts } from '../run/run-facts.ts';
import type { Notion } from './notion.ts';
import { breyerNotions } from './notions/breyer.ts';
import { eprivacyNotions } from './notions/eprivacy.ts';
import { gdprNotions } from './notions/gdpr.ts';
import { linddunNotions } from './notions/linddun.ts';
import type { Subject } from './subject.ts';
import { card } from './subjects/card.ts';
import { connection } from './subjects/connection.ts';
import { equipment } from './subjects/equipment.ts';
import { make } from './subjects/make.ts';
import { misplacedClient } from './subjects/misplaced-client.ts';
import { moment } from './subjects/moment.ts';
import { place } from './subjects/place.ts';
import { report } from './subjects/report.ts';
import { subscriber } from './subjects/subscriber.ts';
import { wifiAddress } from './subjects/wifi-address.ts';

/** The notions of dossier 8, by id. */
export const notions: ReadonlyMap<string, Notion> = new Map(
  [gdprNotions, eprivacyNotions, breyerNotions, linddunNotions].flat().map((notion) => [notion.id, notion]),
);

/** What a report can tell of: every known field is in exactly one. The last two have none: what holds of any report, and of leaks. */
export const subjects: readonly Subject[] = [
  equipment,
  card,
  subscriber,
  wifiAddress,
  place,
  moment,
  connection,
  make,
  report,
  misplacedClient,
];

/** What a report tells of by a field; null for a name that no version has. */
export function subjectOf(field: string): Subject | null {
  return subjects.find(({ fields }) => fields.includes(field)) ?? null;
}

/** What of a subject was seen in a run. */
export interface SubjectSeen {
  readonly subject: Subject;
  /** Fields of it that were filled. */
  readonly fields: readonly string[];
  /** Reports that carried the most often filled of them. */
  readonly reports: number;
}

/** The duties that hang on what the reports of a run carried. */
export interface Duties {
  readonly seen: readonly SubjectSeen[];
  /** Subjects of which no field was filled. */
  readonly unseen: readonly Subject[];
  /** Names that no version of the report has, as they were received. */
  readonly unknown: readonly string[];
}

/** Finds what of each subject the reports of a run carried. */
export function dutiesOf({ fields, reports, leaks }: Pick<RunFacts, 'fields' | 'reports' | 'leaks'>): Duties {
  const seen = subjects.map((subject): SubjectSeen => {
    const mine = fields.filter(({ name }) => subject.fields.includes(name));
    const most = Math.max(0, ...mine.map((field) => field.reports));
    const of_all = subject === misplacedClient ? (leaks ?? 0) : reports;
    return { subject, fields: mine.map(({ name }) => name), reports: subject.fields.length === 0 ? of_all : most };
  });
  return {
    seen: seen.filter((one) => one.reports > 0),
    unseen: seen.filter((one) => one.reports === 0 && one.subject.fields.length > 0).map(({ subject }) => subject),
    unknown: fields.map(({ name }) => name).filter((name) => subjectOf(name) === null),
  };
}
