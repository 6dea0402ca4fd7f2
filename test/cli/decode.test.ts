import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anomaly } from '@phonehome/shared';
import t from 'tap';
import { bin, genericCard, hasEscapes, hasStack, phonehome, phoneRequest, temporaryFolder } from './support.ts';

interface Line {
  readonly request: {
    readonly method: string;
    readonly headers: [string, string][];
    readonly body_base64: string;
  } | null;
  readonly report: Record<string, string> | null;
  readonly anomalies: readonly Anomaly[];
}

/** What `decode` says of bytes on standard input. */
function decoded(input: Buffer | string, ...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'decode', ...flags, '-'], { input });
  return { code: status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

function lines(input: Buffer | string): Line[] {
  const { code, stdout, stderr } = decoded(input, '--json');
  t.same({ code, stderr }, { code: 0, stderr: '' });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const request = phoneRequest(genericCard);
const bodyOf = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);

t.test('--json: an HTTP request is taken apart as records have it', async (t) => {
  const [line, ...others] = lines(request);
  t.same(others, []);
  t.match(line?.request, { method: 'POST', target: '/', http_version: '1.1' });
  t.equal(line?.request?.headers[0]?.join(), 'Content-Type,application/encrypted-json');
  t.same(Buffer.from(line?.request?.body_base64 ?? '', 'base64'), bodyOf(request));
  t.match(line?.report, { REGVER: '7.0', SIM1ICCID: genericCard });
  t.match(line, {
    version: { regver: '7.0' },
    primary_iccid: genericCard,
    device_key: String,
    missing_required: Array,
  });
});

t.test('--json: a file says the same as standard input', async (t) => {
  const cwd = await temporaryFolder(t);
  await writeFile(join(cwd, 'one.http'), request);
  const { code, stdout } = await phonehome(['decode', '--json', 'one.http'], { cwd });
  t.equal(code, 0);
  t.equal(stdout, decoded(request, '--json').stdout);
});

t.test('--json: a bare body has no request', async (t) => {
  const [line] = lines(bodyOf(request));
  t.equal(line?.request, null);
  t.match(line?.report, { REGVER: '7.0', SIM1ICCID: genericCard });
  t.same(line?.report, lines(request)[0]?.report);
});

t.test('--json: pipelined requests give one object a line, in order', async (t) => {
  const other = phoneRequest(genericCard, { MODEL: 'HMD-Other' });
  const found = lines(Buffer.concat([request, other, request]));
  t.same(
    found.map(({ report }) => report?.MODEL),
    [lines(request)[0]?.report?.MODEL, 'HMD-Other', lines(request)[0]?.report?.MODEL],
  );
  t.same(found[1]?.anomalies, lines(other)[0]?.anomalies);
});

t.test('--json: what cannot be decoded has a null report, the reason, and exit code 0', async (t) => {
  for (const bytes of ['', 'neither', Buffer.from([0, 255, 254, 7]), 'eyJh', "{'a':'b'}"]) {
    const [line] = lines(bytes);
    t.equal(line?.report, null, JSON.stringify(bytes));
    t.ok(line && line.anomalies.length > 0);
  }
  const http = 'GET /favicon.ico HTTP/1.1\r\nHost: zzhc.vnet.cn\r\n\r\n';
  t.match(lines(http), [{ request: { method: 'GET' }, report: null, anomalies: [{ id: 'method-other' }] }]);
});

t.test('--json: a request cut short is read as far as it goes', async (t) => {
  const [line] = lines(request.subarray(0, request.length - 200));
  t.match(line?.report, { REGVER: '7.0', MEID: String });
  t.notOk('REGDATE' in (line?.report ?? {}));
  t.ok(line?.anomalies.some(({ id, where }) => id === 'request-cut-short' && where === 'start-line'));
  const [head] = lines(request.subarray(0, 60));
  t.equal(head?.report, null);
  t.ok(head?.anomalies.some(({ id, where }) => id === 'request-cut-short' && where === 'start-line'));
});

t.test('where and saw have their forms, whatever the bytes are', async (t) => {
  const evil = 'POST /\x1b[31m HTTP/1.1\r\n\x9b: x\r\nContent-Type: \x07\r\n\r\n{"\x1b":"\u202e"}';
  for (const { where, saw } of lines(Buffer.from(evil, 'latin1')).flatMap(({ anomalies }) => anomalies)) {
    t.match(where, /^(?:start-line|body|header:.+|field:.+)$/);
    t.match(saw, /^[\x20-\x7e]{0,200}$/);
  }
  const { code, stdout } = decoded(Buffer.from(evil, 'latin1'));
  t.equal(code, 0);
  t.notOk(hasEscapes(stdout));
});

t.test('for people: fields with their meaning, classes, and anomalies in words', async (t) => {
  const { code, stdout } = decoded(request);
  t.equal(code, 0);
  t.match(stdout, /^Head\n {2}POST \/ HTTP\/1\.1\n {2}Content-Type: /);
  t.match(stdout, new RegExp(`the subscriber\n +SIM1ICCID +${genericCard} +SIM card number`));
  const odd = decoded('{"REGVER":"2"}').stdout;
  t.match(odd, /body-plain-json \(body\): the body is JSON that is not in base64/);
  t.match(odd, /required, but not filled: MEID or IMEI1/);
});

t.test('a file that cannot be read is told, with what to do', async (t) => {
  const cwd = await temporaryFolder(t);
  await mkdir(join(cwd, 'folder'));
  for (const [file, what] of [
    ['nowhere', 'there is no such file'],
    ['folder', 'this is a folder'],
  ]) {
    const { code, stdout, stderr } = await phonehome(['decode', file as string], { cwd });
    t.same({ code, stdout }, { code: 2, stdout: '' });
    t.equal(stderr, `phonehome: ${file}: ${what}. Check the path and its permissions; "-" is standard input\n`);
    t.notOk(hasStack(stderr));
  }
  const { stdout } = await phonehome(['decode', '--json', 'nowhere'], { cwd });
  t.match(JSON.parse(stdout), { error: { code: 'INPUT_UNREADABLE', problems: [{ file: 'nowhere' }] } });
});

t.test('--policy: which rule would answer, and what each condition saw', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'policy.yaml');
  await writeFile(
    file,
    `format: phonehome-policy/1
rules:
  - {id: first, when: {attempt: {min: 2}, decoded: true}, outcome: reset, delay_ms: 0}
  - {id: elsewhere, when: {host: other.example, decoded: false}, outcome: reset, delay_ms: 0}
  - {id: rest, when: {}, outcome: silent, delay_ms: 0}
`,
  );
  const text = decoded(request, '--policy', file);
  t.equal(text.code, 0);
  t.match(text.stdout, /\nPolicy\n {2}rule rest decides; first came closest\n {2}first does not match\n/);
  t.match(
    text.stdout,
    /\n {4}holds {2}decoded: the body was decoded\n {4}fails {2}attempt: it is number 1 of its device\n/,
  );
  const json = JSON.parse(decoded(request, '--json', '--policy', file).stdout);
  t.match(json.policy, { decides: 'rest', closest: 'first', rules: [{ rule: 'first', matches: false }, {}, {}] });
  await writeFile(file, 'format: phonehome-policy/1\nrules: []\n');
  const broken = decoded(request, '--policy', file);
  t.match(broken, { code: 2, stderr: /policy\.yaml:2/ });
  t.notOk(hasStack(broken.stderr));
});
