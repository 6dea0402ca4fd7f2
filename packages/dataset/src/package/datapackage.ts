import type { Part } from '../folder/part-file.ts';
import { type Format, tableFormats } from '../format/format.ts';
import { tables } from '../table/tables.ts';
import { type About, creator, keywords, license } from './about.ts';
import { mediaTypes, type PartGroup, partGroups } from './part-groups.ts';
import { resourceName, tableSchema } from './table-schema.ts';

/** RFC 4180 but for the line ends. */
const DIALECT = {
  header: true,
  delimiter: ',',
  quoteChar: '"',
  doubleQuote: true,
  lineTerminator: '\n',
  skipInitialSpace: false,
};
const TEXTS: readonly Format[] = ['ndjson', 'csv', 'har'];

/** `datapackage.json`: a Data Package (v2) with a resource for each table in each format. */
export function dataPackage({ name, title, description, manifest }: About): object {
  const groups = partGroups(manifest.parts);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name,
    id: `sha256:${manifest.dataset_sha256}`,
    title,
    description,
    licenses: [{ name: license.id, title: license.title, path: license.url }],
    contributors: [{ title: creator, roles: ['creator'] }],
    keywords,
    sources: [{ title: `The scenario ${manifest.scenario.id}`, path: 'scenario.yaml' }],
    image: 'plots/over-time.svg',
    resources: groups.map((group) => resource(group, groups)),
  };
}

function resource({ format, table, parts }: PartGroup, all: readonly PartGroup[]): object {
  const is_table = tableFormats.includes(format);
  const beside = all.filter((group) => group.format === format).map((group) => group.table);
  return {
    name: resourceName(table, format),
    ...(is_table && { type: 'table' }),
    description: tables[table].about,
    ...filesOf(parts),
    format,
    mediatype: mediaTypes[format].media_type,
    ...(TEXTS.includes(format) && { encoding: 'utf-8' }),
    ...(format === 'csv' && { dialect: DIALECT }),
    ...(is_table && { schema: tableSchema(table, format, beside) }),
  };
}

/** One file has its size and hash; of several, which the standard has no place for, each has its own in `parts`. */
function filesOf(parts: readonly Part[]): object {
  const [first, ...rest] = parts.map(({ path, bytes, sha256 }) => ({ path, bytes, hash: `sha256:${sha256}` }));
  if (rest.length === 0) return first ?? {};
  return {
    path: parts.map(({ path }) => path),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    parts: [first, ...rest].map((part) => ({ bytes: part?.bytes, hash: part?.hash })),
  };
}
