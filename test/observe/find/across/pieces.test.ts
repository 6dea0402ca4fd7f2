import { deflateSync, gzipSync } from 'node:zlib';
import t from 'tap';
import { datagrams, says, talk } from '../../flow/talk.ts';
import { get, phone, post } from '../support.ts';
import { base32, base64, both, chainIn, cut, foundIn, hex, json, lookUps, report } from './support.ts';

const { imei, mac } = phone;
const text = base64(report);
const raw = { server_port: 7000 };
const IMEI = [`imei ${imei}`];

t.test('pieces in fields that are numbered', async (t) => {
  const form = cut(text, 20).map((data, i, { length }) =>
    post(`part=${i + 1}&total=${length}&data=${encodeURIComponent(data)}`),
  );
  t.strictSame(foundIn(talk(says(...form))), both);
  t.strictSame(chainIn(talk(says(...form))), ['pieces of several messages', 'base64', 'json']);
  t.strictSame(foundIn(talk(says(...form.slice(1)))), [], 'without the first one');
  t.strictSame(foundIn(talk(says(...form.filter((_, i) => i !== 1)))), [], 'with one missing');
  t.strictSame(foundIn(talk(says(...form.toReversed()))), both, 'in any order');
  t.strictSame(foundIn(talk(says(...form.flatMap((one) => [one, one])))), both, 'each sent again');
  for (const whole of [report, text, hex(report), base64(gzipSync(report))])
    t.strictSame(foundIn(talk(says(...cut(whole, 20).map((chunk, seq) => json({ sid: 'a', seq, chunk }))))), both);
  const lines = cut(text, 20).map((chunk, seq) => `${JSON.stringify({ seq, chunk })}\n`);
  t.strictSame(foundIn(talk(says(...lines), raw)), both, 'as lines');
  t.strictSame(foundIn(talk(says(...cut(text, 20).map((d, i) => get('/', `X-Seq: ${i}\r\nX-Data: ${d}\r\n`))))), both);
});

t.test('an identifier by itself in pieces', async (t) => {
  t.strictSame(foundIn(talk(says(...cut(imei, 5).map((v, i) => get(`/p?imei_part=${i + 1}of3&v=${v}`))))), IMEI);
  t.strictSame(
    foundIn(talk(says(...cut(imei, 5).map((v, i) => get(`/p?part=${i + 1}of3&v=${v}`))))),
    [],
    'without a name',
  );
  t.strictSame(foundIn(talk(says(get(`/p?imei_1=${imei.slice(0, 8)}`), get(`/p?imei_2=${imei.slice(8)}`)))), IMEI);
  const halves = says(json({ mac_hi: '021a2b' }), json({ mac_lo: '3c4d5e' }));
  t.strictSame(foundIn(talk(halves)), [both[1]]);
  t.strictSame(chainIn(talk(says(get('/', 'X-Mac-Hi: 021a2b\r\nX-Mac-Lo: 3c4d5e\r\n')))), ['pieces'], 'in one message');
});

t.test('messages and lines of no known form', async (t) => {
  const forms: readonly ((data: string, i: number, all: readonly string[]) => string)[] = [
    (data, i, { length }) => `${i + 1}/${length}:${data}`,
    (data, i) => `[${i}] ${data}`,
    (data, i) => `#${i}#${data}`,
    (data, i, { length }) => `FRAG,${i},${length},${data}`,
    (data) => data,
  ];
  for (const form of forms)
    t.strictSame(foundIn(datagrams(says(...cut(text, 16).map(form)))), both, form('…', 0, ['', '']));
  t.strictSame(foundIn(datagrams(says(...cut(report, 20)))), both, 'JSON as it stands');
  t.strictSame(foundIn(talk(says(...cut(text, 20).map((data, i) => `PART ${i + 1}/9 ${data}\r\n`)), raw)), both);
  const dump = cut(Buffer.from(report), 16).map(
    (row, i) => `${hex(Buffer.from([0, 0, 0, i * 16]))}  ${hex(row).match(/../g)?.join(' ')}`,
  );
  t.strictSame(foundIn(datagrams(says(...dump))), both, 'a hexdump');
});

t.test('bytes, with and without a head', async (t) => {
  const heads = [
    (i: number, n: number) => Buffer.from([i, n]),
    (i: number, n: number) => Buffer.from([0xaa, 0x55, 0, i, 0, n]),
  ];
  for (const head of heads)
    for (const whole of [Buffer.from(report), gzipSync(report), deflateSync(report)]) {
      const messages = cut(whole, 16).map((piece, i, { length }) => Buffer.concat([head(i, length), piece]));
      t.strictSame(foundIn(datagrams(says(...messages))), both);
    }
  t.strictSame(foundIn(datagrams(says(...cut(gzipSync(report), 20)))), both);
});

t.test('names that are looked up one after another', async (t) => {
  const digits = base32(report);
  t.strictSame(foundIn(lookUps(cut(digits, 20).map((one) => `${one}.x.tunnel.example`))), both);
  t.strictSame(foundIn(lookUps(cut(digits, 20).map((one, i) => `${i}.${one}.x.tunnel.example`))), both);
  t.strictSame(foundIn(lookUps(cut(hex(report), 30).map((one, i) => `${one}.s7f3-${i}.tunnel.example`))), both);
  t.strictSame(foundIn(lookUps(cut(imei, 5).map((one, i) => `imei-${i}.${one}.t.tunnel.example`))), IMEI);
  const two = cut(hex(report), 30).map((one, i) => `${i}.${one.slice(0, 14)}.${one.slice(14)}.tunnel.example`);
  t.strictSame(foundIn(lookUps(two)), both, 'in two labels each');
  t.strictSame(
    foundIn(lookUps(cut(digits, 20).map((one, i) => `${one}.x.tunnel${i % 2}.example`))),
    [],
    'of other domains',
  );
});

t.test('uploads that say where a body begins', async (t) => {
  const bodies = cut(gzipSync(report), 25);
  const range = (body: Buffer, i: number): string => `Content-Range: bytes ${i * 25}-${i * 25 + body.length - 1}/*\r\n`;
  t.strictSame(foundIn(talk(says(...bodies.map((body, i) => post(body, '/up', range(body, i)))))), both);
  t.strictSame(
    foundIn(talk(says(...bodies.map((body, i) => post(body, '/up', `Upload-Offset: ${i * 25}\r\n`))))),
    both,
  );
  t.strictSame(foundIn(talk(says(...bodies.map((body, i) => post(body, `/up?partNumber=${i + 1}&uploadId=a`))))), both);
  t.strictSame(foundIn(talk(says(...bodies.map((body, i) => post(body, '/up', `X-Chunk-Index: ${i}\r\n`))))), both);
});

t.test('an address that came whole is no piece', async (t) => {
  t.strictSame(foundIn(talk(says(json({ mac_1: mac }), json({ mac_2: '02:1a:2b:3c:4d:5f' })))), [
    both[1],
    'mac 021a2b3c4d5f',
  ]);
});
