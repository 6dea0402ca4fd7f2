import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A mutant that hangs is noticed, too. */
const TIMEOUT_MS = 120_000;

const hook = new URL('replace.ts', import.meta.url).href;
const runner = fileURLToPath(new URL('run-tests.ts', import.meta.url));
const root = new URL('../../', import.meta.url);

/** Whether the tests notice that a file has another text: they fail, or do not end. */
export async function isKilled(file: string, source: string, tests: readonly string[]): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'phonehome-mutant-'));
  try {
    const text = join(folder, 'mutant.ts');
    await writeFile(text, source);
    const env = { ...process.env, MUTANT_URL: new URL(file, root).href, MUTANT_TEXT: text, TAP_BAIL: '1' };
    const child = spawn(process.execPath, ['--import', hook, runner, ...tests], {
      cwd: fileURLToPath(root),
      env,
      stdio: 'ignore',
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
    return code !== 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
