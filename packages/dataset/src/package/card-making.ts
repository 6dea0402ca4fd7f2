import type { TextBlock } from '@phonehome/simulation';
import { DATASET_FORMAT } from '../folder/layout.ts';
import type { Format } from '../format/format.ts';
import type { About } from './about.ts';
import { markdownText } from './markdown-text.ts';
import { words } from './words.ts';

/** What a format is, and of which version. */
export const formatNames: Readonly<Record<Format, string>> = {
  ndjson: 'NDJSON: a JSON object a line, UTF-8, LF',
  csv: 'CSV: RFC 4180 with a header and LF at line ends; an empty cell is null, `""` the empty text',
  parquet: 'Parquet, ZSTD, a folder for each UTC day',
  pcapng: 'pcapng 1.0: Ethernet, IPv4; the exchange id is the comment of each packet',
  har: 'HAR 1.2: exchanges over HTTP in clear text',
  protobuf: 'protobuf: `phonehome.v1.TrafficExchange`, each after its length',
};

/** How the data set was made, and how to make and check it again. */
export function makingBlocks({ scenario, manifest }: About): TextBlock[] {
  const { seed, devices, days, background, formats, dataset_sha256 } = manifest;
  return [
    { block: 'heading', text: 'How it was made' },
    { block: 'paragraph', text: words.collection },
    {
      block: 'table',
      side: 'left',
      rows: [
        ['what', 'value'],
        ['scenario', `\`${scenario.id}\` (${scenario.format}), kept in [scenario.yaml](scenario.yaml)`],
        ['phones, days, seed', `${devices}, ${days} from ${scenario.start}, ${seed}`],
        [
          'other applications',
          `${background} ${background === 1 ? 'exchange' : 'exchanges'} for each screen wake, on the mean`,
        ],
        ['format of the data set', DATASET_FORMAT],
        ...formats.map((format) => [`\`${format}\``, formatNames[format]]),
        ['SHA-256 over all parts', `\`${dataset_sha256}\``],
      ],
    },
    { block: 'paragraph', text: 'To make it again, from this folder, and to check it:' },
    { block: 'paragraph', text: `    ${replayOf(manifest)}\n    phonehome dataset verify .` },
    {
      block: 'paragraph',
      text: 'The same command gives the same bytes on any machine, with any number of shards and threads; Parquet, as long as it is written by the same version of DuckDB, and the same rows by any other. Each column of each table is described in [datapackage.json](datapackage.json) and [croissant.json](croissant.json).',
    },
  ];
}

function replayOf({ devices, days, seed, formats, background, events }: About['manifest']): string {
  const more = events ? ' --events' : '';
  return `phonehome generate ./scenario.yaml --devices ${devices} --days ${days} --seed ${seed} --format ${formats.join(',')} --background ${background}${more} --out again`;
}

/** Where the figures of the scenario are known from, and how sure they are. */
export function remarkBlocks({ scenario: { remarks } }: About): TextBlock[] {
  if (remarks.length === 0) return [];
  const rows = remarks.map(({ on, says, source, strength }) => [
    markdownText(on),
    markdownText(says),
    source,
    strength ?? '',
  ]);
  return [
    {
      block: 'paragraph',
      text: 'What the scenario says of its own choices; "dossier" is a section of the page about provenance in the documentation of phonehome, "ours" a choice of its authors:',
    },
    { block: 'table', side: 'left', rows: [['field', 'remark', 'source', 'strength'], ...rows] },
  ];
}
