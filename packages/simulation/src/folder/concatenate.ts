import { createReadStream } from 'node:fs';
import { createHashedFile, type FileFacts } from './hashed-file.ts';

const LINE_FEED = 0x0a;

/** Writes files of whole lines one after the other into a new one. */
export async function concatenate(paths: readonly string[], target: string): Promise<FileFacts> {
  const file = await createHashedFile(target);
  try {
    for (const path of paths) {
      for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
        let lines = 0;
        for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines++;
        await file.write(chunk, lines);
      }
    }
    return await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}
