const LINE_FEED = 0x0a;

/**
 * The lines of a stream of bytes, without their line feeds; a last line without one is left out. node:readline would
 * also break at U+2028 and U+2029, which may stand in any JSON text.
 */
export async function* wholeLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8');
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
}
