import type { FieldDefinition } from './fields.ts';
import type { ValueRule } from './value-rule.ts';

/** How base64 is written: one line, or Android's default, a line feed after every 76 characters and at the end. */
export type Base64Form = 'one-line' | 'android';

/**
 * One version of the report, as data (dossier 2). Codec, validation, reference pages, protobuf mapping and labels come
 * from it. A new version is a new file in `versions/` and `npm run generate`, nothing else.
 */
export interface ReportVersion {
  readonly regver: string;
  /** Whose version it is. */
  readonly era: string;
  /** The fields in the order in which the client writes them. */
  readonly fields: readonly string[];
  /** Fields that a client may add. */
  readonly optional: readonly string[];
  /** The groups of fields of which a complete report fills at least one each. */
  readonly required: readonly (readonly string[])[];
  /** The forms of base64 that its clients write. */
  readonly base64: readonly Base64Form[];
  /** Definitions of fields that no version before it has; most are in `fields.ts`. */
  readonly defines?: readonly FieldDefinition[];
  /** Rules of this version in the place of those that the fields have everywhere. */
  readonly rules?: Readonly<Record<string, ValueRule>>;
  /** Where it is known from. */
  readonly reference: string;
}

/** What every version requires (dossier 2, "required", ours). */
export const requiredEverywhere: readonly (readonly string[])[] = [
  ['REGVER'],
  ['MEID', 'IMEI1'],
  ['MODEL', 'MODELSMS'],
  ['SWVER'],
  ['SIM1ICCID'],
];
