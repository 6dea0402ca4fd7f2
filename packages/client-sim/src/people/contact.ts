import type { Faker, FakerOptions } from '@faker-js/faker';
import { dummyPhoneNumber, type RandomStream, randomStream } from '@phonehome/shared';

/** How to reach a person. Made up: any likeness is chance, and neither address nor number leads anywhere. */
export interface Contact {
  readonly name: string;
  /** At example.org, which nobody can have (RFC 2606); with the person's index, so unique in a run. */
  readonly email: string;
  readonly phone: string;
}

interface Locale {
  readonly load: () => Promise<{ readonly faker: Faker }>;
  readonly family_name_first?: boolean;
}

const english: Locale = { load: () => import('@faker-js/faker/locale/en') };

/** Where names come from, by country. Loaded when the first name is asked for, and only what is needed. */
const locales: Readonly<Record<string, Locale>> = {
  CN: { load: () => import('@faker-js/faker/locale/zh_CN'), family_name_first: true },
  DE: { load: () => import('@faker-js/faker/locale/de') },
  DK: { load: () => import('@faker-js/faker/locale/da') },
  FI: { load: () => import('@faker-js/faker/locale/fi') },
  FR: { load: () => import('@faker-js/faker/locale/fr') },
  GB: { load: () => import('@faker-js/faker/locale/en_GB') },
  NL: { load: () => import('@faker-js/faker/locale/nl') },
  NO: { load: () => import('@faker-js/faker/locale/nb_NO') },
  PL: { load: () => import('@faker-js/faker/locale/pl') },
  SE: { load: () => import('@faker-js/faker/locale/sv') },
};

/** Draws names from a stream. */
type Names = (stream: RandomStream) => string;

const loaded = new Map<Locale, Promise<Names>>();

/**
 * The contact data of a person: a pure function of its arguments. For the ground truth alone, never for an identifier.
 * @param country label of the country, ISO 3166-1 alpha-2; English names if there are none for it
 */
export async function contactOf(person_index: number, seed: number, country: string): Promise<Contact> {
  const locale = (Object.hasOwn(locales, country) && locales[country]) || english;
  const names = loaded.get(locale) ?? loadNames(locale);
  loaded.set(locale, names);
  const name = (await names)(randomStream(seed, 'contact', person_index));
  return { name, email: `person-${person_index}@example.org`, phone: dummyPhoneNumber };
}

/**
 * Names of a locale, drawn from our own streams. The package's ready instance has a generator of its own, which others
 * in the process may use too; so another is made of it, without loading the other locales as its main entry does.
 */
async function loadNames({ load, family_name_first }: Locale): Promise<Names> {
  const { faker: ready } = await load();
  let current: RandomStream | undefined;
  const next = (): number => (current as RandomStream).fraction();
  const create = ready.constructor as new (options: FakerOptions) => Faker;
  const faker = new create({ locale: ready.rawDefinitions, randomizer: { next, seed: () => undefined } });
  faker.setDefaultRefDate(0);
  return (stream) => {
    current = stream;
    const sex = faker.person.sexType();
    const first = readable(() => faker.person.firstName(sex));
    const last = readable(() => faker.person.lastName(sex));
    return family_name_first ? last + first : `${first} ${last}`;
  };
}

/** Draws until a name has only what names are written with: the package has a few whose bytes were read as another text. */
function readable(draw: () => string): string {
  let name = draw();
  while (/[^\p{L}\p{M} .'’-]/u.test(name)) name = draw();
  return name;
}
