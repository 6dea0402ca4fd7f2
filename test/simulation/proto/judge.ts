import { execFileSync, spawnSync } from 'node:child_process';

/** Pythons that may have Debian's python3-protobuf. */
const pythons = ['/usr/bin/python3', 'python3'];

/** The Python that can read protobuf, or null. */
export const python = pythons.find((one) => spawnSync(one, ['-c', 'import google.protobuf']).status === 0) ?? null;

const hasProtoc = spawnSync('protoc', ['--version']).status === 0;

/** Why the judge cannot judge, or false. `.ci/run` installs it, and there a skipped test is a failure. */
export const missing: string | false =
  hasProtoc && python !== null ? false : 'no judge: apt-get install protobuf-compiler python3-protobuf';

/** Runs a Python program in a folder with these bytes as its input, and gives what it wrote. */
export function runPython(program: string, cwd: string, input: Uint8Array = new Uint8Array()): Buffer {
  return execFileSync(python as string, ['-c', program], { cwd, input, maxBuffer: 1 << 28 });
}
