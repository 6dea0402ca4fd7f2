import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createFakeServer, type ExchangeRecord } from '@phonehome/fake-server';
import { type Anomaly, anomalyDefinitions, decodeStream, reportVersions } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { readMessages, wireFiles } from '../../../scripts/wire-files.ts';

const folder = new URL('../../fixtures/wire/', import.meta.url);
const bytesOf = (file: string): Buffer => readFileSync(new URL(file, folder));
const jsonOf = <T>(file: string): T => JSON.parse(bytesOf(file).toString('utf8')) as T;

interface Message {
  readonly request: { readonly headers: [string, string][]; readonly body_base64: string } | null;
  readonly report: Record<string, string> | null;
  readonly anomalies: readonly Anomaly[];
}

const cases = jsonOf<{ name: string; request: string; decoded: string }[]>('index.json');

/** SHA-256 of the golden vectors, after they were checked by hand: see the README of the suite. */
const pinned: Readonly<Record<string, string>> = {
  '1.0': '5b5972ac67fe9d02708ab1a1b0c9046be3bf258940feaac44d921a4af6332e4b',
  '2': '9d956ff4495ce06be2cead0a02cbe66896405dad58efb233567be7d84fa4aa53',
  '3.0': 'a7715f6d290227416f6a9d5b1145444e118be121d76940c4e2b868ac897da9f9',
  '5.0': '972b194eb01592528118c99f02e940420caa84679bd212110827a2c0c02cb3a7',
  '7.0': 'd6e99fccf56f78995a16b5b2d56d0eceebb818076f6a22b0b04966b52d87ec3b',
  '8.0': '6dc5d3650e71382dfe0b52ebf09b4b9d09fcdb396ed2cdcc5219543cb14a3935',
};

t.test('the files are those that the scripts make, and no others', async (t) => {
  const made = wireFiles();
  t.strictSame(
    readdirSync(folder).sort(),
    [...Object.keys(made).map((path) => path.slice('test/fixtures/wire/'.length)), 'README.md'].sort(),
  );
  for (const [path, content] of Object.entries(made)) {
    const kept = readFileSync(new URL(`../../../${path}`, import.meta.url));
    t.ok(kept.equals(Buffer.from(content as string)), `${path} is current; if not: npm run generate`);
  }
});

t.test('golden vectors: the bytes are pinned, every version has one, and none has anything unusual', async (t) => {
  t.strictSame(Object.keys(pinned).sort(), [...reportVersions.keys()].sort());
  for (const [regver, hash] of Object.entries(pinned)) {
    const bytes = bytesOf(`version-${regver}.request`);
    t.equal(createHash('sha256').update(bytes).digest('hex'), hash, regver);
    const [message, ...others] = jsonOf<Message[]>(`version-${regver}.json`);
    t.strictSame([message?.anomalies, others], [[], []], regver);
    t.strictSame(Object.keys(message?.report ?? {}), reportVersions.get(regver)?.fields, regver);
  }
});

t.test('each case is read as it says', async (t) => {
  for (const { name, request, decoded } of cases) t.strictSame(readMessages(bytesOf(request)), jsonOf(decoded), name);
});

t.test('every anomaly has a case, but that of a mebibyte, and is where the list says', async (t) => {
  const found = cases.flatMap(({ decoded }) => jsonOf<Message[]>(decoded).flatMap(({ anomalies }) => anomalies));
  const ids = new Set(found.map(({ id }) => id));
  const without = Object.keys(anomalyDefinitions).filter((id) => !ids.has(id as Anomaly['id']));
  t.strictSame(without, ['body-too-large']);
  for (const { id, where } of found) {
    t.equal(where.replace(/:.*$/s, ''), anomalyDefinitions[id].where, id);
  }
});

/** Bare bodies, which a server refuses; and what comes after a request that ends the connection, which it does not read. */
const notOfServers = (name: string): boolean => /^body-bare/.test(name) || name === 'stream-pipelined';

t.test('over a socket the server reads the same', async (t) => {
  const records: ExchangeRecord[] = [];
  const server = await createFakeServer({ onRecord: (record) => records.push(record) });
  t.teardown(() => server.close());
  for (const { name, request, decoded } of cases.filter(({ name }) => !notOfServers(name))) {
    records.length = 0;
    await new Promise((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.end(bytesOf(request)));
      socket.resume().once('error', reject).once('close', resolve);
    });
    // Why nothing more came: of a file its end, of a connection that it was closed.
    const worded = ({ saw, ...one }: Anomaly) => ({
      ...one,
      saw: saw.replace('the connection was closed', 'the input ends'),
    });
    t.strictSame(
      records.map(({ request, report, anomalies }) => ({ request, report, anomalies: anomalies.map(worded) })),
      jsonOf(decoded),
      name,
    );
  }
});

t.test('any bytes, and any change of a case, give messages with a report or a reason, and never an error', async () => {
  const vectors = cases.map(({ request }) => bytesOf(request));
  const changed = fc
    .tuple(fc.constantFrom(...vectors), fc.nat(2_000), fc.nat(40), fc.uint8Array({ maxLength: 8 }))
    .map(([bytes, at, drop, put]) => {
      const i = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, i), put, bytes.subarray(i + drop)]);
    });
  const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: changed }, any), (bytes) => {
      const messages = decodeStream(bytes);
      return (
        messages.length > 0 &&
        messages.every(({ report, anomalies }) => report !== null || anomalies.length > 0) &&
        messages.every(({ anomalies }) => anomalies.every(({ saw }) => /^[\x20-\x7e]{0,200}$/.test(saw)))
      );
    }),
    { numRuns: 3_000 },
  );
});
