import { readFileSync } from 'node:fs';

const BEGIN = '<!-- From here on made by `npm run generate`; do not edit. -->\n';
const END = '<!-- Up to here. -->\n';

/** A page of which a part is made from the code: its own words around that part. The path is from the root. */
export function pageAround(path: string, made: string): string {
  const [head, rest] = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').split(BEGIN);
  const tail = rest?.split(END)[1];
  if (head === undefined || tail === undefined) throw new Error(`${path} has lost its marks`);
  return `${head}${BEGIN}\n${made}\n${END}${tail}`;
}
