/** A notion of law or of threat modelling (dossier 8), in our own words. Teaching material, not legal advice. */
export interface Notion {
  readonly id: string;
  readonly name: string;
  readonly source: 'GDPR' | 'ePrivacy Directive' | 'CJEU' | 'LINDDUN';
  /** Where it stands: an article, a recital, a case. */
  readonly reference: string;
  readonly says: string;
}

/** What everything about duties is headed with. */
export const NOT_ADVICE = 'Teaching material, not legal advice.';
