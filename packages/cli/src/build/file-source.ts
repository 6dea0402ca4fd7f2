import { type FileHandle, open } from 'node:fs/promises';
import type { BuildInput, ByteSource } from '@phonehome/variants';

/** A file on disk as an input: it is opened when its turn comes, and read in pieces. */
export function fileInput(name: string, path: string): BuildInput {
  let handle: FileHandle | null = null;
  return {
    name,
    path,
    async open() {
      const opened = await open(name, 'r');
      handle = opened;
      const { size } = await opened.stat();
      return handleSource(opened, size);
    },
    async close() {
      await handle?.close();
      handle = null;
    },
  };
}

function handleSource(handle: FileHandle, size: number): ByteSource {
  return {
    size,
    async read(position, length) {
      const wanted = Math.max(0, Math.min(length, size - position));
      const bytes = new Uint8Array(wanted);
      let got = 0;
      while (got < wanted) {
        const { bytesRead } = await handle.read(bytes, got, wanted - got, position + got);
        if (bytesRead === 0) break;
        got += bytesRead;
      }
      return bytes.subarray(0, got);
    },
  };
}

/** Bytes in memory as an input, such as what came on standard input. */
export function memoryInput(name: string, bytes: Uint8Array): BuildInput {
  const source: ByteSource = {
    size: bytes.length,
    read: async (position, length) => bytes.subarray(position, position + length),
  };
  return { name, path: name, open: async () => source };
}
