import t from 'tap';
import { hasEscapes, phonehome, temporaryFolder } from './support.ts';

t.test('check-phone tells an owner: fixed, not fixed or unknown, with the reason', async (t) => {
  const cwd = await temporaryFolder(t);
  const check = (...args: string[]) => phonehome(['check-phone', ...args], { cwd });
  const unwrapped = (text: string): string => text.replace(/\s+/g, ' ');

  const old = await check('--build', '00WW_3_39B');
  t.same([old.code, old.stderr], [1, '']);
  t.match(
    unwrapped(old.stdout),
    /^not fixed: Nokia 7 Plus, build 00WW_3_39B Because 00WW_3_39B is the build of November 2018/,
  );
  t.match(old.stdout, 'What this does not say:\n  - Whether this phone was of the batch');
  t.notOk(hasEscapes(old.stdout));

  const fixed = await check('--build', '00WW_3_39B_SP02', '--patch', '2019-03');
  t.equal(fixed.code, 0);
  t.match(fixed.stdout, /^fixed: Nokia 7 Plus, build 00WW_3_39B_SP02, patch level 2019-03\n/);

  const unknown = await check('--build', '00WW_3_39B', '--model', 'Nokia 6.1');
  t.equal(unknown.code, 1);
  t.match(unwrapped(unknown.stdout), /^unknown: Nokia 6\.1, .* nothing is known of the Nokia 6\.1\./);

  const { code, stdout } = await check('--build', '00WW_3_39B_SP01', '--patch', '2019-01', '--json');
  t.equal(code, 1);
  t.match(JSON.parse(stdout), {
    build: '00WW_3_39B_SP01',
    patch: '2019-01',
    verdict: 'unknown',
    rule: 'patch-disputed',
    confidence: 'C',
    limits: { length: 4 },
  });
});

t.test('bad input is exit code 2, with the remedy', async (t) => {
  const cwd = await temporaryFolder(t);
  const mistakes: readonly [string[], RegExp][] = [
    [[], /required option '--build <number>' not specified/],
    [['--build', ''], /--build: it is empty\. Type the build number as it stands in Settings/],
    [
      ['--build', '00WW_3_39B', '--patch', 'feb'],
      /--patch: "feb" is no Android security patch level\. Write year and month/,
    ],
    [['--build', 'a\u001b[2Jb'], /--build: "a\\u001b\[2Jb" has what no such text has/],
  ];
  for (const [args, reason] of mistakes) {
    const { code, stdout, stderr } = await phonehome(['check-phone', ...args], { cwd });
    t.same({ code, stdout }, { code: 2, stdout: '' }, args.join(' '));
    t.match(stderr, reason);
    t.notOk(hasEscapes(stderr));
  }
});
