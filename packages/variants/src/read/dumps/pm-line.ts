/** A line of `pm list packages`. */
export interface PmLine {
  readonly name: string;
  /** The path of its APK, with `-f`. */
  readonly path: string | null;
}

/** What `--show-versioncode`, `-i` and `-U` write after the name. */
const AFTER = /^(?:versionCode:|installer=|uid:)/;
const NAME = /^[A-Za-z_][\w-]*(?:\.[\w-]+)*$/;

/** Whether a line is one of a list of packages. */
export function isPmLine(text: string): boolean {
  return /^package:/.test(text);
}

/**
 * Reads `package:com.x`, `package:/system/app/X/X.apk=com.x` and what options add; null for what is none. A path may have
 * `=` in it (`/data/app/~~Zx==/com.x-1==/base.apk`), a name has none.
 */
export function readPmLine(text: string): PmLine | null {
  // A path has no white space, and all that comes after has.
  const words = text.slice('package:'.length).trim().split(/\s+/);
  const end = words.findIndex((word) => AFTER.test(word));
  const rest = words.slice(0, end < 1 ? words.length : end).join(' ');
  const split = rest.lastIndexOf('=');
  const name = rest.slice(split + 1);
  if (!NAME.test(name)) return null;
  return { name, path: split < 0 ? null : rest.slice(0, split) };
}
