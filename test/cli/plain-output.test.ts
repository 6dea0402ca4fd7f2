import { readFile } from 'node:fs/promises';
import t from 'tap';
import { GOLDEN_STORY, makeGoldenStory } from '../../scripts/golden.ts';
import { changedStory, hasEscapes, phonehome, shortIncident, temporaryFolder } from './support.ts';

/** A clock that jumps ahead at each look, so that progress is due at each day. */
const FAST_CLOCK = 'data:text/javascript,let now = 0; performance.now = () => (now += 60_000);';

t.test('output that goes to no terminal', async (t) => {
  const cwd = await temporaryFolder(t);

  t.test('the story of china-as-intended is the pinned one', async (t) => {
    const story = await makeGoldenStory();
    t.notOk(hasEscapes(story), 'no colour, no cursor');
    t.equal(story, await readFile(GOLDEN_STORY, 'utf8'), 'if the story was to change: `npm run golden`');
  });

  t.test('progress goes to standard error, as plain lines', async (t) => {
    const path = await changedStory(cwd, 'incident', shortIncident);
    const args = ['run', path, '--devices', '1', '--out', 'b-run', '--json'];
    const { stdout, stderr } = await phonehome(args, { cwd, node: ['--import', FAST_CLOCK] });
    t.match(stderr, /^(\d+ of 12 phone-days, [\d,]+ reports(, \d+ reports\/s, \d+ (min|s) left)?\n){12}$/);
    t.notOk(hasEscapes(stderr));
    t.doesNotThrow(() => JSON.parse(stdout));
  });

  t.test('a terminal that cannot move its cursor gets plain lines, too', async (t) => {
    const path = await changedStory(cwd, 'incident', shortIncident);
    const terminal = `process.stderr.isTTY = true;`;
    const run = (TERM: string) =>
      phonehome(['run', path, '--devices', '1', '--out', `run-${TERM}`], {
        cwd,
        env: { TERM },
        node: ['--import', FAST_CLOCK, '--import', `data:text/javascript,${terminal}`],
      });
    const { stderr } = await run('dumb');
    t.match(stderr, /^\d+ of 12 phone-days, /);
    t.notOk(hasEscapes(stderr));
    t.ok(hasEscapes((await run('xterm')).stderr), 'any other gets a bar');
  });

  t.test('even a locale and a terminal type in the environment change nothing', async (t) => {
    const env = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TERM: 'xterm-256color', COLUMNS: '20' };
    const args = ['scenarios'];
    t.same(await phonehome(args, { cwd, env }), await phonehome(args, { cwd }));
  });
});
