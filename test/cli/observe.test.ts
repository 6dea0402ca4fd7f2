import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLeakFinder, leaksHtml } from '@phonehome/observe';
import { Ajv } from 'ajv';
import t, { type Test } from 'tap';
import { observationJson } from '../../packages/cli/src/observe/json.ts';
import { notesOf, type Observed } from '../../packages/cli/src/observe/observed.ts';
import { observationSarif } from '../../packages/cli/src/observe/sarif.ts';
import { observeSource } from '../../packages/cli/src/observe/source.ts';
import { observationText } from '../../packages/cli/src/observe/text.ts';
import { exchange, pcapng } from '../capture/support.ts';
import { generateWhole, incident } from '../dataset/support.ts';
import { phone } from '../observe/find/support.ts';
import { sarifSchema, validateSarif } from './sarif-schema.ts';
import { bin, genericCard, hasEscapes, hasStack, phonehome, phoneRequest, root, temporaryFolder } from './support.ts';

const report = phoneRequest(genericCard).toString('latin1');
const quiet = 'GET /generate_204 HTTP/1.1\r\nHost: check.example\r\n\r\n';
const schema = JSON.parse(await readFile(join(root, 'docs/reference/schemas/observation.schema.json'), 'utf8'));
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

/** What the formats say of a file, made in this process: starting a command takes a second. */
async function told(t: Test, bytes: Uint8Array | string, { reveal = false } = {}) {
  const file = join(await temporaryFolder(t), 'a.bin');
  await writeFile(file, bytes);
  const finder = createLeakFinder();
  const signal = new AbortController().signal;
  const source = await observeSource(file, finder, { signal, onRead: () => undefined });
  const all: Observed = { file: 'a.bin', source, observation: finder.end(), reveal };
  const json = [...observationJson(all)].join('');
  return {
    text: [...observationText(all, 100)].join(''),
    json,
    document: JSON.parse(json),
    sarif: JSON.parse([...observationSarif(all)].join('')),
    html: leaksHtml({ ...all, notes: notesOf(all) }),
  };
}

/** What `observe` says of a file. */
async function observed(t: Test, bytes: Uint8Array | string, ...flags: string[]) {
  const cwd = await temporaryFolder(t);
  await writeFile(join(cwd, 'a.bin'), bytes);
  return phonehome(['observe', 'a.bin', ...flags], { cwd });
}

t.test('text: who got what, how it was written, how sure that is and why, and whose server it is', async (t) => {
  const { code, stdout, stderr } = await observed(t, pcapng([...exchange([report]), ...exchange([quiet], 40_001)]));
  t.same({ code, stderr }, { code: 0, stderr: '' });
  t.match(stdout, /^a\.bin: 2 flows with 2 servers\n\nzzhc\.vnet\.cn in clear text: 1 flow,/);
  t.match(stdout, / {2}ICCID +8900•+\d\d +body SIM1ICCID +base64 > json +1 +1\.00\n/);
  t.match(stdout, /ICCID: named “SIM1ICCID”; they begin with 89/);
  t.match(stdout, /registry: China Internet Network Information Center, CNNIC \(it keeps the list of names/);
  t.match(stdout, /registrant: China Telecom/);
  t.notMatch(stdout, genericCard, 'values are masked');
  t.ok(stdout.split('\n').every((line) => line.length <= 100));
});

t.test('values are masked, unless they are asked for', async (t) => {
  const capture = pcapng(exchange([report]));
  const [masked, whole] = [await told(t, capture), await told(t, capture, { reveal: true })];
  for (const format of ['text', 'json', 'sarif', 'html'] as const) {
    t.notOk(JSON.stringify(masked[format]).includes(genericCard), format);
    t.ok(JSON.stringify(whole[format]).includes(genericCard), format);
  }
});

t.test('nothing found is said', async (t) => {
  const { text, document } = await told(t, pcapng(exchange([quiet])));
  t.match(text, /No identifier was found in what could be read\.\n$/);
  t.ok(validate(document), JSON.stringify(validate.errors));
  t.strictSame(document.findings, []);
});

t.test('json: a document that fits its schema, and the schema would see a mistake', async (t) => {
  const { document } = await told(t, pcapng(exchange([report])));
  t.ok(validate(document), JSON.stringify(validate.errors));
  t.match(document, { format: 'phonehome-observation/1', source: { file: 'a.bin', kind: 'capture' }, flow_count: 1 });
  t.match(document.findings[0], {
    id: 'F1',
    kind: 'meid',
    clear: true,
    encoding_chain: ['base64', 'json'],
    name: 'MEID',
  });
  t.notOk(validate({ ...document, findings: [{ id: 'F1' }] }));
});

t.test('sarif: an error for what was sure and in clear text, a warning within TLS, none for look-alikes', async (t) => {
  t.match(sarifSchema, [/draft-04/, /sarif-2\.1\.0/]);
  const har = (url: string, text: string) => ({ request: { method: 'POST', url, headers: [], postData: { text } } });
  const entries = [
    har('http://a.example/', `imei=${phone.imei}`),
    har('https://b.example/', `imei=${phone.imei}`),
    har('http://c.example/', `order_id=${phone.imei}`),
  ];
  const { sarif } = await told(t, JSON.stringify({ log: { entries } }));
  t.ok(validateSarif(sarif), JSON.stringify(validateSarif.errors));
  t.match(sarif.runs[0].results, [
    {
      ruleId: 'leak/imei',
      level: 'error',
      occurrenceCount: 1,
      locations: [{ physicalLocation: { artifactLocation: { uri: 'a.bin' } } }],
    },
    { ruleId: 'leak/imei', level: 'warning', properties: { destination: 'b.example', clear: false } },
  ]);
  t.equal(sarif.runs[0].results.length, 2);
});

t.test('--fail-on: the exit code for a build that watches itself', async (t) => {
  const capture = pcapng(exchange([report]));
  const tls = JSON.stringify({
    log: { entries: [{ request: { method: 'GET', url: `https://b.example/?imei=${phone.imei}`, headers: [] } }] },
  });
  const codes = [];
  for (const [bytes, what] of [
    [capture, 'clear'],
    [tls, 'clear'],
    [tls, 'any'],
  ] as const) {
    codes.push((await observed(t, bytes, '--fail-on', what)).code);
  }
  t.strictSame(codes, [1, 0, 1]);
});

t.test('--known finds a value of the owner that nothing else tells', async (t) => {
  const capture = pcapng(exchange([`GET /?q=z${phone.imsi}z HTTP/1.1\r\nHost: a.example\r\n\r\n`]));
  t.match((await observed(t, capture)).stdout, /No identifier/);
  t.match(
    (await observed(t, capture, '--known', `imsi=${phone.imsi}`)).stdout,
    /IMSI: it is a value that was given as known/,
  );
  t.match(await observed(t, capture, '--known', 'shoe=42'), { code: 2, stderr: /kind=value, the kind one of imei/ });
  t.match(await observed(t, capture, '--known', 'imei=12345'), { code: 2, stderr: /That is no imei/ });
});

t.test('Ctrl-C ends what comes by a pipe, and what was seen until then is told', async (t) => {
  const child = spawn(process.execPath, [bin, 'observe', '-'], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined);
  child.stdin.write(pcapng(exchange([report])));
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const ended = once(child, 'exit');
  const interrupt = setInterval(() => child.kill('SIGINT'), 1_500);
  const [code] = await ended;
  clearInterval(interrupt);
  t.equal(code, 0);
  t.match(stdout, /note: interrupted[^]*zzhc\.vnet\.cn/);
});

t.test('a last line without an end is a line', async (t) => {
  const request = { method: 'GET', target: `/?imei=${phone.imei}`, headers: [], body_base64: '' };
  const line = JSON.stringify({ v: 1, exchange_id: 'a', time_ms: 1, request });
  t.equal((await told(t, line)).document.findings.length, 1);
  t.match((await told(t, `${line}\n${line.slice(0, 40)}`)).document.notes, ['1 of 2 lines could not be read']);
});

t.test('a file that unpacks to a packed one is unpacked once', async (t) => {
  t.strictSame((await told(t, gzipSync(gzipSync(report)))).document.source.kind, 'requests');
});

t.test('a run, a data set, its files, requests as bytes, a stream', async (t) => {
  const cwd = await temporaryFolder(t);
  await phonehome(['run', 'fix-alone', '--devices', '2', '--out', 'run'], { cwd });
  await generateWhole({
    scenario: incident(),
    out: join(cwd, 'set'),
    days: 8,
    devices: 6,
    formats: ['ndjson', 'pcapng', 'har'],
  });
  await generateWhole({ scenario: incident(), out: join(cwd, 'parquet'), days: 1, devices: 2, formats: ['parquet'] });
  await writeFile(join(cwd, 'request.http'), report);
  const kinds = async (name: string): Promise<string[]> => {
    const finder = createLeakFinder();
    const signal = new AbortController().signal;
    await observeSource(join(cwd, name), finder, { signal, onRead: () => undefined });
    return [...new Set(finder.end().leaks.map(({ located, destination }) => `${located.kind} ${destination}`))].sort();
  };
  t.ok((await kinds('run')).includes('imei zzhc.vnet.cn'));
  t.ok((await kinds('request.http')).includes('iccid zzhc.vnet.cn'));
  const [ndjson, whole, capture, har] = [
    await kinds('set/ndjson/exchanges-00000.ndjson'),
    await kinds('set'),
    await kinds('set/pcapng/exchanges-00000.pcapng'),
    await kinds('set/har/exchanges-00000.har'),
  ];
  t.ok(whole.length > 5);
  t.strictSame(ndjson, whole);
  t.strictSame(capture, whole, 'the packets say what the rows say');
  t.strictSame(har, whole);
  t.match(await phonehome(['observe', 'parquet'], { cwd }), {
    code: 2,
    stderr: /neither NDJSON nor pcapng nor HAR\. Generate it with --format ndjson/,
  });
});

t.test('a capture that is cut, broken or compressed is read as far as it goes, and that is said', async (t) => {
  const capture = pcapng([...exchange([report]), ...exchange([report], 40_001)]);
  t.match(
    (await told(t, capture.subarray(0, -3))).text,
    /note: the capture ends within a packet: \d+ bytes were left out/,
  );
  const broken = Buffer.concat([capture, Buffer.alloc(64, 1)]);
  t.match(
    (await told(t, broken)).text,
    /note: byte \d+: a block of \d+ bytes cannot be: what follows was not read[^]*zzhc/,
  );
  const packed = gzipSync(capture);
  t.equal((await told(t, packed)).document.flow_count, 2);
  t.match((await told(t, packed.subarray(0, -20))).text, /note: the compressed file ends too early/);
  t.match((await told(t, Buffer.from('no capture'))).text, /note: this begins as nothing that is known/);
});

t.test('what cannot be observed is told, without a stack', async (t) => {
  const { code, stderr } = await observed(t, '{"log":');
  t.equal(code, 2);
  t.match(stderr, /begins as JSON and is none/);
  t.notOk(hasStack(stderr));
  const cwd = await temporaryFolder(t);
  t.match(await phonehome(['observe', 'nowhere'], { cwd }), {
    code: 2,
    stderr: /nowhere: there is no such file or folder/,
  });
  await t.rejects(told(t, '{"a":1}'), /neither a HAR nor records/);
});

t.test('hostile names and values steer no terminal', async (t) => {
  const evil = '\x1b[31m\x07\u202e';
  const body = JSON.stringify({ [`imei${evil}`]: phone.imei, iccid: `${evil}` });
  const head = `POST /${evil} HTTP/1.1\r\nHost: a${evil}.example\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  const { text, json, sarif, html } = await told(t, pcapng(exchange([`${head}${body}`])));
  for (const one of [text, json, JSON.stringify(sarif), html]) t.notOk(hasEscapes(one));
});

t.test('html: one file that runs nothing, asks for nothing, and shows what is hostile as text', async (t) => {
  const evil = '<script>window.hostile=1</script>"><img src=x onerror=window.hostile=1>';
  const body = JSON.stringify({ [`imei ${evil}`]: phone.imei });
  const head = `POST / HTTP/1.1\r\nHost: a${evil}.example\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  const { html } = await told(t, pcapng(exchange([`${head}${body}`])));
  t.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;/);
  t.match(html, /Identifiers went to one server/);
  t.notMatch(html, /<script|<img|<iframe|<link|<form/);
  t.match(html, '&lt;script&gt;window.hostile=1&lt;/script&gt;');
});
