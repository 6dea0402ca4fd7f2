import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableIds, tables } from '@phonehome/dataset';
import t from 'tap';
import { missing, runPython } from '../../simulation/proto/judge.ts';
import { type ExchangeRow, generateWhole, rowsOf, temporaryFolder, troubled } from '../support.ts';

// Another language reads what is no table of a database: CSV by its own module, protobuf by the classes of protoc.

const required = process.env.PHONEHOME_JUDGES === 'required';
const skip = required ? false : missing;
const proto = fileURLToPath(new URL('../../../packages/shared/proto/', import.meta.url));

const out = join(await temporaryFolder(t), 'set');
const formats = ['ndjson', 'csv', 'protobuf'] as const;
await generateWhole({ scenario: troubled(), out, days: 3, devices: 9, block_devices: 5, formats, events: true });

/** Lines of JSON: the rows of the files that it is given, each as a list of texts. */
const READ_CSV = `import csv, json, sys
for path in json.loads(sys.stdin.read()):
    with open(path, newline='', encoding='utf-8') as file:
        for row in csv.reader(file, strict=True):
            print(json.dumps(row))
`;

/** Lines of JSON: the fields that are set of each message, and which may be left out but are set. */
const READ_PROTOBUF = `import json, sys
from google.protobuf.internal.decoder import _DecodeVarint32
from phonehome.v1 import dataset_pb2
fields = dataset_pb2.TrafficExchange.DESCRIPTOR.fields
for path in json.loads(sys.stdin.read()):
    data = open(path, 'rb').read()
    at = 0
    while at < len(data):
        length, at = _DecodeVarint32(data, at)
        message = dataset_pb2.TrafficExchange.FromString(data[at:at + length])
        at += length
        assert message.IsInitialized() and len(message.SerializeToString()) == length
        row = {}
        for field in fields:
            absent = field.has_presence and not message.HasField(field.name)
            row[field.name] = None if absent else getattr(message, field.name)
        print(json.dumps(row))
`;

function linesOf<Line>(program: string, files: readonly string[], cwd: string): Line[] {
  const text = runPython(program, cwd, Buffer.from(JSON.stringify(files))).toString();
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

function filesIn(format: string, table: string): string[] {
  const place = join(out, format);
  const names = readdirSync(place).filter((name) => name.startsWith(`${table}-`));
  return names.sort().map((name) => join(place, name));
}

t.test("Python's csv reads each table as it is in NDJSON", { skip }, async (t) => {
  t.equal(missing, false, 'the judge is there');
  for (const table of tableIds) {
    const names = tables[table].columns.map(({ name }) => name);
    const isHeader = (row: readonly string[]): boolean => row.join() === names.join();
    const lines = linesOf<string[]>(READ_CSV, filesIn('csv', table), out);
    t.equal(lines.filter(isHeader).length, 2, 'each of the two parts has a header');
    const read = lines.filter((row) => !isHeader(row));
    const rows = rowsOf<Record<string, unknown>>(out, table);
    t.equal(read.length, rows.length);
    for (const [at, row] of rows.entries()) {
      // Null and the empty text are the same to this reader.
      const expected = names.map((name) => String(row[name] ?? ''));
      if (JSON.stringify(read[at]) !== JSON.stringify(expected)) return t.strictSame(read[at], expected, table);
    }
  }
});

t.test('Python reads the protobuf as it is in NDJSON', { skip }, async (t) => {
  t.equal(missing, false, 'the judge is there');
  const folder = await temporaryFolder(t);
  execFileSync('protoc', ['-I', proto, `--python_out=${folder}`, 'phonehome/v1/dataset.proto'], { cwd: folder });
  const read = linesOf<ExchangeRow>(READ_PROTOBUF, filesIn('protobuf', 'exchanges'), folder);
  const rows = rowsOf<ExchangeRow>(out, 'exchanges');
  t.equal(read.length, rows.length);
  for (const [at, row] of rows.entries()) {
    // Keys included: each column is a field of the same name, in the same order.
    if (JSON.stringify(read[at]) !== JSON.stringify(row)) return t.strictSame(read[at], row);
  }
});
