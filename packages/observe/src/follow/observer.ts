/** Who looks at the reports, and what they see and do. Plain data. */
export interface Observer {
  readonly name: string;
  /** The fields of a report that they can read; null for all. */
  readonly fields: readonly string[] | null;
  /** Whether they see the address that a report comes from, where that is known at all. */
  readonly sees_addresses: boolean;
  /** Whether they read what is sent encrypted, as the recipient does. */
  readonly reads_encrypted: boolean;
  /**
   * Whether they also join by places what identifiers leave apart: a trace that begins where another of the same model and
   * build has just ended is the same phone.
   */
  readonly joins_by_places: boolean;
}

/** What makes phones of one batch alike, and others different: these fields name neither a phone nor a card. */
export const TRAITS = ['MODEL', 'MODELSMS', 'SWVER', 'OSVER', 'ROM', 'RAM'] as const;
const PLACES = ['SIM1CELLID', 'SIM2CELLID', 'DATASIM', 'LATITUDE', 'LONGITUDE'] as const;

/** The observers that are compared, by name. */
export const observers = {
  /** Who gets the reports: every field of every report. */
  recipient: {
    name: 'recipient',
    fields: null,
    sees_addresses: false,
    reads_encrypted: true,
    joins_by_places: false,
  },
  /** Whoever carries the packets: the same where it is in clear text, and the addresses where the input has them. */
  path: { name: 'path', fields: null, sees_addresses: true, reads_encrypted: false, joins_by_places: false },
  /** A recipient who takes trouble: what changed its numbers is found again by its places. */
  determined: {
    name: 'determined',
    fields: null,
    sees_addresses: false,
    reads_encrypted: true,
    joins_by_places: true,
  },
  /** A recipient of reports without any number of a phone or a card. */
  'no-identifiers': {
    name: 'no-identifiers',
    fields: [...TRAITS, ...PLACES, 'REGDATE'],
    sees_addresses: false,
    reads_encrypted: true,
    joins_by_places: true,
  },
  /** A recipient of reports that have a cell and nothing else. */
  'places-only': {
    name: 'places-only',
    fields: PLACES,
    sees_addresses: false,
    reads_encrypted: true,
    joins_by_places: true,
  },
} as const satisfies Readonly<Record<string, Observer>>;

export type ObserverName = keyof typeof observers;

/** The recipient of reports with these fields alone: what minimising them leaves. */
export function recipientOf(fields: readonly string[], joins_by_places = false): Observer {
  return { name: 'recipient of some fields', fields, sees_addresses: false, reads_encrypted: true, joins_by_places };
}
