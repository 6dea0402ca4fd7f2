import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCodes } from '@phonehome/shared';
import t from 'tap';
import { files, manifestOf, packages, root, textFiles, textOf } from './support.ts';

const page = (path: string): string => (existsSync(root + path) ? (textOf(path) ?? '') : '');

t.test('every dependency is justified in docs/explanation/dependencies.md, and no other', async (t) => {
  const declared = ['', ...packages.map((name) => `packages/${name}/`)].flatMap((folder) => {
    const { dependencies, devDependencies, optionalDependencies } = manifestOf(folder);
    return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  });
  const needed = new Set(declared.filter((name) => !name.startsWith('@phonehome/')));
  const rows = page('docs/explanation/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm);
  t.strictSame(Array.from(rows, ([, name]) => name).sort(), [...needed].sort());
});

t.test('docs/reference/errors.md lists exactly the error codes, with their meanings', async (t) => {
  const text = page('docs/reference/errors.md');
  const rows = text.matchAll(/^\| `([A-Z_]+)` \|/gm);
  t.strictSame(Array.from(rows, ([, code]) => code).sort(), Object.keys(errorCodes).sort());
  for (const { meaning } of Object.values(errorCodes)) t.ok(text.includes(meaning), meaning);
});

t.test('the tree of the README marks the seven places that users were promised, and names every folder', async (t) => {
  const lines = Array.from(page('README.md').matchAll(/[├└]── ([^\s/]+)\/? *(★?)/g));
  const marked = lines.filter(([, , star]) => star).map(([, name]) => name);
  const promised = ['client-sim', 'fake-server', 'package.json', 'scenarios', 'shared', 'test', 'tsconfig.json'];
  t.strictSame(marked.sort(), promised);
  const folders = files.flatMap((path) => /^([^./][^/]*)\//.exec(path)?.[1] ?? []);
  const named = lines.map(([, name]) => name).filter((name) => !name?.includes('.'));
  t.strictSame(named.sort(), [...new Set([...folders, ...packages])].sort());
});

t.test('relative links lead to files that are there', async (t) => {
  const pages = textFiles(/\.md$/);
  t.ok(pages.length > 5);
  for (const [path, text] of pages) {
    const prose = text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
    for (const [, target = ''] of prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)) {
      if (/^(?:[a-z]+:|#)/.test(target)) continue;
      const file = decodeURIComponent(target.replace(/[#?].*$/, ''));
      t.ok(existsSync(join(root, dirname(path), file)), `${path}: ${target}`);
    }
  }
});
