import { tables } from '../table/tables.ts';
import { type About, creator, format_published, keywords, license } from './about.ts';
import { croissantContext } from './croissant-context.ts';
import { enumerations, recordSet, type TableSource } from './croissant-records.ts';
import { limitsTold } from './limits-told.ts';
import { globOf, mediaTypes, type PartGroup, partGroups, preferredGroups } from './part-groups.ts';
import { words } from './words.ts';

/** `croissant.json`: Croissant 1.0, with a record set for each table and a hash for each file. */
export function croissant(about: About): object {
  const { name, description, cite_as, manifest } = about;
  const groups = partGroups(manifest.parts);
  return {
    '@context': croissantContext,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name,
    alternateName: about.title,
    description,
    identifier: `sha256:${manifest.dataset_sha256}`,
    version: '1.0.0',
    isLiveDataset: false,
    url: 'README.md',
    license: license.url,
    creator: { '@type': 'sc:Organization', name: creator },
    datePublished: format_published,
    citeAs: cite_as,
    keywords,
    inLanguage: 'en',
    ...responsible(about),
    distribution: groups.flatMap(distribution),
    recordSet: [...enumerations, ...recordSets(groups)],
  };
}

/** Each file, and where a table has several, the set of them. */
function distribution(group: PartGroup): object[] {
  const { format, table, parts } = group;
  const { media_type, croissant: encodingFormat = media_type } = mediaTypes[format];
  const files = parts.map(({ path, bytes, sha256 }) => ({
    '@type': 'cr:FileObject',
    '@id': path,
    name: path.slice(path.lastIndexOf('/') + 1),
    contentUrl: path,
    contentSize: `${bytes} B`,
    encodingFormat,
    sha256,
  }));
  if (parts.length < 2) return files;
  const set = {
    '@type': 'cr:FileSet',
    '@id': setOf(group),
    name: setOf(group),
    description: tables[table].about,
    encodingFormat,
    includes: globOf(group),
  };
  return [...files, set];
}

function setOf({ format, table }: PartGroup): string {
  return `${format}/${table}`;
}

function recordSets(groups: readonly PartGroup[]): object[] {
  const preferred = preferredGroups(groups);
  const beside = preferred.map(({ table }) => table);
  return preferred.map((group) => recordSet(group.table, sourceOf(group), beside));
}

function sourceOf(group: PartGroup): TableSource {
  const [only, ...more] = group.parts;
  return only && more.length === 0 ? { fileObject: { '@id': only.path } } : { fileSet: { '@id': setOf(group) } };
}

/** What Croissant's vocabulary for responsible AI asks. */
function responsible({ scenario, manifest }: About): object {
  return {
    'rai:dataCollection': words.collection,
    'rai:dataCollectionType': 'Others',
    'rai:dataCollectionRawData': words.raw,
    'rai:dataCollectionMissingData': words.missing,
    'rai:dataAnnotationProtocol': words.labels,
    'rai:machineAnnotationTools': 'phonehome',
    'rai:personalSensitiveInformation': words.personal,
    'rai:dataSocialImpact': words.impact,
    'rai:dataReleaseMaintenancePlan': words.maintenance,
    'rai:dataUseCases': words.uses,
    'rai:dataBiases': words.biases,
    'rai:dataLimitations': [...words.misuses, ...limitsTold(scenario, manifest)],
  };
}
