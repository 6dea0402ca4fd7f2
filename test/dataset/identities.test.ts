import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeMessage, fromProto } from '@phonehome/shared';
import t from 'tap';
import { identifiersIn } from '../simulation/identities/search.ts';
import { derived } from '../simulation/support.ts';
import { ask, duckdb } from './format/duckdb.ts';
import { generateWhole, moving, temporaryFolder, troubled } from './support.ts';

const FORMATS = ['ndjson', 'csv', 'parquet', 'har', 'protobuf'] as const;
/** What has the form of an identifier, and is none: microseconds; opaque ids; counts of fields; hashes. */
const NONE =
  /\.(?:time_us|_exchange_id)$|^\.(?:note\.)?figures\.leaked_fields\.|sha256$|\.(?:hash|id|identifier|citeAs)$/;
/** A hash within a text. */
const HASH = /\b[0-9a-f]{64}\b/g;

/** Sites of standards and of the licence, which are named and asked for nothing; and files, which have the form of a host. */
const NAMED =
  /^(?:creativecommons\.org|schema\.org|mlcommons\.org|purl\.org|datapackage\.org|www\.w3\.org|[\w-]+\.md)$/;

for (const [name, scenario] of [
  ['a server in trouble', troubled()],
  ['people who move', moving()],
  ["the maker's own activation", derived('europe-as-intended', () => undefined)],
  ['other families', derived('other-families', () => undefined)],
] as const) {
  t.test(`${name}: all identifiers in the files of a data set belong to nobody`, async (t) => {
    const out = join(await temporaryFolder(t), 'set');
    await generateWhole({ scenario, out, days: 2, devices: 6, background: 2, formats: FORMATS, events: true });
    const connection = await duckdb(t);
    const kinds = new Map<string, number>();
    let files = 0;
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files++;
      for (const document of await documentsOf(path)) {
        for (const found of identifiersIn(withLists(document))) {
          kinds.set(found.kind, (kinds.get(found.kind) ?? 0) + 1);
          const is_named = found.kind === 'host' && NAMED.test(found.text);
          if (!found.reserved && !is_named && !NONE.test(found.path)) {
            t.fail(`${path.slice(out.length)} ${found.path}: ${found.kind} ${found.text}`);
            return;
          }
        }
      }
    }
    t.ok(files > 20, `${files} files`);
    for (const kind of ['imei', 'iccid', 'mac', 'host', 'ip', 'digits']) {
      t.ok((kinds.get(kind) ?? 0) > 10, `it has seen some: ${kinds.get(kind)} of ${kind}`);
    }

    /** What is in a file, as JSON: rows of Parquet; documents of NDJSON, JSON and HAR; texts of what else there is. */
    async function documentsOf(path: string): Promise<unknown[]> {
      if (path.endsWith('.parquet')) return ask(connection, `SELECT * FROM '${path}'`);
      if (path.endsWith('.ndjson')) return linesOf(path).map((line) => JSON.parse(line));
      if (/\.(?:json|har)$/.test(path)) return [JSON.parse(readFileSync(path, 'utf8'))];
      if (path.endsWith('.csv')) return ask(connection, `SELECT * FROM read_csv('${path}', all_varchar = true)`);
      if (path.endsWith('.binpb')) return messagesOf(readFileSync(path));
      return linesOf(path).map((line) => line.replace(HASH, ''));
    }
  });
}

/** A row in which a text that is a list with spaces between is one of texts. */
function withLists(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      key,
      /^(?:imei|iccid|imsi)s$/.test(key) ? String(value).split(' ') : value,
    ]),
  );
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** Messages, each after its length as a varint. */
function messagesOf(bytes: Uint8Array): unknown[] {
  const messages: unknown[] = [];
  for (let at = 0; at < bytes.length; ) {
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    messages.push(fromProto('TrafficExchange', decodeMessage('TrafficExchange', bytes.subarray(at, at + length))));
    at += length;
  }
  return messages;
}
