import { type BuildFacts, type BuildInput, type ListKind, readBuild } from '@phonehome/variants';
import { unpacking } from '../../../packages/cli/src/build/unpacking.ts';

/** Texts that tests look for, of every kind that the knowledge base has. */
export const NEEDLES = [
  'com.example.selfregister',
  'persist.example.register.enabled',
  'report.example.cn',
  'example.cn',
  'REGVER',
  'SIM1ICCID',
  'config_self_register',
];

/** Content of a file in memory, as an input. */
export function input(path: string, content: string | Uint8Array, kind?: ListKind): BuildInput {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name: path,
    path,
    ...(kind ? { kind } : {}),
    open: async () => ({
      size: bytes.length,
      read: async (position, length) => bytes.subarray(position, position + length),
    }),
  };
}

/** The facts of files in memory, by their path. */
export async function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<BuildFacts> {
  const inputs = Object.entries(files).map(([path, content]) => input(path, content));
  return await readBuild('a build', inputs, { needles: NEEDLES, unpacking });
}

/** Lines of text with an end each. */
export function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

/** The properties of a build as `layer name=value @line`. */
export function properties({ properties }: BuildFacts): string[] {
  return properties.map(({ layer, name, value, source }) => `${layer} ${name}=${value} @${source.line}`);
}

/** Its packages as `name state user path @line`. */
export function packages({ packages }: BuildFacts): string[] {
  return packages.map(
    ({ name, state, user, path, source }) => `${name} ${state} ${user ?? '*'} ${path ?? '-'} @${source.line}`,
  );
}

/** What could not be read, as `file:line affects`. */
export function problems({ problems }: BuildFacts): string[] {
  return problems.map(({ source, affects }) => `${source.file}:${source.line ?? ''} ${affects.join(' ')}`);
}
