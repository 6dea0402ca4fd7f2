import { type ReportData, reportHtml, reportJson, reportMarkdown } from '@phonehome/observe';
import fc from 'fast-check';
import t from 'tap';
import { brief, elementsOf, reportOf, runOf } from './support.ts';

const folder = await runOf(t, brief('incident'));
const data = await reportOf(folder);
const benign = reportHtml(data);
const known = new Set(elementsOf(benign));

const payloads = [
  '<script>window.hostile = 1</script>',
  '"><img src=x onerror=window.hostile=1>',
  "' onmouseover='window.hostile=1",
  '</style><script>window.hostile = 1</script>',
  '</title><svg onload=window.hostile=1>',
  '<!-- ',
  ']]>',
  '${window.hostile = 1}',
  'javascript:window.hostile=1',
  '`code` | pipe \n# heading\n[link](javascript:window.hostile=1)',
  '\u202e\u0000\u001b[31m\ud800',
];
const hostile = fc.oneof(fc.constantFrom(...payloads), fc.string({ unit: 'binary', maxLength: 40 }));

/** The same data with other texts in all that anybody could have sent or written: records, names of fields, scenario. */
function poisoned(from: ReportData, next: () => string): ReportData {
  const change = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return KEPT.has(key) ? value : next();
    if (Array.isArray(value)) return value.map((one) => change(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [key === 'report' ? `${name}${next()}` : name, change(one, name)]),
    );
  };
  const { facts, example, follow, flows } = from;
  return { ...from, ...(change({ facts, example, follow, flows, replay: '' }, '') as Partial<ReportData>) };
}

/** One after the other, and again from the first. */
function inTurn(texts: readonly string[]): () => string {
  let next = 0;
  return () => texts[next++ % texts.length] as string;
}

/** Words of ours that choose what is written, and that reading a run has checked. */
const KEPT = new Set(['outcome', 'sensitivity', 'status', 'kind', 'from', 'event', 'date', 'released']);

t.test('no text makes an element or an attribute, whatever it is', async (t) => {
  t.ok(known.has('script') === false && known.size > 20);
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 7 }), (texts) => {
      const page = reportHtml(poisoned(data, inTurn(texts)));
      const odd = elementsOf(page).filter((element) => !known.has(element));
      if (odd.length > 0) throw new Error(odd.slice(0, 5).join('\n'));
      return (
        !/<(?!\/?[a-z]|!doctype html>)/.test(page) &&
        !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(page)
      );
    }),
    { numRuns: 25 },
  );
});

t.test('of Markdown no text makes markup, and in JSON none steers a terminal', async (t) => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 7 }), (texts) => {
      const changed = poisoned(data, inTurn(texts));
      const outside = reportMarkdown(changed)
        .replace(/^(`{3,})\n[^]*?\n\1$/gm, '')
        .replace(/(?<!\\)`[^`\n]*`/g, '');
      const steers = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
      const json = reportJson(changed);
      JSON.parse(json);
      return !/(?<!\\)[<&[]/.test(outside) && !steers.test(outside) && !steers.test(json);
    }),
    { numRuns: 10 },
  );
  t.pass();
});
