const BLOCK_CHARS = 64 * 1024;

/** Many short pieces as fewer long ones: each is a call of the system where it is written. */
export function* inBlocks(pieces: Iterable<string>): Generator<string> {
  let block: string[] = [];
  let chars = 0;
  for (const piece of pieces) {
    block.push(piece);
    chars += piece.length;
    if (chars < BLOCK_CHARS) continue;
    yield block.join('');
    block = [];
    chars = 0;
  }
  if (chars > 0) yield block.join('');
}
