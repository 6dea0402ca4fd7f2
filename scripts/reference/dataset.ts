import {
  DATASET_FORMAT,
  formatNames,
  formats,
  type Limit,
  limits,
  references,
  tableIds,
  tables,
} from '@phonehome/dataset';
import { page, tableOf } from './page.ts';

/** docs/reference/dataset.md. */
export function datasetPage(): string {
  return page(
    '# Data sets',
    '',
    'What `phonehome generate` writes: synthetic traffic of simulated phones as an observer on the path would see it, in',
    'several formats, and apart from it the truth about each exchange. The command, with all options:',
    '[commands](commands.md#generate). Where the traffic of other applications comes from:',
    '[background traffic](../explanation/background-traffic.md).',
    '',
    ...folder,
    ...exactness,
    '## Formats',
    '',
    ...tableOf(
      ['format', 'what', 'tables'],
      formats.map((format) => [
        `\`${format}\``,
        formatNames[format],
        ['ndjson', 'csv', 'parquet'].includes(format) ? 'all' : '`exchanges`',
      ]),
    ),
    '',
    ...formatRules,
    ...truth,
    '## Data dictionary',
    '',
    'The same for NDJSON, CSV and Parquet, where a text is `VARCHAR`, an integer `BIGINT`; in `datapackage.json` as Table',
    'Schema. Integers are below 2^53. "null" is an empty cell in CSV.',
    '',
    ...tableIds.flatMap(dictionaryOf),
    ...described,
  );
}

function dictionaryOf(id: (typeof tableIds)[number]): string[] {
  const { about, key, columns } = tables[id];
  const led = new Map(references[id]);
  return [
    `### ${id}`,
    '',
    `${about} Key: ${key.map((name) => `\`${name}\``).join(', ')}.${id === 'events' ? ' Only with `--events`.' : ''}`,
    '',
    ...tableOf(
      ['column', 'type', 'null', 'what', 'values'],
      columns.map(({ name, type, nullable, about: says }) => [
        `\`${name}\``,
        type,
        nullable ? 'yes' : 'no',
        says,
        [limitText(limits[id][name]), ...(led.has(name) ? [`leads to \`${led.get(name)}\``] : [])]
          .filter((text) => text !== '')
          .join('; '),
      ]),
    ),
    '',
  ];
}

function limitText(limit: Limit | undefined): string {
  const { values, pattern, minimum, maximum } = limit ?? {};
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  if (pattern) return `\`${pattern}\``;
  if (minimum !== undefined) return maximum === undefined ? `from ${minimum}` : `${minimum} to ${maximum}`;
  return '';
}

const folder = [
  '## The folder',
  '`datasets/<scenario>-<seed>`, or what `--out` says.',
  '',
  '| path | what |',
  '| --- | --- |',
  `| \`key.json\` | what the parts follow from (\`${DATASET_FORMAT}\`): scenario and its hash, seed, devices, days, background, events, formats; there from the first moment on |`,
  '| `scenario.yaml` | the scenario as it was read |',
  '| `blocks/<block>.json` | what is known of a finished block: its parts with size and SHA-256, and its figures; with a hash of its own |',
  '| `ndjson/<table>-<block>.ndjson`, `csv/<table>-<block>.csv` | a table of a block |',
  '| `parquet/<table>/day=<date>/<table>-<block>.parquet` | a UTC day of a table of a block; of `devices` without a day |',
  '| `pcapng/exchanges-<block>.pcapng`, `har/exchanges-<block>.har`, `protobuf/exchanges-<block>.binpb` | the exchanges of a block |',
  '| `manifest.json` | the key, `dataset_sha256`, all parts and the figures; there when every block is |',
  '| `README.md` | the card: what is in it, how it was made, what it is for and not for, its limits, with counted figures |',
  '| `datapackage.json`, `croissant.json` | the same for programs: Data Package v2, Croissant 1.0 |',
  '| `plots/*.svg` | exchanges by day and by hour, phones by leaks, leaks on the map |',
  '',
  'The truth (`truth`, `devices`, `events`) is in every table format that is asked for; with none of them, as NDJSON.',
  '',
];

const exactness = [
  '## Exact at any scale',
  '- The unit is a block of 1,000 consecutive devices. Its parts follow from scenario, seed, background and the index of the',
  '  block alone: ports, addresses, IP and DNS ids, sequence numbers are functions of a device and what it did before. The',
  '  first n devices of any data set are the same.',
  '- `--shard i/n`, with i from 1, writes the blocks b with b mod n = i - 1. Any number of shards and of `--workers` gives',
  '  the same bytes. Shards may be written to one folder, one after another or at once, or be copied into one; whichever',
  '  command finds all blocks there writes the manifest and what describes the data set.',
  '- `dataset_sha256` is the SHA-256 over the lines `<sha256 of the part>  <path>` of all parts in order of blocks. Two data',
  '  sets are the same if their manifests are equal.',
  '- Parquet is written by DuckDB in one thread, its version pinned. Another version may write other bytes; the rows are what',
  '  is promised.',
  '- Ctrl-C, or a crash, leaves the finished blocks. The same command goes on from those that are there and whole; one that is',
  '  cut or altered is made anew. A folder that holds another data set, or anything else, is refused.',
  '- Two processes never write one block at the same time: while a block is written `blocks/<block>.lock` is locked, by the',
  '  system and as long as the process lives. Who comes second is told, and has written nothing. A lock file that a killed',
  '  process has left stops nobody.',
  '- Memory does not grow with the number of devices: a block and a day at a time.',
  '',
  '`phonehome dataset verify` reads every part, and says which is missing, cut, longer or altered, which file is none of the',
  "data set's, whether manifest and scenario are those of the parts, and whether what describes it is what this version of",
  'phonehome makes of the manifest. `phonehome dataset merge` writes the exchanges of all blocks, also from the folders of',
  'several shards, in order of time into one `.pcapng` or `.ndjson`.',
  '',
];

const formatRules = [
  '- **Null and the empty text are two things.** In CSV null is an empty cell, the empty text is `""`. DuckDB tells them',
  '  apart with `allow_quoted_nulls = false`; most other readers take both for null.',
  '- A table of several blocks has a file for each, in CSV each with a header. A reader that joins files byte by byte must',
  '  leave out the later headers.',
  '- With `hive_partitioning`, which is the default of DuckDB, Parquet has one column more: `day`, from the folder.',
  '- HAR has the exchanges over HTTP in clear text alone, and two keys beyond the standard, `_exchange_id` and',
  '  `_client_address`.',
  '- In pcapng the comment of each packet is its exchange id; a name resolution block at the end has the hosts. The payload of',
  '  TLS beyond the hello is filled.',
  '- The protobuf message is in `phonehome/v1/dataset.proto`: [protobuf](protobuf.md).',
  '',
  'A detector must not see what tells the answer by construction: exchange ids say nothing, but the comments of packets join',
  'the truth, and addresses of phones are those of devices. Use `split`, which divides persons.',
  '',
  'With DuckDB:',
  '',
  '```sql',
  'SELECT label, host, count(*) AS n',
  "FROM read_parquet('parquet/exchanges/*/*.parquet') JOIN read_parquet('parquet/truth/*/*.parquet') USING (exchange_id)",
  "WHERE split = 'train' GROUP BY ALL ORDER BY n DESC;",
  '```',
  '',
];

const truth = [
  '## Labels',
  '',
  '| label | what |',
  '| --- | --- |',
  '| `leak` | a report by a build that is not labelled for the region that its client is meant for |',
  '| `registration` | the same report by a build that is, as intended |',
  "| `activation` | the maker's own activation, within TLS |",
  "| `background` | any other application's exchange, whatever it sends |",
  '',
];

const described = [
  '## What describes it',
  'All of it follows from scenario and manifest: no clock and no machine is in it, and `verify` makes it again and compares.',
  '',
  '- `README.md` answers the questions of "Datasheets for Datasets" (Gebru et al., 2021) and has the front matter of a Hugging',
  '  Face dataset card. Texts of the scenario are shown and never markup. What the scenario assumes is listed as a limit.',
  '- `datapackage.json` has a resource for each table in each format. A resource of one file has its `bytes` and `hash`; for',
  '  several the standard has no place, so each has its own in `parts`, in order of `path`. In CSV, only what is never empty is',
  '  said to be required, since most readers take the empty text for missing.',
  '- `croissant.json` has a record set for each table, read from Parquet, else NDJSON, else CSV; the parts as `cr:Split`, the',
  '  label as `cr:Label`, and the properties for responsible AI (`rai:`). `url` is the card, `datePublished` the day of the',
  '  format: who publishes a data set puts their own in their place, and `verify` then names the file.',
  '',
  'Data is dedicated to the public domain (CC0): [LICENSE-DATA.md](../../LICENSE-DATA.md).',
];
