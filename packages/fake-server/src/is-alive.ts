import { readFileSync } from 'node:fs';

/**
 * Whether a process of this number runs on this machine. One that was killed and whose parent has not asked for its exit
 * code, as in a container without an init, still has its number, but runs no more (Linux: proc(5), state Z or X).
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !hasEnded(pid);
}

function hasEnded(pid: number): boolean {
  try {
    // The name of the program stands in parentheses, and may have some itself.
    return /^\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*(?=\))/s, ''));
  } catch {
    return false;
  }
}
