import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Mutant, mutantsOf } from './mutation/mutants.ts';
import { isKilled } from './mutation/outcome.ts';
import { nameOf, survivors } from './mutation/survivors.ts';
import { targets, testsOf } from './mutation/targets.ts';

/**
 * Mutates the resolver and the rules of region variants, one place at a time, and says which mutants no test notices:
 * `node scripts/mutate.ts [a part of a path]`. Exit code 1 if one survives that `survivors.ts` does not explain.
 */
const part = process.argv[2] ?? '';
const root = new URL('../', import.meta.url);
const all: (Mutant & { readonly file: string })[] = targets
  .filter((file) => file.includes(part))
  .flatMap((file) => mutantsOf(readFileSync(new URL(file, root), 'utf8')).map((mutant) => ({ file, ...mutant })));

const [first] = all;
if (!first) throw new Error(`no file that is mutated has ${part} in its path, or none of them can be mutated`);
if (await isKilled(first.file, readFileSync(new URL(first.file, root), 'utf8'), testsOf(first.file))) {
  throw new Error('the tests fail without any mutant; mend them first');
}

let next = 0;
let killed = 0;
const alive: string[] = [];
const worker = async (): Promise<void> => {
  for (let mutant = all[next++]; mutant; mutant = all[next++]) {
    if (await isKilled(mutant.file, mutant.source, testsOf(mutant.file))) killed++;
    else {
      const { file, line, from, to } = mutant;
      const name = nameOf(file, mutant);
      if (!survivors.some((known) => known.mutant === name)) {
        alive.push(name);
        process.stdout.write(`survived line ${line}, ${from.trim()} -> ${to.trim() || 'nothing'}\n    ${name}\n`);
      }
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${killed} of ${all.length} killed`);
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, worker));
process.stdout.write(
  `${all.length} mutants, ${killed} killed, ${all.length - killed - alive.length} explained, ${alive.length} survived\n`,
);
if (alive.length > 0) process.exitCode = 1;
