import type { BuildFacts } from '../facts/facts.ts';

/** Which package what lies in a build belongs to. */
export interface Places {
  /** The package of a file: an APK tells it, and so does a list of packages for what lies beside the APK. */
  packageOf(path: string): string | null;
}

/** The places of a build. */
export function placesOf({ packages, texts }: BuildFacts): Places {
  const byFolder = new Map<string, string>();
  for (const { path, package: name } of texts) if (name !== null) byFolder.set(folderOf(path), name);
  // A list of packages is what the phone itself says.
  for (const { path, name } of packages) if (path !== null) byFolder.set(folderOf(path), name);
  return { packageOf: (path) => byFolder.get(folderOf(path)) ?? null };
}

/** The folder of an application, which also holds its compiled code; of another file, the file itself. */
export function folderOf(path: string): string {
  return /^(.*\/(?:priv-)?app\/[^/]+)\//.exec(path)?.[1] ?? path;
}
