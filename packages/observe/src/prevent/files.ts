import { markdownOf } from '@phonehome/simulation';
import { preventionDocument } from './document.ts';
import type { Prevention } from './result.ts';
import { aboutText } from './words.ts';

/** The result as a JSON document. */
export function preventionJson(prevention: Prevention): string {
  return JSON.stringify(prevention, null, 2);
}

/** The result as a Markdown page of its own. */
export function preventionPage(prevention: Prevention): string {
  return `# Would it have been prevented?\n\n${preventionBody(prevention)}`;
}

/** The result as the body of a page. */
export function preventionBody(prevention: Prevention): string {
  return `${aboutText(prevention)}.\n\n${markdownOf(preventionDocument(prevention))}`;
}
