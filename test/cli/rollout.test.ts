import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import t from 'tap';
import { changedStory, hasEscapes, phonehome, shortIncident, temporaryFolder } from './support.ts';

/** With the fix installed within hours, too. */
const twelveDays: typeof shortIncident = [...shortIncident, ...Array(2).fill(['median_days: 11', 'median_days: 0.3'])];

const HEADING = /^ {2}day +phones {2}in clear text +with the fix$/m;

t.test('rollout of a scenario and of its run: the same, day by day', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = await changedStory(cwd, 'incident', twelveDays);
  const rollout = (...args: string[]) => phonehome(['rollout', ...args], { cwd });
  const { code, stdout, stderr } = await rollout(story, '--devices', '10', '--seed', '3');
  t.same({ code, stderr }, { code: 0, stderr: '' });
  t.match(stdout, /^seed 3\nreplay: phonehome rollout \S+story\.yaml --seed 3 --devices 10\n/);
  t.match(stdout, /^Phones sold in Europe with the CN client by mistake \(4 phones\)$/m);
  t.match(stdout, /^ {2}2018-12-13 {2}february-fix is released: 00WW_3_39B_SP02, a fix$/m);
  t.match(stdout, HEADING);
  t.match(stdout, /^ {2}2018-12-03 +4 +0 +0\.0 % {2}\.{20} +0 +0\.0 % {2}\.{20}$/m);
  t.match(
    stdout,
    /^ {2}2018-12-14 +4 +\d +\d+\.\d % {2}#*\.* +[1-4] +\d+\.\d % {2}#+\.*$/m,
    'some have the fix by then',
  );
  t.notMatch(stdout, 'with a clean WW build', 'who neither leaks nor has a fix before them is not told of');
  t.notMatch(stdout, '█');
  t.notOk(hasEscapes(stdout));

  await phonehome(['run', story, '--devices', '10', '--seed', '3', '--out', 'a-run'], { cwd });
  const ofRun = await rollout('a-run');
  t.equal(ofRun.stdout, stdout.slice(stdout.indexOf('\n\n') + 2), 'a folder has its seed and phones');
  const parsed = JSON.parse((await rollout('a-run', '--json', '--cohort', 'clean')).stdout);
  t.match(parsed, { scenario: 'incident', seed: 3, devices: 10, dates: { 0: '2018-12-03', length: 12 } });
  t.match(parsed.cohorts, [{ id: 'clean', days: { 0: { phones: 4, reporting: 0, fixed: 0 }, length: 12 } }]);
});

t.test('on a terminal the bars are drawn, and left out where there is no room for them', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = await changedStory(cwd, 'incident', twelveDays);
  const at = async (columns: number, TERM = 'xterm'): Promise<string> => {
    const terminal = `process.stdout.isTTY = true; process.stdout.columns = ${columns};`;
    const node = ['--import', `data:text/javascript,${terminal}`];
    return (
      await phonehome(['rollout', story, '--devices', '5', '--cohort', 'mispackaged'], {
        cwd,
        env: { TERM, NO_COLOR: '1' },
        node,
      })
    ).stdout;
  };
  t.match(await at(100), '█'.repeat(20));
  t.match(await at(70), /  █{8,10}  /);
  t.notMatch(await at(50), /█|#/);
  t.match(await at(100, 'dumb'), '#'.repeat(20));
  for (const line of stripVTControlCharacters(await at(70))
    .split('\n')
    .slice(3))
    t.ok(line.length <= 70, line);
});

t.test('the chart: written whole, and no file replaced without being asked to', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = await changedStory(cwd, 'incident', twelveDays);
  const chart = (...args: string[]) =>
    phonehome(['rollout', story, '--devices', '5', '--svg', 'a.svg', ...args], { cwd });
  t.match((await chart()).stdout, /\nWritten: a\.svg\n$/);
  const svg = await readFile(join(cwd, 'a.svg'), 'utf8');
  t.match(svg, /^<svg [^]*<\/svg>\n$/);
  const again = await chart();
  t.equal(again.code, 2);
  t.match(again.stderr, 'a.svg: there is such a file already. Choose another name, or add --force');
  await writeFile(join(cwd, 'a.svg'), 'something else');
  t.equal((await chart('--force')).code, 0);
  t.equal(await readFile(join(cwd, 'a.svg'), 'utf8'), svg);
  const nowhere = await phonehome(['rollout', story, '--devices', '5', '--svg', 'nowhere/a.svg'], { cwd });
  t.equal(nowhere.code, 3);
});

t.test('--on: the share with the fix over seeds, and what "nearly all" would need', async (t) => {
  const cwd = await temporaryFolder(t);
  const args = ['rollout', 'incident', '--on', '2019-03-21', '--seeds', '50', '--devices', '10000'];
  const { code, stdout, stderr } = await phonehome(args, { cwd });
  t.same({ code, stderr }, { code: 0, stderr: '' });
  t.match(
    stdout,
    /^seeds 5 to 54\nreplay: phonehome rollout incident --on 2019-03-21 --seed 5 --seeds 50 --devices 10000\n/,
  );
  t.match(stdout, 'released 2019-02-25, 24 days before');
  t.match(
    stdout,
    /of 4,000 phones in each of 50 worlds:\n\n +have the fix, 5 % +median +95 % +expected\n +77\.\d % +77\.\d % +79\.\d % +78\.0 %\n/,
  );
  t.match(stdout, /^ +90 % +0 of 50 +at most 7\.2 days$/m);
  t.match(stdout, /^ +95 % +0 of 50 +at most 5\.6 days$/m);
  t.match(stdout, /^ +99 % +0 of 50 +at most 3\.6 days$/m);
  const [cohort] = JSON.parse((await phonehome([...args, '--json'], { cwd })).stdout).cohorts;
  t.match(cohort, {
    id: 'mispackaged',
    phones: 4000,
    spread: { median: Number },
    reached: [{ share: 0.9, worlds: 0 }],
  });
  t.ok(cohort.spread.least <= cohort.spread.p5 && cohort.spread.p5 < cohort.spread.p95);
  t.ok(Math.abs(cohort.spread.median - cohort.fix.expected) < 0.01);
});

t.test('--on tells of stages, of those who never install it, and of what no speed reaches', async (t) => {
  const cwd = await temporaryFolder(t);
  const args = [
    'rollout',
    'staged-rollout',
    '--on',
    '2019-03-21',
    '--seeds',
    '3',
    '--devices',
    '400',
    '--cohort',
    'halted',
  ];
  const unwrapped = (await phonehome(args, { cwd })).stdout.replace(/\s+/g, ' ');
  t.match(unwrapped, '20.0 % never install it; it is offered in 3 stages, in the end to 20.0 %.');
  t.match(unwrapped, '95 % 0 of 3 none: out of reach at any speed');
  t.notMatch(unwrapped, 'most tries fail');
  const failing = await phonehome([...args.slice(0, -1), 'failing'], { cwd });
  t.match(failing.stdout.replace(/\s+/g, ' '), '60.0 % of tries fail');
});

t.test('what cannot be asked is refused with the reason and the remedy', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = await changedStory(cwd, 'incident', twelveDays);
  await phonehome(['run', story, '--devices', '2', '--out', 'a-run'], { cwd });
  await phonehome(['run', story, '--devices', '2', '--out', 'untold', '--timeline', 'none'], { cwd });
  const mistakes: readonly [string[], RegExp][] = [
    [['incidence'], /no shipped scenario is called "incidence"/],
    [['.'], /there is no manifest\.json\. Name the folder of a finished run/],
    [['untold'], /this run has no timeline\. Make the run again without `--timeline none`, or name its scenario/],
    [['a-run', '--seed', '1'], /a finished run has its seed and phones already\. Name its scenario instead/],
    [['a-run', '--cohort', 'some'], /--cohort: incident has no cohort "some"\. Use one of mispackaged, clean, china/],
    [['a-run', '--on', '2018-12-14'], /a-run/],
    [['incident', '--seeds', '5'], /--seeds: only --on looks at several seeds\. Add --on, or use --seed/],
    [['incident', '--on', '2019-03-21', '--svg', 'a.svg'], /--svg: the chart is of days, and --on tells of one/],
    [['incident', '--on', 'today'], /--on: "today" is no day\. Write one such as 2019-03-21/],
    [['incident', '--on', '2019-02-30'], /--on: "2019-02-30" is no day/],
    [
      ['incident', '--on', '2019-04-01'],
      /--on: 2019-04-01 is outside the scenario\. Use a day after 2018-12-03, up to 2019-03-22/,
    ],
    [['roaming', '--on', '2019-03-01'], /./],
    [['incident', '--on', '2019-03-21', '--cohort', 'clean'], /no fix is planned for "clean"\. Use one of mispackaged/],
    [['incident', '--devices', '0'], /whole number/],
  ];
  for (const [args, reason] of mistakes) {
    const { code, stdout, stderr } = await phonehome(['rollout', ...args], { cwd });
    t.same({ code, stdout }, { code: 2, stdout: '' }, args.join(' '));
    t.match(stderr, reason);
  }
});
