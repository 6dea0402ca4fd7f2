import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { brief, temporaryFolder } from '../support.ts';

const command = fileURLToPath(new URL('../../../packages/cli/bin/phonehome.js', import.meta.url));
const run = promisify(execFile);

// Far apart in the two things that careless code takes from the machine: decimal comma or point, and the day's hour.
const tokyo = { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
const newYork = { TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C' };
const SHOW = 'process.stdout.write(`${(1.5).toLocaleString()} at ${new Date(0).getHours()} h`)';

t.test('the two surroundings differ for a program that looks at them', async (t) => {
  const seen = (env: NodeJS.ProcessEnv) => run(process.execPath, ['-e', SHOW], { env: { ...process.env, ...env } });
  t.equal((await seen(tokyo)).stdout, '1,5 at 9 h');
  t.equal((await seen(newYork)).stdout, '1.5 at 19 h');
});

t.test('time zone and language of the machine change no byte of a run', async (t) => {
  const folder = await temporaryFolder(t);
  const story = join(folder, 'story.yaml');
  await writeFile(story, JSON.stringify(brief('incident')));
  const manifestIn = async (env: NodeJS.ProcessEnv): Promise<string> => {
    const out = join(folder, env.LANG as string);
    await run(process.execPath, [command, 'run', story, '--devices', '3', '--timeline', 'full', '--out', out], {
      env: { ...process.env, ...env },
    });
    return readFile(join(out, 'manifest.json'), 'utf8');
  };
  t.equal(await manifestIn(tokyo), await manifestIn(newYork));
});
