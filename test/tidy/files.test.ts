import t from 'tap';
import { files, packages, sourcesOf, textFiles } from './support.ts';

const LINES_MAX = 300;
const linesOf = (text: string): number => text.split('\n').length - 1;

t.test(`no source has more than ${LINES_MAX} lines`, async (t) => {
  // What is generated is as long as what it is generated from.
  const written = packages.flatMap(sourcesOf).filter(([path]) => !path.includes('/generated/'));
  const sources = [...written, ...textFiles(/^(scripts|bench)\/.*\.(ts|js)$/)];
  t.ok(sources.length > 50);
  for (const [path, text] of sources) t.ok(linesOf(text) <= LINES_MAX, `${path}: ${linesOf(text)}`);
});

t.test(`no test has more than ${LINES_MAX} lines`, async (t) => {
  const written = textFiles(/^test\/.*\.ts$/).filter(([path]) => !path.includes('/generated/'));
  for (const [path, text] of written) t.ok(linesOf(text) <= LINES_MAX, `${path}: ${linesOf(text)}`);
});

t.test('every test file is one that the test runner finds', async (t) => {
  for (const [path, text] of textFiles(/^test\/.*\.ts$/)) {
    t.equal(/^import t\b.* from 'tap';$/m.test(text), path.endsWith('.test.ts'), path);
  }
});

t.test('text files end with one line feed, and have no carriage return but in bytes of the wire', async (t) => {
  for (const [path, text] of textFiles(/\.(ts|js|json|md|ya?ml)$|^[^/.]+$/)) {
    t.ok(text === '' || /[^\n]\n$/.test(text), `${path}: its end`);
    t.notOk(text.includes('\r'), `${path}: a carriage return`);
  }
});

t.test('nothing here speaks of the machinery that it was made with', async (t) => {
  // Put together here, so that this file does not speak of it.
  const words = [['.lib', 'rary'].join(''), ['farm', 'bench'].join('-')];
  t.strictSame(
    files.filter((path) => words.some((word) => path.includes(word))),
    [],
  );
  for (const [path, text] of textFiles(/./)) {
    for (const word of words) if (text.includes(word)) t.fail(`${path}: ${word}`);
  }
});
