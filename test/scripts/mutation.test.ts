import { readFileSync } from 'node:fs';
import t from 'tap';
import { mutantsOf } from '../../scripts/mutation/mutants.ts';
import { nameOf, survivors } from '../../scripts/mutation/survivors.ts';
import { targets, testsOf } from '../../scripts/mutation/targets.ts';

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

t.test('a mutant has one operator of the code changed, and none of a type, text or comment', async (t) => {
  const source = `/** a === b */
interface X { readonly a: true | null }
const same = (a: true | null, b: string) => a === b || '&&';`;
  t.same(
    mutantsOf(source).map(({ line, source }) => source.split('\n')[line - 1]),
    [
      "const same = (a: true | null, b: string) => a !== b || '&&';",
      "const same = (a: true | null, b: string) => a === b && '&&';",
    ],
  );
});

t.test('every survivor that is explained is a mutant that there is', async (t) => {
  const names = new Set(targets.flatMap((file) => mutantsOf(textOf(file)).map((mutant) => nameOf(file, mutant))));
  for (const { mutant } of survivors) t.ok(names.has(mutant), mutant);
});

t.test('the tests of the folder of a mutated file come first, and tests of reading are left out', async (t) => {
  const tests = testsOf('packages/variants/src/resolve/resolve.ts');
  t.match(tests[0], /^test\/variants\/resolve\//);
  t.ok(tests.includes('test/variants/gate/rules.test.ts'));
  t.notOk(tests.some((path) => path.includes('/read/')));
});
