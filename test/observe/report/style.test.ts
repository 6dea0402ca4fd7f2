import { createHash } from 'node:crypto';
import t from 'tap';
// Not of the package's door: the look of a page is its own business.
import { pageHtml, reportPolicy } from '../../../packages/observe/src/document/page.ts';
import { reportStyle } from '../../../packages/observe/src/document/style.ts';

type Palette = Readonly<Record<string, string>>;

/** The colours of a block of rules, by name. */
function palette(block: string): Palette {
  return Object.fromEntries(
    Array.from(block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g), ([, name, hex]) => [name, hex]),
  );
}

/** Contrast of two colours by WCAG 2. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const [light = {}, dark = {}, paper = {}] = Array.from(reportStyle.matchAll(/:root \{[^}]*\}/g), ([block]) =>
  palette(block),
);

t.test('every text can be read on every ground, in light, in dark and on paper', async (t) => {
  for (const [name, colours] of Object.entries({ light, dark, paper })) {
    t.strictSame(Object.keys(colours), Object.keys(light), `${name} has all colours`);
    for (const text of ['ink', 'quiet', 'leak', 'good']) {
      for (const ground of ['ground', 'raised', 'sea', 'leak-ground', 'good-ground']) {
        if (ground === 'leak-ground' && text !== 'leak') continue;
        if (ground === 'good-ground' && text !== 'good') continue;
        const found = contrast(colours[text] as string, colours[ground] as string);
        t.ok(found >= 4.5, `${name}: ${text} on ${ground}: ${found.toFixed(2)}`);
      }
    }
    for (const drawn of ['plain', 'leak', 'good']) {
      const found = contrast(colours[drawn] as string, colours.ground as string);
      t.ok(found >= 3, `${name}: what is drawn in ${drawn}: ${found.toFixed(2)}`);
    }
  }
});

t.test('the page allows its own style, and nothing else', async (t) => {
  const page = pageHtml({ kicker: 'a', title: 'b', byline: 'c', foot: 'd', first: 'a' }, []);
  const [, style = ''] = /<style>([^]*)<\/style>/.exec(page) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  t.equal(
    reportPolicy,
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
  const [, content = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  t.equal(content.replaceAll('&#39;', "'"), reportPolicy);
  t.ok(page.indexOf('Content-Security-Policy') < page.indexOf('<style>'), 'before what it is about');
  t.notMatch(reportStyle, /url\(|@import|@font-face|<\//, 'no address, and no end of the style');
});
