import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createFakeServer, type ExchangeRecord } from '@phonehome/fake-server';
import {
  type Anomaly,
  anomalyDefinitions,
  clientFamilies,
  decodeStream,
  families,
  reportVersions,
} from '@phonehome/shared';
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
  '2': 'd0d7def931af6562214502c7cf4632897ca6c7b5953634155ae01cff48c0d4b9',
  '3.0': 'c69756c97e5976e9808714513c0d42a5a5567af3eda5e4fd70b0be754ccd6b0c',
  '5.0': 'f7f26b3005d0c6d98289289b3cf57748b5d8e0ec5caab51e1302748591e943c3',
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

/** Of families that write a version in the same dress the bytes are the same: what differs is when they send. */
const pinnedFamilies: Readonly<Record<string, string | undefined>> = {
  'phone-2014-1.0': pinned['1.0'],
  'mediatek-2014-1.0': pinned['1.0'],
  'phone-2017-7.0': pinned['7.0'],
  'phone-2017-8.0': pinned['8.0'],
  'kaios-2020-8.0': 'b6ac1ce7b359245e0c16326247a643d678f74d0b27d3e040546a56b4bf859e2c',
  'lte-module-2': pinned['2'],
};

t.test('golden vectors of the families: pinned for each version that a family sends, and usual', async (t) => {
  const sent = clientFamilies.flatMap((family) => families[family].regvers.map((regver) => `${family}-${regver}`));
  t.strictSame(Object.keys(pinnedFamilies).sort(), sent.sort());
  for (const [name, hash] of Object.entries(pinnedFamilies)) {
    const bytes = bytesOf(`family-${name}.request`);
    t.equal(createHash('sha256').update(bytes).digest('hex'), hash, name);
    const [message] = jsonOf<Message[]>(`family-${name}.json`);
    t.notOk(message?.anomalies.length, `${name}: ${JSON.stringify(message?.anomalies)}`);
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
