import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import t from 'tap';
import { FollowDocument } from '../../packages/cli/src/follow/json-schema.ts';
import { exchange, pcapng } from '../capture/support.ts';
import {
  changedStory,
  genericCard,
  hasEscapes,
  hasStack,
  json,
  phonehome,
  phoneRequest,
  start,
  temporaryFolder,
} from './support.ts';

const isDocument = new Ajv({ strict: false }).compile(FollowDocument);
const cwd = await temporaryFolder(t);
const story = await changedStory(cwd, 'people-who-move', [['end: 2019-01-02', 'end: 2018-12-12']]);
for (const [name, ...more] of [['a-run'], ['untold', '--timeline', 'none']] as const) {
  await phonehome(['run', story, '--devices', '6', '--out', name, ...more], { cwd });
}
const follow = (...args: string[]) => phonehome(['follow', ...args], { cwd });

t.test('follow tells in words and figures what was learnt', async (t) => {
  const { code, stdout, stderr } = await follow('a-run');
  t.same({ code, stderr }, { code: 0, stderr: '' });
  t.match(stdout, /^Who gets the reports can follow where people go\nObserver: recipient\. It reads every field\./);
  t.match(
    stdout,
    /^3 phones were told apart, of 3 people; in truth they were 3 phones of 3 people\.\n3 homes were found within 1 km, of 3; and/m,
  );
  t.match(stdout, /^ {2}phones +3 +3 +100\.0 % +100\.0 %$/m);
  t.match(stdout, /^ {2}1\.1 km, 1 h +\d/m);
  t.match(stdout, /^ {2}at each full hour +\d+ +\d+\.\d % /m);
  t.notOk(hasEscapes(stdout));
});

t.test('--device: the diary that can be written of a phone', async (t) => {
  const { code, stdout } = await follow('a-run', '--device', '2');
  t.equal(code, 0);
  const { imeis, mac, sims } = JSON.parse(
    (await readFile(join(cwd, 'a-run/devices.ndjson'), 'utf8')).split('\n')[2] as string,
  );
  for (const number of [...imeis, mac, sims[0].iccid, sims[0].imsi]) t.match(stdout, number);
  t.match(stdout, /^ {2}home +26\d{7} +-?\d\.\d\d +-?\d\.\d\d +\d+$/m);
  t.match(stdout, /^ {2}Mon 2018-12-03\n {6}\d\d:\d\d/m);
});

t.test('--format json: one document of its schema', async (t) => {
  for (const args of [
    ['--device', '0'],
    ['--observer', 'determined', '--fields', 'MODEL,SIM1CELLID'],
  ]) {
    const document = JSON.parse((await follow('a-run', '--format', 'json', ...args)).stdout);
    t.ok(isDocument(document), `${args.join(' ')} ${JSON.stringify(isDocument.errors)}`);
    t.match(document, { format: 'phonehome-follow/1', run: { scenario: 'people-who-move', seed: 23, devices: 6 } });
    t.equal(document.diary === null, args[0] !== '--device');
    t.same(document.measures.fields, args[0] === '--device' ? null : ['MODEL', 'SIM1CELLID']);
    t.equal(
      document.measures.links.some(({ kind }: { kind: string }) => kind === 'home'),
      args[0] !== '--device',
    );
  }
});

t.test('a run without timeline is followed as well, by the count of the observer', async (t) => {
  const { code, stdout } = await follow('untold');
  t.equal(code, 0);
  t.match(stdout, /^3 homes were named, and/m);
  t.notMatch(stdout, 'truth');
});

t.test('what cannot be asked is refused with the reason and the remedy', async (t) => {
  const mistakes: readonly [string[], RegExp][] = [
    [['.'], /there is no manifest\.json\. Name the folder of a finished run/],
    [['a-run', '--device', '1'], /no report of phone 1 is known/],
    [['untold', '--fields', 'MODEL,IMEI'], /No report has a field "IMEI"/],
    [['untold', '--phone', '3'], /told no phone 3 apart\. Use a number from 0 to 2/],
  ];
  for (const [args, message] of mistakes) {
    const { code, stdout, stderr } = await follow(...args);
    t.same({ code, stdout }, { code: 2, stdout: '' }, args.join(' '));
    t.match(stderr, message);
    t.notOk(hasStack(stderr));
  }
});

t.test('a capture is followed as on the path: what is in clear text in it, and addresses', async (t) => {
  const request = phoneRequest(genericCard).toString('latin1');
  const body = JSON.stringify({ IMEI: '009990000000018', MODEL: 'another application' });
  const other = `POST / HTTP/1.1\r\nHost: example.org\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  await writeFile(
    join(cwd, 'a.pcapng'),
    pcapng([...exchange([request]), ...exchange([other, '\u0016\u0003\u0001'], 40_001)]),
  );
  const { code, stdout } = await follow('a.pcapng', '--phone', '0', '--format', 'json');
  t.equal(code, 0);
  const document = JSON.parse(stdout);
  t.ok(isDocument(document), JSON.stringify(isDocument.errors));
  t.match(document, { run: null, measures: { observer: 'path', reports: 1, phones: 1, truth: null } });
  t.match(document.diary, { addresses: ['192.0.2.10'], from: /^2019-03-21 / });
  t.ok(document.diary.identifiers.some(({ value }: { value: string }) => value === genericCard));
  await writeFile(join(cwd, 'b.pcapng'), pcapng(exchange([other])));
  const none = await follow('b.pcapng');
  t.equal(none.code, 2);
  t.match(none.stderr, /there is no report of an activation client in it/);
});

t.test('numbers that somebody put into records steer no terminal', async (t) => {
  const path = join(cwd, 'untold/records.ndjson');
  const text = await readFile(path, 'utf8');
  const manifest = (await json(join(cwd, 'untold/manifest.json'))) as { files: Record<string, { bytes: number }> };
  const hostile = text.replace(/"MEID":"\d{14}"/g, '"MEID":"\\u001b[2J\u009b31m"');
  await writeFile(path, hostile);
  Object.assign(manifest.files['records.ndjson'] ?? {}, { bytes: Buffer.byteLength(hostile) });
  await writeFile(join(cwd, 'untold/manifest.json'), JSON.stringify(manifest));
  for (const args of [[], ['--format', 'json']]) {
    const { code, stdout } = await follow('untold', '--phone', '0', ...args);
    t.equal(code, 0);
    t.match(stdout, /\\u001b\[2j/);
    t.notOk(/[\u001b\u0080-\u009f]/.test(stdout));
  }
  await writeFile(path, `{"time_ms":${hostile.slice(11)}`);
  const { code, stderr } = await follow('untold');
  t.equal(code, 2);
  t.match(stderr, /records\.ndjson: (?:a line is damaged|the file has \d+ bytes)/);
});

t.test('Ctrl-C ends it', async (t) => {
  const { process, ended } = start(['follow', 'a-run'], { cwd, node: ['--import', slowly] });
  process.stderr?.once('data', () => process.kill('SIGINT'));
  const { code, stderr } = await ended;
  t.equal(code, 130);
  t.match(stderr, /phonehome: interrupted\. Start it again/);
});

/** Reads files slowly, and says when it has begun, so that the signal comes in between. */
const slowly = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const open = fs.createReadStream;
  fs.createReadStream = (path, options) => {
    const stream = open(path, { ...options, highWaterMark: 65536 });
    if (!String(path).endsWith('records.ndjson')) return stream;
    return (async function* () {
      process.stderr.write('reading');
      for await (const chunk of stream) {
        yield chunk;
        await new Promise((done) => setTimeout(done, 20));
      }
    })();
  };
  syncBuiltinESMExports();
`)}`;
