/** The parts of a build number of the form `00WW_3_39B_SP02`, as in Settings > About phone. */
export interface BuildNumber {
  /** As given, without white space around it. */
  readonly text: string;
  /** The region label: `WW`, `CN`. */
  readonly region: string;
  /** Base version: `3_39B`. */
  readonly base: string;
  readonly major: number;
  readonly minor: number;
  /** The letter after the minor number, or empty. */
  readonly letter: string;
  /** The service pack; 0 for a base version on its own. */
  readonly service_pack: number;
  /** What follows that has no known meaning, such as `C` of `00WW_3_39B_C`; empty for a plain build number. */
  readonly suffix: string;
}

/**
 * `00` or another pair of digits, region label, `_`, base, service pack. Numbers are short, so that none loses digits.
 * The label begins with a letter: else `000T` would be read in two ways. A slash before SP is another spelling of it.
 */
const FORM = /^\d\d([A-Z][A-Z0-9]{1,3})_(\d{1,4})_(\d{1,4})([A-Z]?)(?:[_/]SP(\d{1,3}))?(?:[_/]([A-Z0-9]{1,12}))?$/;

/**
 * Takes a build number apart (dossier 1 and 5: region variant, base version, service pack). Upper and lower case are
 * the same. Null for a text of another form.
 */
export function parseBuildNumber(text: string): BuildNumber | null {
  const trimmed = text.trim();
  const parts = FORM.exec(trimmed.toUpperCase());
  if (!parts) return null;
  const [, region = '', major = '', minor = '', letter = '', service_pack = '0', suffix = ''] = parts;
  return {
    text: trimmed,
    region,
    base: `${Number(major)}_${Number(minor)}${letter}`,
    major: Number(major),
    minor: Number(minor),
    letter,
    service_pack: Number(service_pack),
    suffix,
  };
}

/**
 * Which of two builds is the later one: below 0 if `a` is earlier, 0 if base and service pack are the same. Base
 * before service pack: a new base brings a service pack's changes along [ours]. Region and suffix say nothing about it.
 */
export function compareBuilds(a: BuildNumber, b: BuildNumber): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    (a.letter === b.letter ? 0 : a.letter < b.letter ? -1 : 1) ||
    a.service_pack - b.service_pack
  );
}
