import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { appendFile, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { bin, type Ended, hasEscapes, phonehome, root, start, temporaryFolder } from './support.ts';

/** More than can be read before the first word on how far it is. */
const MANY_FILES = 1_000;
const MANY_LINES = 20_000;

t.test('phonehome check of builds on disk', async (t) => {
  const cwd = await temporaryFolder(t);
  const check = (...args: string[]): Promise<Ended> => phonehome(['check', ...args], { cwd });
  const dumps = async (folder: string, displayId: string): Promise<void> => {
    await mkdir(join(cwd, folder), { recursive: true });
    const properties = [
      `[ro.build.display.id]: [${displayId}]`,
      '[persist.vendor.radio.ps.registration.enabled]: [true]',
    ];
    await writeFile(join(cwd, folder, 'getprop.txt'), `${properties.join('\n')}\n`);
    const packages = ['framework/framework-res.apk=android', 'app/a/a.apk=com.qualcomm.qti.autoregistration'];
    await writeFile(join(cwd, folder, 'packages.txt'), packages.map((one) => `package:/system/${one}\n`).join(''));
  };
  await dumps('builds/bad', '00WW_3_39B');
  await dumps('builds/china', '00CN_3_39B');

  t.test('each folder is a build; with --each, each folder in it', async (t) => {
    const bad = await check('builds/bad');
    t.match(bad, { code: 1, stderr: '', stdout: /^FAIL {2}1 build: 1 fail\n\nFAIL {2}builds\/bad\n/ });
    t.match(bad.stdout, /\n {6}builds\/bad\/getprop\.txt:2: persist\.vendor\.radio\.ps\.registration\.enabled is true/);
    t.match(await check('builds/china'), { code: 0, stdout: /^PASS/ });
    for (const args of [
      ['builds/bad', 'builds/china'],
      ['builds', '--each'],
    ]) {
      const both = await check(...args);
      t.match(both, { code: 1, stdout: /^FAIL {2}2 builds: 1 fail, 1 pass\n[^]*\nPASS {2}builds\/china\n/ });
    }
  });

  t.test('an image that imports properties from a file that was not given does not pass', async (t) => {
    await cp(join(root, 'test/fixtures/builds/clean-image'), join(cwd, 'image'), { recursive: true });
    t.match(await check('image'), { code: 0, stdout: /^PASS/ });
    await appendFile(join(cwd, 'image/system/build.prop'), 'import /vendor/region.prop\n');
    const { code, stdout } = await check('image');
    t.match(
      { code, stdout },
      { code: 1, stdout: /^UNKNOWN[^]*\n {2}not read: image\/system\/build\.prop:\d+: it imports/ },
    );
    await writeFile(join(cwd, 'image/vendor/region.prop'), '#\n');
    t.match(await check('image'), { code: 0, stdout: /^PASS/ });
  });

  t.test('files that are named together are one build', async (t) => {
    const { code, stdout } = await check('builds/bad/getprop.txt', 'builds/bad/packages.txt');
    t.equal(code, 1);
    t.match(stdout, /\nFAIL {2}builds\/bad \(getprop\.txt, packages\.txt\)\n/);
    const alone = await check('builds/bad/getprop.txt');
    t.match(alone, { code: 1, stdout: /^UNKNOWN {2}1 build[^]*missing: [^]*`pm list packages -f`/ });
  });

  t.test('- is standard input', async (t) => {
    const input = '[ro.build.display.id]: [00WW_3_39B]\n';
    const { status, stdout } = spawnSync(process.execPath, [bin, 'check', '-'], { cwd, input, encoding: 'utf8' });
    t.equal(status, 1);
    t.match(stdout, /\nUNKNOWN {2}standard input\n {2}labelled WW: ro\.build\.display\.id is 00WW_3_39B/);
  });

  t.test('what the names and texts of a build say steers no terminal', async (t) => {
    await dumps('evil\x1b[31m', '00WW_\x1b[31m\u202e');
    for (const format of ['text', 'json', 'sarif', 'junit', 'tap']) {
      const { code, stdout, stderr } = await check('evil\x1b[31m', '--format', format);
      t.equal(code, 1, format);
      t.notOk(hasEscapes(stdout) || hasEscapes(stderr), format);
    }
  });

  t.test('SARIF tells paths from the folder where it was started', async (t) => {
    const { stdout } = await check('builds/bad', '--format', 'sarif');
    const [result] = JSON.parse(stdout).runs[0].results;
    t.match(result.locations[0].physicalLocation, {
      artifactLocation: { uri: 'builds/bad/getprop.txt', uriBaseId: '%SRCROOT%' },
      region: { startLine: 2 },
    });
  });

  t.test('a large build: it says how far it is, and Ctrl-C ends it', { timeout: 120_000 }, async (t) => {
    // One file under many names: to read them all takes longer, on any machine, than until it is first spoken of.
    const file = join(cwd, 'some.prop');
    writeFileSync(file, Array.from({ length: MANY_LINES }, (_, i) => `ro.some.property.${i}=value\n`).join(''));
    mkdirSync(join(cwd, 'large'));
    for (let i = 0; i < MANY_FILES; i++) linkSync(file, join(cwd, 'large', `${i}.prop`));
    const { process, ended } = start(['check', 'large', '--out', 'gate.txt'], { cwd });
    const [told] = await once(process.stderr as NodeJS.ReadableStream, 'data');
    t.match(String(told), /^reading large: [\d,]+ files?\n$/);
    process.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    t.same({ code, stdout }, { code: 130, stdout: '' });
    t.match(stderr, /phonehome: interrupted; nothing was written\. Start it again\n$/);
    t.notOk((await readdir(cwd)).includes('gate.txt'));
  });
});
