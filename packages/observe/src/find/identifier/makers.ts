import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The registered begins of addresses (IEEE MA-L, 24 bits), as numbers. Read when first asked for: it is a large list. */
let known: ReadonlySet<number> | null = null;

function read(): ReadonlySet<number> {
  known ??= new Set(
    Object.keys(require('oui-data') as Record<string, string>)
      .filter((prefix) => prefix.length === 6)
      .map((prefix) => Number.parseInt(prefix, 16)),
  );
  return known;
}

/** Whether an address of an interface begins as IEEE has given it to a maker: of random ones, one in 400 does. */
export function hasMaker(address: string): boolean {
  return read().has(Number.parseInt(address.slice(0, 6), 16));
}
