import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import t from 'tap';
import { CheckDocument } from '../../packages/cli/src/check/json-schema.ts';
import { type Ended, hasEscapes, hasStack, phonehome, temporaryFolder } from './support.ts';

const fits = new Ajv({ strict: false }).compile(JSON.parse(JSON.stringify(CheckDocument)));

t.test('phonehome check', async (t) => {
  const cwd = await temporaryFolder(t);
  const check = (...args: string[]): Promise<Ended> => phonehome(['check', ...args], { cwd });
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(cwd, name), text);
    return name;
  };

  t.test('exit code 1: a rule fails; the verdict comes first', async (t) => {
    const { code, stdout, stderr } = await check('incident');
    t.same({ code, stderr }, { code: 1, stderr: '' });
    t.match(stdout, /^FAIL {2}6 builds: 1 fail, 5 pass\n/);
    t.match(stdout, /\nFAIL {2}incident: ww-december \(00WW_3_39B_SP01\)\n/);
    t.notOk(hasEscapes(stdout), 'no colours where there is no terminal');
  });

  t.test('exit code 0: all pass', async (t) => {
    const { code, stdout } = await check('china-as-intended', 'europe-as-intended');
    t.equal(code, 0);
    t.match(stdout, /^PASS {2}4 builds: 4 pass\n/);
  });

  t.test('exit code 1 for what is not known, 0 with --allow-unknown', async (t) => {
    await mkdir(join(cwd, 'nothing'), { recursive: true });
    const unknown = await check('nothing');
    t.match(unknown, { code: 1, stderr: '' });
    t.match(unknown.stdout, /^UNKNOWN {2}1 build: 1 unknown\n[^]*\n {4}missing: the region label of the build/);
    const allowed = await check('nothing', '--allow-unknown');
    t.match(allowed, { code: 0, stdout: /^UNKNOWN, which --allow-unknown lets pass {2}1 build/ });
    t.equal((await check('incident', '--allow-unknown')).code, 1, 'a fail is a fail');
  });

  t.test('exit code 2: an input, an option or a file that cannot be', async (t) => {
    const broken = await file(
      'broken.yaml',
      'format: phonehome-rules/1\nrules: {unbounded-retry: {severity: fatal}}\n',
    );
    const mistakes: readonly [string[], RegExp][] = [
      [[], /missing required argument 'input'/],
      [['incidence'], /^phonehome: incidence: there is no such file or folder\. Name a folder or files/],
      [['incident', '--format', 'html'], /Allowed choices are text, json, sarif, junit, tap/],
      [['incident', '--region', ' '], /It must be a label, such as WW, CN or EEA/],
      [['incident', '--today', '2019-02-30'], /It must be a day, such as 2019-03-21/],
      [['incident', '--rules', 'nothing.yaml'], /nothing\.yaml: there is no such file/],
      [['incident', '--rules', broken], /broken\.yaml:2:\d+: rules\.unbounded-retry\.severity: /],
      [['incident', '--suppressions', broken], /broken\.yaml:1:\d+: format: /],
      [['incident', '--knowledge', broken], /broken\.yaml:1:\d+: format: /],
      [['.', '--each', '--today', '2019-01-01', 'nowhere'], /nowhere: there is no such file or folder/],
    ];
    for (const [args, reason] of mistakes) {
      const { code, stdout, stderr } = await check(...args);
      t.same({ code, stdout }, { code: 2, stdout: '' }, args.join(' '));
      t.match(stderr, reason, args.join(' '));
      t.notOk(hasStack(stderr) || hasEscapes(stderr));
    }
  });

  t.test('exit code 3: the result cannot be written', async (t) => {
    await file('a-file', '');
    t.match(await check('incident', '--out', 'a-file/gate.txt'), {
      code: 3,
      stderr: /a-file\/gate\.txt: a part of the path/,
    });
  });

  t.test('--format json is one document, also on an error', async (t) => {
    const { code, stdout, stderr } = await check('incident', '--format', 'json', '--today', '2019-03-21');
    t.same({ code, stderr }, { code: 1, stderr: '' });
    const document = JSON.parse(stdout);
    t.ok(fits(document), JSON.stringify(fits.errors));
    t.match(document, { verdict: 'fail', exit_code: 1, today: '2019-03-21' });
    for (const args of [['--format', 'json'], ['--format=json']]) {
      t.match(JSON.parse((await check('incidence', ...args)).stdout), { error: { code: 'INPUT_UNREADABLE' } });
    }
  });

  t.test('every format goes to a file, too, and a line tells the verdict', async (t) => {
    const begins = {
      text: /^FAIL {2}6 builds/,
      json: /^\{\n {2}"format": "phonehome-check\/1"/,
      sarif: /^\{\n {2}"\$schema": "https:\/\/docs\.oasis-open\.org\/sarif/,
      junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /,
      tap: /^TAP version 14\n/,
    };
    for (const [format, begin] of Object.entries(begins)) {
      const { code, stdout } = await check(
        'incident',
        '--format',
        format,
        '--out',
        'gate.out',
        '--today',
        '2019-03-21',
      );
      t.equal(code, 1, format);
      t.equal(stdout, format === 'json' ? '' : 'FAIL  6 builds: 1 fail, 5 pass; written: gate.out\n', format);
      t.match(await readFile(join(cwd, 'gate.out'), 'utf8'), begin);
    }
    // The last of them, on standard output: the same bytes.
    const { stdout } = await check('incident', '--format', 'tap', '--today', '2019-03-21');
    t.equal(stdout, await readFile(join(cwd, 'gate.out'), 'utf8'));
  });

  t.test('rules, suppressions and knowledge of the user', async (t) => {
    const rules = await file(
      'rules.yaml',
      `format: phonehome-rules/1
rules:
  clear-text-identifiers: {off: true}
  endpoint-outside-data-region: {severity: warning}
  activation-without-consent: {severity: note}
`,
    );
    const suppressions = await file(
      'accepted.yaml',
      `format: phonehome-suppressions/1
suppressions:
  - {rule: client-outside-region, client: qualcomm-autoregistration, reason: known, expires: 2019-03-31}
  - {rule: unbounded-retry, build: "incident: ww-december *", reason: known, expires: 2019-03-31}
`,
    );
    const files = ['--rules', rules, '--suppressions', suppressions];
    const held = await check('incident', ...files, '--today', '2019-03-31');
    t.match(held, { code: 0, stdout: /^PASS {2}6 builds: 6 pass\n/ });
    t.match(held.stdout, /\n {2}accepted {2}client-outside-region\n/);
    t.match(held.stdout, /\n {2}warning {2}endpoint-outside-data-region\n/);
    t.notMatch(held.stdout, 'clear-text-identifiers');
    const expired = await check('incident', ...files, '--today', '2019-04-01');
    t.match(expired, { code: 1, stdout: /was accepted until 2019-03-31, which has passed: known/ });
    t.equal((await check('incident', ...files)).code, 1, 'without --today, the day is that of the clock');
    const knowledge = await file(
      'knowledge.yaml',
      `format: phonehome-knowledge/1
clients:
  - id: qualcomm-autoregistration
    title: the client as we know it
    meant_for: []
    signs: {packages: [com.qualcomm.qti.autoregistration]}
    switches: []
    on_by_default: true
    endpoint: {host: register.example, port: 443, data_region: FI}
    transport: tls
    consent: asked
    repetition: once
    identifiers: []
    source: made up
`,
    );
    // The server that stands in the APK is another than that of the knowledge file.
    const { stdout } = await check('incident', '--knowledge', knowledge);
    t.match(stdout, /\n {2}fail {2}endpoint-outside-data-region\n {4}the client as we know it \(/);
    t.notMatch(stdout, /fail {2}client-outside-region/);
  });

  t.test('--region is before what properties tell', async (t) => {
    t.match(await check('china-as-intended', '--region', 'EEA'), { code: 1, stdout: /labelled EEA: --region\n/ });
    t.match(
      (await check('china-as-intended', '--region', 'moon')).stdout,
      /labelled MOON, which is in no table of regions/,
    );
  });
});
