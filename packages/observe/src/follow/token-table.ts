import { comparable, dummyBecause, identifierKinds, LENGTH_MAX } from './identifier.ts';
import type { Token } from './profile.ts';
import type { ReadField } from './sighting.ts';

/** A value that identifies nobody by its form: how often it came. */
export interface Dummy {
  readonly kind: string;
  readonly because: string;
  reports: number;
}

/** Knows all identifiers that were seen: the same identifier is the same token. */
export interface TokenTable {
  readonly dummies: ReadonlyMap<string, Dummy>;
  /** The identifiers of a report, each once. */
  tokensOf(read: ReadField): Token[];
}

export function createTokenTable(): TokenTable {
  const tokens = new Map<string, Token>();
  const dummies = new Map<string, Dummy>();
  /** What a value is, whatever it was found to be: most come again and again. */
  const known = new Map<string, Token | Dummy>();

  const judge = ({ kind, owner }: (typeof identifierKinds)[number], text: string): Token | Dummy => {
    const because = dummyBecause(text);
    if (because === null) {
      const value = comparable(text);
      const token = tokens.get(`${kind}\n${value}`) ?? { id: tokens.size, kind, owner, value };
      tokens.set(`${kind}\n${value}`, token);
      return token;
    }
    const dummy = dummies.get(`${kind}\n${because}`) ?? { kind, because, reports: 0 };
    dummies.set(`${kind}\n${because}`, dummy);
    return dummy;
  };

  return {
    dummies,
    tokensOf(read) {
      const found: Token[] = [];
      for (const kind of identifierKinds) {
        for (const field of kind.fields) {
          const text = read(field);
          if (text === '') continue;
          const key = `${kind.kind}\n${text}`;
          const value = known.get(key) ?? judge(kind, text);
          if (text.length <= LENGTH_MAX) known.set(key, value);
          if (!('id' in value)) value.reports++;
          else if (!found.includes(value)) found.push(value);
        }
      }
      return found;
    },
  };
}
