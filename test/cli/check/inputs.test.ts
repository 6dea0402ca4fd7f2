import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PhonehomeError } from '@phonehome/shared';
import t from 'tap';
import { sortInputs } from '../../../packages/cli/src/check/inputs.ts';
import { temporaryFolder } from '../support.ts';

t.test('what is one build, what several, what a scenario', async (t) => {
  const folder = await temporaryFolder(t);
  const at = (...names: string[]): string => join(folder, ...names);
  await mkdir(at('builds', 'b'), { recursive: true });
  await mkdir(at('builds', 'a'));
  await mkdir(at('empty'));
  for (const name of ['getprop.txt', 'packages.txt', 'story.yaml']) await writeFile(at(name), '');
  await symlink(at('builds'), at('link'));

  t.same(await sortInputs([at('builds')], false), [{ kind: 'folder', name: at('builds') }]);
  t.same(await sortInputs([at('builds'), at('empty')], false), [
    { kind: 'folder', name: at('builds') },
    { kind: 'folder', name: at('empty') },
  ]);
  t.same(
    await sortInputs([at('link')], false),
    [{ kind: 'folder', name: at('link') }],
    'a folder that was named by a link',
  );
  t.same(await sortInputs([at('builds')], true), [
    { kind: 'folder', name: at('builds', 'a') },
    { kind: 'folder', name: at('builds', 'b') },
  ]);
  t.same(await sortInputs([at('getprop.txt'), at('packages.txt')], false), [
    {
      kind: 'files',
      name: `${folder} (getprop.txt, packages.txt)`,
      files: [at('getprop.txt'), at('packages.txt')],
    },
  ]);
  t.same(await sortInputs([at('getprop.txt')], false), [
    { kind: 'files', name: at('getprop.txt'), files: [at('getprop.txt')] },
  ]);
  t.match(await sortInputs([at('getprop.txt'), at('builds'), 'package.json'], false), [
    { kind: 'folder', name: at('builds') },
    { kind: 'files', name: `${at('getprop.txt')} and 1 more` },
  ]);
  t.match(await sortInputs(['-'], false), [{ kind: 'files', name: 'standard input', files: ['-'] }]);
  t.same(await sortInputs([at('story.yaml'), 'incident'], false), [
    { kind: 'scenario', name: at('story.yaml') },
    { kind: 'scenario', name: 'incident' },
  ]);
});

t.test('what is nothing of these: every one is told', async (t) => {
  const folder = await temporaryFolder(t);
  const problems = async (given: string[], each = false) => {
    try {
      await sortInputs(given, each);
      return null;
    } catch (error) {
      t.equal((error as PhonehomeError).code, 'INPUT_UNREADABLE');
      return (error as PhonehomeError).problems;
    }
  };
  t.match(await problems([join(folder, 'nothing'), 'incidence', folder]), [
    { file: join(folder, 'nothing'), what: 'there is no such file or folder' },
    { file: 'incidence', what: 'there is no such file or folder' },
  ]);
  t.match(await problems([folder], true), [{ file: folder, what: 'no folder is in it' }]);
  t.match(await problems(['/dev/null']), [{ what: 'this is neither file nor folder' }]);
});
