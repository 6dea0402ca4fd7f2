import { type Part, textCodec } from './codec.ts';

/** The form of it, then base64; a plus sign may have become a space. */
const FORM = /^a[+ ]([\w+/-]{40,2000}={0,2})$/;

/** Where a search is made from, as browsers tell it to a search engine (`uule=a+…`, the header `X-Geo: a …`): text of protocol buffers in base64. */
export const uule = textCodec('uule', 'coding', (text): readonly Part[] | null => {
  const coded = FORM.exec(text)?.[1];
  if (coded === undefined) return null;
  const content = Buffer.from(coded, 'base64').toString('latin1');
  return /^[\x20-\x7e\s]*latlng\s*\{[\x20-\x7e\s]*$/.test(content) ? [{ key: 'latlng', content }] : null;
});
