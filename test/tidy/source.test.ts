import t from 'tap';
import { codeOf, importsOf, packageOf, piecesOf } from './source.ts';
import { textFiles } from './support.ts';

t.test('code is left as it is', async (t) => {
  for (const source of ['a = b / c / d;', 'x[0] / 2', 'f(a) / g(b)', 'if (a) { b } else { c }'])
    t.equal(codeOf(source), source);
});

t.test('comments are blanked, and what looks like one in a string is not a comment', async (t) => {
  t.equal(codeOf('a; // Date\nb'), 'a;  \nb');
  t.equal(codeOf('a /* Date\n * Date */ b'), 'a   b');
  t.equal(codeOf('a /* x */ / b; c / d'), 'a   / b; c / d');
  t.equal(codeOf("a('// no') + b"), "a('') + b");
});

t.test('strings are blanked, whatever is quoted in them', async (t) => {
  t.equal(codeOf(`'Date' + "Date"`), "'' + ''");
  t.equal(codeOf(String.raw`'it\'s Date' + Date`), "'' + Date");
  t.equal(codeOf(`"it's Date" + Date`), "'' + Date");
});

t.test('the text of a template is blanked, the code in it is kept', async (t) => {
  t.equal(codeOf('`Date ${Date.now()} Date`'), "`''${Date.now()}''`");
  t.equal(
    codeOf('`${{ a: `x${Date}y` }.a} // Date` + Math.random()'),
    "`''${{ a: `''${Date}''` }.a}''` + Math.random()",
  );
  t.equal(codeOf('`a $ b \\` c` + d'), "`''` + d");
});

t.test('regular expressions are blanked, quotes and slashes in them included', async (t) => {
  t.equal(codeOf(`const a = /["'/]/g; b = 'Date'`), "const a = /x/; b = ''");
  t.equal(codeOf(String.raw`x.replace(/\/\//g, "Date")`), "x.replace(/x/, '')");
  t.equal(codeOf('return /[/]Date/.test(a) / 2'), 'return /x/.test(a) / 2');
});

t.test('no source of this repository is lost: its pieces are the whole', async (t) => {
  for (const [path, text] of textFiles(/\.(ts|js)$/)) {
    const whole = piecesOf(text)
      .map((piece) => piece.text)
      .join('');
    if (whole !== text) t.fail(path);
    if (piecesOf(text).some(({ kind, text }) => kind === 'code' && /['"]/.test(text))) t.fail(`${path}: a stray quote`);
  }
});

t.test('imports are found in every form', async (t) => {
  const source = `
    import a from 'one';
    import type { b,
      c } from "two";
    import 'three';
    export * from 'four';
    export { d } from 'five'; // from 'not this'
    const e = await import('six');
    const f = require( 'seven' );
    const g = { from: 'not this' };
    const h = Array.from('not this');
    const i = \`import j from 'not this'\`;
  `;
  t.strictSame(importsOf(source), ['one', 'two', 'three', 'four', 'five', 'six', 'seven']);
});

t.test('a specifier names a package, or none', async (t) => {
  t.equal(packageOf('yaml'), 'yaml');
  t.equal(packageOf('yaml/dist/x.js'), 'yaml');
  t.equal(packageOf('@phonehome/shared/deep'), '@phonehome/shared');
  t.equal(packageOf('./here.ts'), null);
  t.equal(packageOf('node:fs'), null);
});
