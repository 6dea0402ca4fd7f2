/** Eighths of a block, from one to seven. */
const PARTS = '▏▎▍▌▋▊▉';
const EIGHTHS = 8;

/**
 * A share as a bar of so many columns. In plain text a column is there or not; a share above zero shows in any case.
 * @param plain without characters that a plain file or an old terminal may not have
 */
export function bar(share: number, width: number, plain: boolean): string {
  const filled = share * width;
  if (plain) return '#'.repeat(share > 0 ? Math.max(1, Math.round(filled)) : 0).padEnd(width, '.');
  const eighths = share > 0 ? Math.max(1, Math.round(filled * EIGHTHS)) : 0;
  const whole = Math.floor(eighths / EIGHTHS);
  return `${'█'.repeat(whole)}${PARTS[(eighths % EIGHTHS) - 1] ?? ''}`.padEnd(width);
}
