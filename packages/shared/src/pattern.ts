/**
 * A test of texts against patterns in which `*` stands for any characters; case counts for nothing. By hand and from left to
 * right, so that no pattern takes long for any text.
 */
export function likeOneOf(patterns: readonly string[]): (text: string) => boolean {
  const all = patterns.map((pattern) => pattern.toLowerCase().split('*'));
  return (text) => {
    const lower = text.toLowerCase();
    return all.some((parts) => isLike(lower, parts));
  };
}

function isLike(text: string, [first = '', ...parts]: readonly string[]): boolean {
  const last = parts.pop();
  if (last === undefined) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return at <= end;
}
