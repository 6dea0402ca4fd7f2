import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reportHtml } from '@phonehome/observe';
import axe from 'axe-core';
import { type Browser, chromium as browserType, type Page } from 'playwright-core';
import t from 'tap';
import { chromium, missing } from '../../judges.ts';
import { altered, brief, reportOf, runOf, temporaryFolder } from './support.ts';

const required = process.env.PHONEHOME_JUDGES === 'required';

/** Each would say so, if it were more than a text. */
const EVIL = `<script>window.hostile=1</script>"><img src="http://192.0.2.1/x" onerror="window.hostile=1">'<svg onload=window.hostile=1>`;

/** Puts hostile texts wherever a record holds what somebody sent. */
function poisoned(line: string): string {
  const record = JSON.parse(line);
  const { request, report } = record;
  return JSON.stringify({
    ...record,
    request: {
      ...request,
      target: `/${EVIL}`,
      headers: [...request.headers.filter(([name]: [string]) => name !== 'Host'), ['Host', EVIL], [EVIL, EVIL]],
      body_base64: Buffer.from(Buffer.from(`{"${EVIL}":1}`).toString('base64')).toString('base64'),
    },
    report: { ...report, MODEL: EVIL, SWVER: EVIL, MACID: EVIL, ACCESSTYPE: EVIL, [EVIL]: EVIL },
    anomalies: [{ id: 'value-odd', where: EVIL, saw: EVIL }],
    decision: { ...record.decision, policy_rule: EVIL, why: EVIL },
  });
}

/** That both palettes can be read is tested on their colours, in style.test.ts. */
const views = [
  { name: 'phone, dark', width: 390, height: 844, scheme: 'dark', media: 'screen' },
  { name: 'laptop, light', width: 1280, height: 800, scheme: 'light', media: 'screen' },
  { name: 'paper', width: 794, height: 1123, scheme: 'light', media: 'print' },
] as const;

interface Opened {
  readonly page: Page;
  readonly asked: string[];
  readonly failed: string[];
  readonly said: string[];
}

/** Opens a page, and keeps what it asks for, what of that it does not get, and what it says. */
async function opened(browser: Browser, url: string): Promise<Opened> {
  const page = await browser.newPage();
  const [asked, failed, said]: [string[], string[], string[]] = [[], [], []];
  page.on('requestfailed', (request) => failed.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('dialog', (dialog) => said.push(dialog.message()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(url);
  return { page, asked, failed, said };
}

t.test('a report in Chromium', { skip: required ? false : missing.chromium }, async (t) => {
  t.equal(missing.chromium, false, 'the judge is there');
  const browser = await browserType.launch({ executablePath: chromium as string, args: ['--no-sandbox'] });
  t.teardown(() => browser.close());
  const folder = await runOf(t, brief('incident'));
  await altered(folder, 'records.ndjson', poisoned);
  const path = join(await temporaryFolder(t), 'report.html');
  const text = reportHtml(await reportOf(folder));
  await writeFile(path, text);
  const url = pathToFileURL(path).href;
  const { page, asked, said } = await opened(browser, url);

  await t.test('hostile records are shown, and do nothing', async (t) => {
    t.equal(await page.evaluate('window.hostile'), undefined);
    t.ok((await page.locator('body').innerText()).includes('<script>window.hostile=1</script>'), 'they are there');
    t.equal(await page.locator('script, img, iframe, object, embed, form, [onload], [onerror]').count(), 0);
    t.strictSame(asked, [url], 'nothing else is asked for');
    t.strictSame(said, [], 'nothing is broken, and no rule of the page itself');
  });

  await t.test('its policy would stop what escaping did not', async (t) => {
    const broken = join(await temporaryFolder(t), 'broken.html');
    await writeFile(broken, text.replace('<main>', `<main>${EVIL}<p style="color:red" id="styled">x</p>`));
    const { page: other, failed, said: refused } = await opened(browser, pathToFileURL(broken).href);
    t.equal(await other.evaluate('window.hostile'), undefined);
    t.not(await other.evaluate('getComputedStyle(document.querySelector("#styled")).color'), 'rgb(255, 0, 0)');
    t.strictSame(failed, ['http://192.0.2.1/x: csp'], 'the one request that it would make is not made');
    t.ok(
      refused.some((one) => one.includes('Content Security Policy')),
      'Chromium says so',
    );
  });

  await t.test('axe finds nothing, and nothing is wider than the page', async (t) => {
    // Through the debugger, which the policy of the page does not concern.
    await page.evaluate(axe.source);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    for (const { name, width, height, scheme, media } of views) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme, media });
      const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as axe.AxeResults;
      t.strictSame(
        found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
        name,
      );
      t.ok(found.passes.length > 30, `${name}: axe looked`);
      const [wide, seen] = (await page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )) as [number, number];
      t.equal(wide, seen, `${name}: no scrolling sideways`);
    }
  });

  await t.test('light and dark differ, and paper is white', async (t) => {
    const ground = async (scheme: 'light' | 'dark', media: 'screen' | 'print'): Promise<string> => {
      await page.emulateMedia({ colorScheme: scheme, media });
      return page.evaluate('getComputedStyle(document.body).backgroundColor');
    };
    const [light, dark, paper] = [
      await ground('light', 'screen'),
      await ground('dark', 'screen'),
      await ground('dark', 'print'),
    ];
    t.equal(paper, 'rgb(255, 255, 255)');
    t.equal(new Set([light, dark, paper]).size, 3);
  });

  await t.test('the keyboard reaches what can be opened and moved, beginning with the way to the story', async (t) => {
    await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
    await page.goto(url);
    await page.keyboard.press('Tab');
    t.equal(await page.evaluate('document.activeElement.className'), 'skip');
    await page.keyboard.press('Enter');
    t.match(page.url(), /#story$/);
    await page.keyboard.press('Tab');
    t.equal(await page.evaluate('document.activeElement.tagName'), 'SUMMARY', 'the first picture in figures');
    await page.keyboard.press('Enter');
    t.equal(await page.evaluate('document.querySelector("details").open'), true);
  });

  await t.test('it prints', async (t) => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    t.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  });
});
