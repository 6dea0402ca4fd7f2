import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { loadedWords, withoutQuotations } from './loaded-words.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Texts that people read: the documentation, the scenarios, and what reports say of their own. */
const files = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'scenarios', 'packages/observe/src', 'packages/simulation/src', 'packages/cli/src'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(md|ya?ml|ts)$/.test(path))
      .map((path) => `${folder}/${path}`),
  ),
];

t.test('no text of ours uses a loaded word of a company, a state or what happened', async (t) => {
  t.ok(files.length > 150 && files.includes('scenarios/claims.yaml') && files.includes('README.md'));
  for (const file of files) {
    const text = withoutQuotations(readFileSync(root + file, 'utf8'), file);
    for (const { word, instead } of loadedWords) {
      const found = new RegExp(`\\b(?:${word})\\b.{0,30}`, 'i').exec(text);
      if (found) t.fail(`${file}: "${found[0]}": write ${instead}`);
    }
  }
});

t.test(
  'a word is found as it is and as a part of a sentence, not within another word, nor where it is quoted',
  async (t) => {
    const finds = (text: string, file = 'a.md'): boolean =>
      loadedWords.some(({ word }) => new RegExp(`\\b(?:${word})\\b`, 'i').test(withoutQuotations(text, file)));
    for (const text of ['The phone spies on you.', 'Malware!', 'data was stolen', 'a SCANDAL', 'a back door'])
      t.ok(finds(text), text);
    for (const text of ['despite', 'stolid', 'a newspaper wrote of "spying"', 'as in “a scandal”'])
      t.notOk(finds(text), text);
    t.ok(finds('const says = "it spies";', 'a.ts'), 'of a source its strings are what is said');
    t.notOk(finds('says: \'A paper called it "spying".\'', 'a.yaml'));
  },
);
