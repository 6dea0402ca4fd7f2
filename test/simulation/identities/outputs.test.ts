import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imei, luhnDigit } from '@phonehome/shared';
import t from 'tap';
import { GOLDEN_STORY } from '../../../scripts/golden.ts';
import { shippedStories } from '../../shipped-stories.ts';
import { runInto, shipped, temporaryFolder } from '../support.ts';
import { type Found, identifiersIn } from './search.ts';

/** As many as there are cohorts at most, so that each has one. */
const DEVICES = 5;

/** The files that a run writes, as lists of JSON documents, or of lines. */
const outputs = [
  'scenario.yaml',
  'records.ndjson',
  'activations.ndjson',
  'timeline.ndjson',
  'devices.ndjson',
  'result.json',
  'manifest.json',
  'environment.json',
];

async function documentsOf(folder: string, file: string): Promise<unknown[]> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => '');
  if (file.endsWith('.yaml')) return text.split('\n');
  const texts = file.endsWith('.ndjson') ? text.split('\n').slice(0, -1) : [text].filter((one) => one);
  return texts.map((one) => JSON.parse(one));
}

for (const name of shippedStories) {
  t.test(`${name}: all identifiers in what it writes belong to nobody`, async (t) => {
    const out = join(await temporaryFolder(t), 'run');
    await runInto(out, shipped(name), { devices: DEVICES });
    const kinds = new Map<string, number>();
    t.strictSame(
      (await readdir(out)).filter((file) => !outputs.includes(file)),
      [],
      'every file is looked at',
    );
    for (const file of outputs) {
      for (const [i, document] of (await documentsOf(out, file)).entries()) {
        for (const { path, kind, text, reserved } of identifiersIn(document)) {
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          if (!reserved) t.fail(`${file}, line ${i + 1}, ${path}: ${kind} ${text}`);
        }
      }
    }
    for (const kind of ['imei', 'iccid', 'imsi', 'mac', 'host', 'phone-number']) {
      t.ok((kinds.get(kind) ?? 0) >= DEVICES, `it has seen some: ${kinds.get(kind)} of ${kind}`);
    }
    if (name !== 'generation-2014' && name !== 'europe-as-intended') t.ok(kinds.get('cell'), 'and cells');
  });
}

t.test('so do all that a run prints', async (t) => {
  const found = [...identifiersIn((await readFile(GOLDEN_STORY, 'utf8')).split('\n'))];
  t.ok(found.length > 0);
  t.strictSame(
    found.filter(({ reserved }) => !reserved),
    [],
  );
});

t.test('an identifier that could be real is found wherever it is planted', async (t) => {
  const reserved = imei(0, 5);
  // Put together here, so that no file holds a number that could be somebody's.
  const body = `35${'0'.repeat(11)}1`;
  const real = body + luhnDigit(body);
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const strangers = (value: unknown): readonly Found[] => [...identifiersIn(value)].filter((found) => !found.reserved);
  const wrapped = (json: unknown): string => base64(JSON.stringify(json)).replace(/.{76}/g, '$&\n');

  const planted: readonly [string, (imei: string) => unknown][] = [
    ['a field of the report', (IMEI1) => ({ report: { IMEI1 } })],
    ['a field without a meaning', (text) => ({ report: { NOTE: `number ${text}.` } })],
    ['the name of a field', (text) => ({ report: { [text]: '' } })],
    ['a list', (text) => ({ imeis: [reserved, text] })],
    ['a body', (IMEI1) => ({ request: { body_base64: base64(wrapped({ MODEL: 'a model of some length', IMEI1 })) } })],
    ['a target', (text) => ({ request: { target: `/?imei=${text}` } })],
    ['a header', (text) => ({ request: { headers: [['X-Device', text]] } })],
  ];
  for (const [place, plant] of planted) {
    t.strictSame(strangers(plant(reserved)), [], `${place}: a reserved one is let be`);
    t.match(strangers(plant(real)), [{ text: real }], `${place}: a real one is found`);
  }
  const others: readonly [string, unknown][] = [
    ['digits of no kind', { x: '1'.repeat(30) }],
    ['IMSI', { report: { SIM1LTEIMSI: `242${'0'.repeat(12)}` } }],
    ['ICCID', { sims: [{ iccid: `8947${'0'.repeat(16)}` }] }],
    ['China Telecom card of a later year', { why: `898603${'12'}${'0'.repeat(12)}` }],
    ['MAC', { MACID: '00:1b:63:00:00:01' }],
    ['MAC in a text', { saw: 'on 00-1B-63-00-00-01' }],
    ['cell', { SIM1CELLID: '12345' }],
    ['SID', { SID: '13568' }],
    ['position', { LATITUDE: '59.91' }],
    ['IPv4', { saw: 'from 8.8.8.8' }],
    ['IPv6', { saw: 'from 2a00:1450::1' }],
    ['host', { headers: [['Host', 'www.vnet.cn']] }],
    ['host in a text', { saw: 'at www.nokia.com' }],
    ['address', { email: 'person@mail.no' }],
    ['phone number', { saw: 'call +4722000000' }],
    ['reserved IMEI with a wrong digit', { imei: reserved.slice(0, 14) + ((Number(reserved[14]) + 1) % 10) }],
  ];
  for (const [what, value] of others) t.equal(strangers(value).length, 1, what);
});
