import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { changedStory, hasStack, phonehome, shortIncident, temporaryFolder } from './support.ts';

const cwd = await temporaryFolder(t);
const story = await changedStory(cwd, 'incident', shortIncident);
await phonehome(['run', story, '--devices', '5', '--seed', '3', '--out', 'a-run'], { cwd });
const report = (...args: string[]) => phonehome(['report', ...args], { cwd });

t.test('a report is one HTML file, in which the story, its method and its limits are', async (t) => {
  const { code, stdout, stderr } = await report('a-run', '--no-prevention', '--out', 'report.html');
  t.same({ code, stderr }, { code: 0, stderr: '' });
  t.equal(stdout, 'Written: report.html\n');
  const page = await readFile(join(cwd, 'report.html'), 'utf8');
  t.match(page, /^<!doctype html>\n<html lang="en">/);
  t.match(page, /<p class="byline">Scenario incident, seed 3; 5 phones from 2018-12-03 to 2018-12-15\./);
  t.match(
    page,
    'phonehome run a-run/scenario.yaml --seed 3 --devices 5',
    'a changed story is made again from its folder',
  );
  t.match(page, 'Counter-measures were not asked for');
  t.notMatch(page, /<script|https?:\/\/(?!www\.w3\.org)/, 'nothing of it is elsewhere');
});

t.test(
  'the form goes by the name of the file, or as it is asked for; standard output has it without --out',
  async (t) => {
    t.equal((await report('a-run', '--no-prevention', '--out', 'report.md')).code, 0);
    const markdown = await readFile(join(cwd, 'report.md'), 'utf8');
    t.match(markdown, /^# Phones of one region run the activation client of another/);
    t.match(markdown, /^## Claims against evidence$/m);
    const { code, stdout, stderr } = await report('a-run', '--no-prevention', '--format', 'json');
    t.same({ code, stderr }, { code: 0, stderr: '' });
    t.match(JSON.parse(stdout), {
      format: 'phonehome-report/1',
      facts: { seed: 3, devices: 5 },
      claims: { length: 67 },
    });
    const page = await report('a-run', '--no-prevention');
    t.equal(page.stdout, await readFile(join(cwd, 'report.html'), 'utf8'), 'HTML, the same bytes');
  },
);

t.test('a file that is there is not replaced', async (t) => {
  await writeFile(join(cwd, 'mine.html'), 'mine');
  const refused = await report('a-run', '--out', 'mine.html');
  t.equal(refused.code, 2);
  t.match(refused.stderr, /mine\.html: there is such a file already\. .*--force/);
  t.equal(await readFile(join(cwd, 'mine.html'), 'utf8'), 'mine');
});

t.test('what cannot be reported is said, without a stack', async (t) => {
  for (const [args, says] of [
    [['nothing-here'], /nothing-here: there is no manifest\.json\. Name the folder of a finished run/],
    [['a-run', '--format', 'pdf'], /Allowed choices are html, md, json/],
  ] as const) {
    const { code, stdout, stderr } = await report(...args);
    t.equal(code, 2, args.join(' '));
    t.match(stderr, says);
    t.equal(stdout, '');
    t.notOk(hasStack(stderr));
  }
  await rm(join(cwd, 'a-run/records.ndjson'));
  t.match((await report('a-run')).stderr, /records\.ndjson: the file is missing\. Make the run again/);
});
