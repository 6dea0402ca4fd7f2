/** A test of names against patterns in which `*` stands for any characters; case counts for nothing. */
export function namesMatcher(patterns: readonly string[]): (name: string) => boolean {
  const whole = patterns.map((pattern) => {
    const parts = pattern.split(/\*+/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`, 'is');
  });
  return (name) => whole.some((one) => one.test(name));
}
