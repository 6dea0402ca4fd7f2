import { spawnSync } from 'node:child_process';
import { luhnDigit } from '@phonehome/shared';
import t from 'tap';
import { bin, type Ended, hasEscapes, hasStack, phonehome, temporaryFolder } from './support.ts';

const reserved = '009990123456785';
// Put together here, so that no file holds a number that could be somebody's.
const body = `35${'0'.repeat(11)}1`;
const real = body + luhnDigit(body);

t.test('identity check', async (t) => {
  const cwd = await temporaryFolder(t);
  const check = (...args: string[]): Promise<Ended> => phonehome(['identity', 'check', ...args], { cwd });
  const piped = (input: string, ...args: string[]) =>
    spawnSync(process.execPath, [bin, 'identity', 'check', '-', ...args], { cwd, input, encoding: 'utf8' });

  t.test('exit code 0: every value belongs to nobody', async (t) => {
    const { code, stdout, stderr } = await check(reserved, '02:00:00:12:34:56', 'person-0@example.org');
    t.same({ code, stderr }, { code: 0, stderr: '' });
    t.match(stdout, /^009990123456785: nobody's\n {2}imei: nobody's, TAC 00999xxx: .*GSMA TS\.06/);
    t.match(stdout, 'tac 00999012; reporting body 00; serial 345678; check digit 5 is right');
  });

  t.test('exit code 1: at least one could be real', async (t) => {
    const { code, stdout, stderr } = await check(reserved, real);
    t.same({ code, stderr }, { code: 1, stderr: '' });
    t.match(stdout, new RegExp(`\n${real}: could be real\n {2}imei: could be real, TAC 35000000 is in the ranges`));
  });

  t.test('exit code 2: at least one is no identifier; all are told', async (t) => {
    const { code, stdout, stderr } = await check('\u001b[31mx y', real);
    t.equal(code, 2);
    t.match(stderr, /^phonehome: ".*x y" is no identifier that is known\. Check its digits; .*identities\.md/);
    t.match(stdout, real);
    t.notOk([stdout, stderr].some((text) => hasEscapes(text) || hasStack(text)));
  });

  t.test('--as decides what an ambiguous value is read as', async (t) => {
    t.match(await check('--as', 'imsi', '001010123456789'), {
      code: 0,
      stdout: /^\S+ nobody's\n {2}imsi: [^\n]+\n[^\n]+\n$/,
    });
    t.match(await check('--as', 'nid', '65535'), { code: 0 });
    t.match(await check('--as', 'mac', reserved), { code: 2, stderr: `"${reserved}" is no mac. Check` });
    t.match(await check('--as', 'name', 'x'), { code: 2, stderr: 'Allowed choices are imei, imeisv, meid' });
    t.match(await check(), { code: 2, stderr: "missing required argument 'value'" });
  });

  t.test('- reads a value a line, with or without a last line feed', async (t) => {
    t.match(piped(`${reserved}\n\n${real}`), { status: 1, stdout: new RegExp(`^${reserved}: [^]*\n${real}: could`) });
    t.match(piped(`${reserved}\r\n`), { status: 0, stderr: '' });
    t.match(piped('\n'), { status: 2, stderr: 'standard input has no value. Give one identifier a line' });
  });

  t.test('--json: one document', async (t) => {
    const { code, stdout } = await check('--json', reserved, real, '?');
    t.equal(code, 2);
    t.match(JSON.parse(stdout), [
      { value: reserved, could_be_real: false, readings: [{ kind: 'imei', range: { id: 'imei' } }, { kind: 'imsi' }] },
      { value: real, could_be_real: true, readings: [{ kind: 'imei', range: null, check_digit: { holds: true } }, {}] },
      { value: '?', could_be_real: false, readings: [] },
    ]);
    t.match(JSON.parse(piped('', '--json').stdout), { error: { code: 'USAGE' } });
  });
});
