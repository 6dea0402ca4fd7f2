import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { visible } from '@phonehome/shared';
import { type GateReport, placeText, type Source } from '@phonehome/variants';
import { sarifText } from './sarif-text.ts';

/** What stands between an archive and a file inside of it. */
const INSIDE = '!';

/** A place in a SARIF log. */
export interface SarifLocation {
  physicalLocation: {
    artifactLocation: { uri: string; uriBaseId?: string };
    region?: { startLine: number };
  };
  logicalLocations?: { fullyQualifiedName: string; kind: string }[];
  message?: { text: string };
}

/**
 * A source as a SARIF location. A file inside of an archive is named, with its line, beside the archive, which is what can
 * be opened and has no such line.
 */
export function locationOf({ file, line }: Source, says: string | null, base: string): SarifLocation {
  const [outer = file] = file.split(INSIDE);
  return {
    physicalLocation: {
      artifactLocation: artifactOf(outer, base),
      ...(line !== null && outer === file && { region: { startLine: line } }),
    },
    ...(outer !== file && {
      logicalLocations: [{ fullyQualifiedName: visible(placeText({ file, line })), kind: 'resource' }],
    }),
    ...(says !== null && { message: { text: sarifText(says) } }),
  };
}

/** Where a finding about a build stands that no line speaks of: its label, else any file of it, else its name. */
export function placeOfBuild({ label, problems, clients, build }: GateReport, base: string): SarifLocation {
  const source = label?.source ?? problems[0]?.source ?? clients[0]?.signs[0]?.source;
  return locationOf(source ?? { file: build, line: null }, null, base);
}

/** A path from the base where it lies in it, else a file URL. */
function artifactOf(file: string, base: string): { uri: string; uriBaseId?: string } {
  const path = relative(base, resolve(base, file));
  if (path.startsWith('..') || isAbsolute(path)) return { uri: pathToFileURL(resolve(base, file.toWellFormed())).href };
  const segments = path === '' ? ['.'] : path.split(sep);
  return {
    uri: segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/'),
    uriBaseId: '%SRCROOT%',
  };
}
