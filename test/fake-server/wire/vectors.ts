import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { androidBase64, androidJson, reportVersions } from '@phonehome/shared';
import { requestOf } from '../support.ts';

/** Recorded requests; where there are none yet, those of the golden files and some of our own encoders. */
const WIRE = new URL('../../fixtures/wire/', import.meta.url);
const GOLDEN = new URL('../../fixtures/shared/', import.meta.url);

const recorded = (folder: URL): Buffer[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.http'))
        .sort()
        .map((name) => readFileSync(new URL(name, folder)))
    : [];

const dresses = [
  'POST / HTTP/1.1\nContent-Type: application/encrypted-json\nHost: zzhc.vnet.cn\nConnection: Keep-Alive',
  'POST / HTTP/1.1\nHost: zzhc.vnet.cn\nAccept: */*\nConnection: close',
  'POST / HTTP/1.0\nhost:zzhc.vnet.cn',
  'POST / HTTP/1.1\nHost: h\nExpect: 100-continue',
];

function bodyOf(fields: readonly string[], version: string): Buffer {
  const entries = fields.map((name): [string, string] => [name, name === 'REGVER' ? version : '']);
  return Buffer.from(androidBase64(Buffer.from(androidJson(entries))), 'latin1');
}

const encoded = [...reportVersions].flatMap(([version, { fields }], i) => {
  const body = bodyOf(fields, version);
  const head = dresses[i % dresses.length] as string;
  const chunked = Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
  return [requestOf(head, body), requestOf(`${head}\nTransfer-Encoding: chunked`, chunked)];
});

/** Whole valid requests. */
export const vectors: readonly Buffer[] = [
  ...recorded(WIRE),
  ...recorded(GOLDEN),
  ...encoded,
  requestOf('GET / HTTP/1.1'),
];
