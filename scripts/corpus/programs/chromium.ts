import { type Browser, chromium as browserType } from 'playwright-core';
import type { Program } from '../run.ts';
import { ERRANDS } from '../site/page.ts';

const executablePath = '/usr/bin/chromium';
const PAGES_AT_ONCE = 3;
let browser: Browser | null = null;

/** Debian's Chromium, whose pages fetch, beacon, upload, draw and speak over WebSocket. */
export const chromium: Program = {
  name: 'Chromium',
  needs: [executablePath],
  share: 20,
  async run(errands, { seed, round }) {
    browser ??= await browserType.launch({ executablePath, args: ['--no-sandbox', '--disable-web-security'] });
    const context = await browser.newContext();
    let left = Math.ceil(errands.length / ERRANDS);
    const worker = async (): Promise<void> => {
      const page = await context.newPage();
      while (left-- > 0) {
        const number = (seed * 1_000 + round) * 1_000 + left;
        await page.goto(`http://www.example/page/${number}`).catch(() => null);
        await page
          .waitForFunction("document.title === 'done'", null, { timeout: 30_000 })
          .catch(() => process.stderr.write('a page did not end\n'));
        await page.waitForTimeout(50);
      }
    };
    await Promise.all(Array.from({ length: PAGES_AT_ONCE }, worker));
    await context.close();
  },
};

/** Ends the browser, of which there is one for all rounds. */
export async function endChromium(): Promise<void> {
  await browser?.close();
}
