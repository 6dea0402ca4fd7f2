import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import t from 'tap';
import { sarifLog } from '../../../packages/cli/src/check/sarif.ts';
import { missing, sarifMultitool } from '../../judges.ts';
import { temporaryFolder } from '../support.ts';
import { checked, EVIL } from './support.ts';

/** What the validator would like and cannot have here: a site of the tool's own. */
const WISHES = ['SARIF2005'];

t.test('the validator of the SARIF SDK finds nothing against the standard', { skip: missing.sarif }, async (t) => {
  const folder = await temporaryFolder(t);
  const validate = (log: object): string[] => {
    const [input, output] = ['log.sarif', 'found.sarif'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(input, JSON.stringify(log));
    const args = ['validate', input, '--output', output, '--log', 'ForceOverwrite'];
    const kinds = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning', '--kind', 'Fail'];
    spawnSync(sarifMultitool as string, [...args, ...kinds], {
      cwd: folder,
      encoding: 'utf8',
      // It is a program of .NET, which else looks for libraries of languages.
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
    });
    const { runs } = JSON.parse(readFileSync(output, 'utf8')) as Log;
    const results = runs.flatMap(({ results = [] }) => results);
    return [...new Set(results.map(({ ruleId }) => ruleId ?? ''))].filter((id) => !WISHES.includes(id));
  };
  t.same(validate(sarifLog(checked(), folder)), []);
  t.same(validate(sarifLog(checked({}, EVIL), folder)), []);
  const wrong = sarifLog(checked(), folder);
  const [run] = wrong.runs;
  const open = run?.results.find(({ kind }) => kind === 'open');
  Object.assign(open ?? {}, { level: 'error' });
  Object.assign(run?.results[0] ?? {}, { ruleIndex: 99 });
  t.not(validate(wrong).length, 0, 'and it would find something');
});
