import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { contactOf } from '@phonehome/client-sim';
import { dummyPhoneNumber } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

const people = Array.from({ length: 300 }, (_, index) => index);
const namesOf = async (seed: number, country: string, of: readonly number[] = people): Promise<string[]> =>
  (await Promise.all(of.map((index) => contactOf(index, seed, country)))).map(({ name }) => name);

t.test('a name is drawn by person and seed; pinned, so that generated data never changes unnoticed', async (t) => {
  const pinned = {
    NO: ['Kristian Bjerke', 'Emil Pettersen', 'Kaja Haukelidsæter'],
    FI: ['Markku Heinonen', 'Heikki Ojala', 'Karoliina Koskinen'],
    CN: ['赖晨', '孟敬阳', '魏玲'],
    US: ['Jovan Sawayn', 'Jared Fadel', 'Lucie Wilderman'],
  };
  for (const [country, names] of Object.entries(pinned)) t.same(await namesOf(5, country, [0, 1, 2]), names, country);
});

t.test('whatever was asked before, and in what order: a person has the same name', async (t) => {
  const inOrder = await namesOf(5, 'NO');
  t.same((await namesOf(5, 'NO', people.toReversed())).toReversed(), inOrder);
  t.same(await Promise.all(people.map(async (index) => (await contactOf(index, 5, 'NO')).name)), inOrder);
});

t.test('another seed gives other people, and people differ', async (t) => {
  const [one, two] = [await namesOf(1, 'NO'), await namesOf(2, 'NO')];
  t.ok(one.filter((name, i) => name === two[i]).length < 5);
  t.ok(new Set(one).size > 250, `${new Set(one).size} names for 300 people`);
});

t.test('a country without names of its own has English ones', async (t) => {
  const english = await namesOf(5, 'US');
  for (const country of ['ZZ', '', 'constructor', '__proto__']) t.same(await namesOf(5, country), english, country);
  t.notSame(await namesOf(5, 'SE'), english);
});

t.test('every person is marked as made up: no address and no number leads anywhere', async () => {
  const country = fc.constantFrom('CN', 'DE', 'DK', 'FI', 'FR', 'GB', 'NL', 'NO', 'PL', 'SE', 'US');
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.maxSafeNat(), country, async (index, seed, country) => {
      const { name, email, phone, ...rest } = await contactOf(index, seed, country);
      const marked = email === `person-${index}@example.org` && phone === dummyPhoneNumber;
      return marked && /^\p{L}[\p{L}\p{M} .'’-]*$/u.test(name) && Object.keys(rest).length === 0;
    }),
    { numRuns: 2000 },
  );
});

t.test(
  'a name of the package that is no text is not taken: one in the Dutch names has a control character',
  async (t) => {
    const names = await Promise.all(Array.from({ length: 10_000 }, (_, i) => contactOf(i, 7, 'NL')));
    t.same(
      names.filter(({ name }) => !/^\p{L}[\p{L}\p{M} .'’-]*$/u.test(name)),
      [],
    );
  },
);

t.test('the names are loaded when the first is asked for, so that no command waits for them', async (t) => {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({
      resolve(specifier, context, next) {
        if (specifier.includes('faker')) loaded.push(specifier);
        return next(specifier, context);
      },
    });
    const { contactOf } = await import('@phonehome/client-sim');
    const before = [...loaded];
    await contactOf(0, 5, 'NO');
    console.log(JSON.stringify({ before, after: loaded }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('.', import.meta.url),
  });
  t.same(JSON.parse(stdout), { before: [], after: ['@faker-js/faker/locale/nb_NO'] }, 'and only those of the country');
});
