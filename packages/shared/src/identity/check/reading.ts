import type { IdentityKind, ReservedIdentity } from '../reserved.ts';
import { reservedRangeOf } from '../reserved.ts';

/** The check digit of an identifier: the one it has, the one it should have. */
export interface CheckDigit {
  readonly given: string;
  readonly right: string;
  readonly holds: boolean;
}

/** What a value is if it is an identifier of one kind. */
export interface Reading {
  readonly kind: IdentityKind;
  /** The parts of the identifier, by name. */
  readonly structure: Readonly<Record<string, string>>;
  /** Null where the kind has none, or the value is without it. */
  readonly check_digit: CheckDigit | null;
  /** The reserved range that it is in, or null. */
  readonly range: Pick<ReservedIdentity, 'id' | 'form' | 'source' | 'used'> | null;
  /** Whether it could be that of a real person, phone, card, place or machine. */
  readonly could_be_real: boolean;
  readonly why: string;
}

/** What a reader finds out before ranges are looked at. */
export interface Facts {
  /** The form in which ranges are written: digits alone, lower case. */
  readonly plain: string;
  readonly structure: Readonly<Record<string, string>>;
  readonly check_digit?: CheckDigit;
  /** Why it can be nobody's whatever its range; null if it can. */
  readonly nobodys?: string | null;
  /** Why it could be somebody's. */
  readonly somebodys: string;
}

/** Completes a reading: an identifier is nobody's only if it is in a reserved range or cannot be in use at all. */
export function reading(kind: IdentityKind, facts: Facts): Reading {
  const { plain, structure, check_digit = null, nobodys = null, somebodys } = facts;
  const reserved = reservedRangeOf(kind, plain);
  const range = reserved && {
    id: reserved.id,
    form: reserved.form,
    source: reserved.source,
    used: reserved.used,
  };
  const could_be_real = range === null && nobodys === null;
  const why = range?.source ?? nobodys ?? `${somebodys}${wrongDigit(check_digit)}`;
  return { kind, structure, check_digit, range, could_be_real, why };
}

/** A wrong digit frees nobody: networks carry 0 in its place, and people mistype. */
function wrongDigit(check_digit: CheckDigit | null): string {
  if (check_digit === null || check_digit.holds) return '';
  return `; its check digit is ${check_digit.given}, not ${check_digit.right}, which a slip or a spare 0 would explain`;
}
