import { execFileSync } from 'node:child_process';

const required = process.env.PHONEHOME_JUDGES === 'required';

/** Options for a test that needs a program: skipped, with a message, where it is missing and need not be there. */
export function judge(program: string): { skip?: string } {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return {};
  } catch {
    return required ? {} : { skip: `${program} is not installed` };
  }
}
