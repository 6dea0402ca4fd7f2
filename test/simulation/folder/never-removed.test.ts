import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { brief, type Owner, runInto, temporaryFolder } from '../support.ts';

const scenario = brief('china-as-intended');

/** A folder that holds a thing worth keeping, and a folder within it. */
async function worthKeeping(owner: Owner, inner: string): Promise<{ outer: string; within: string }> {
  const outer = join(await temporaryFolder(owner), 'outer');
  const within = join(outer, inner);
  await mkdir(within, { recursive: true });
  await writeFile(join(within, 'thesis.txt'), 'years of work');
  return { outer, within };
}

function workIn(owner: Owner, folder: string): void {
  const before = process.cwd();
  process.chdir(folder);
  owner.teardown(async () => process.chdir(before));
}

function liveIn(owner: Owner, folder: string): void {
  const before = process.env.HOME;
  process.env.HOME = folder;
  owner.teardown(async () => {
    process.env.HOME = before;
  });
}

const forced = (out: string) => runInto(out, scenario, { devices: 1, force: true });
const refused = { code: 'FOLDER_OCCUPIED', message: /holds your home or the working folder/ };

for (const [what, enter] of [
  ['working folder', workIn],
  ['home', liveIn],
] as const) {
  t.test(`even forced, a run never replaces the ${what}`, async (t) => {
    const cases: Readonly<Record<string, (at: { outer: string; within: string }) => Promise<string> | string>> = {
      'by its own name': ({ within }) => within,
      'as a part of a larger folder': ({ outer }) => outer,
      'by a name that leads elsewhere and back': ({ within }) => join(within, '..', 'inner'),
      'through a symbolic link to a folder above it': async ({ outer }) => {
        const link = `${outer}-link`;
        await symlink(outer, link);
        return join(link, 'inner');
      },
    };
    for (const [name, outOf] of Object.entries(cases)) {
      t.test(name, async (t) => {
        const at = await worthKeeping(t, 'inner');
        const out = await outOf(at);
        enter(t, at.within);
        await t.rejects(forced(out), refused);
        t.same(await readdir(at.within), ['thesis.txt']);
      });
    }

    t.test('when its name begins with two dots', async (t) => {
      const { outer, within } = await worthKeeping(t, '..inner');
      enter(t, within);
      await t.rejects(forced(outer), refused);
      t.same(await readdir(within), ['thesis.txt']);
    });

    t.test('when it is called what the .partial folder would be', async (t) => {
      const { outer, within } = await worthKeeping(t, 'run.partial');
      enter(t, within);
      await t.rejects(forced(join(outer, 'run')), refused);
      t.same(await readdir(within), ['thesis.txt']);
    });
  });
}
