import { readFileSync } from 'node:fs';
import { type ReportData, reportHtml, reportJson, reportMarkdown } from '@phonehome/observe';
import { Ajv } from 'ajv';
import t from 'tap';
import { brief, derived, reportOf, runOf, shipped } from './support.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/reference/schemas/report.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
const folder = await runOf(t, brief('incident'));
const data = await reportOf(folder);

/** Stories of every kind: a leak, none, other clients, the maker's own, people whose truth has places, and nothing. */
const stories: Readonly<Record<string, () => ReturnType<typeof shipped>>> = {
  incident: () => brief('incident'),
  'china-as-intended': () => brief('china-as-intended'),
  'other-families': () => shipped('other-families'),
  'europe-as-intended': () => shipped('europe-as-intended'),
  'people-who-move': () => derived('people-who-move', (scenario) => void (scenario.end = '2018-12-07')),
  nothing: () =>
    derived('incident', (scenario) => {
      scenario.end = '2018-12-05';
      scenario.phases = scenario.phases.slice(0, 1);
      scenario.updates = [];
      scenario.cohorts = scenario.cohorts.filter(({ id }) => id === 'clean');
    }),
};

const sections = (page: string): string[] =>
  Array.from(page.matchAll(/<section id="([a-z]+)"/g), ([, id]) => id as string);

t.test('a report of every kind of run has all sections, and says why one has nothing to tell', async (t) => {
  for (const [name, story] of Object.entries(stories)) {
    const report = await reportOf(await runOf(t, story()));
    const page = reportHtml(report);
    t.strictSame(sections(page), sections(reportHtml(data)), name);
    t.notMatch(page, /undefined|NaN|Infinity|\[object/, `${name}: nothing was left out by mistake`);
    t.ok(validate(JSON.parse(reportJson(report))), `${name}: ${JSON.stringify(validate.errors?.slice(0, 2))}`);
    const ids = Array.from(page.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
    t.equal(new Set(ids).size, ids.length, `${name}: no two elements have one name`);
    const wanted = Array.from(page.matchAll(/ aria-labelledby="([^"]*)"| href="#([^"]*)"/g), ([, a, b]) =>
      (a ?? b ?? '').split(' '),
    ).flat();
    t.strictSame(
      wanted.filter((id) => !ids.includes(id)),
      [],
      `${name}: whatever is named is there`,
    );
  }
});

t.test('the same run gives the same bytes, and so does the same run made again', async (t) => {
  const again = await reportOf(await runOf(t, brief('incident')));
  for (const write of [reportHtml, reportMarkdown, reportJson]) t.equal(write(again), write(data));
});

t.test('the schema is of this form, and would notice another', async (t) => {
  const broken: Record<string, unknown>[] = [
    { ...data, format: 'phonehome-report/2' },
    { ...data, more: 1 },
    { ...data, facts: { ...data.facts, reports: -1 } },
    { ...data, claims: data.claims.map((claim) => ({ ...claim, standing: 'true' })) },
  ];
  for (const one of broken) t.notOk(validate(JSON.parse(JSON.stringify(one))));
});

t.test('HTML and Markdown say the same', async (t) => {
  const words = (text: string): string => text.replace(/\\(.)/g, '$1').replace(/\s+/g, ' ');
  const markdown = words(reportMarkdown(data));
  const page = reportHtml(data);
  const texts = (pattern: RegExp): string[] =>
    Array.from(page.matchAll(pattern), ([, text = '']) =>
      words(
        text
          .replace(/<[^>]*>/g, '')
          .replace(/&#39;/g, "'")
          .replace(/&quot;/g, '"')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&'),
      ).trim(),
    );
  const cells = texts(/<(?:td|h2|h3)[^>]*>(.*?)<\/(?:td|h2|h3)>/g);
  t.ok(cells.length > 300);
  const plain = markdown.replace(/[`*"]/g, '');
  t.strictSame(
    cells
      .map((cell) => cell.replace(/[`*"]/g, '').replace(/^\d+ (?=[A-Z])/, ''))
      .filter((cell) => !plain.includes(cell)),
    [],
  );
});

t.test('the hypotheses are told of the shipped incident alone', async (t) => {
  t.equal(data.hypotheses, null, 'a changed one is another');
  const { hypotheses } = await reportOf(folder, { incident_sha256: data.facts.scenario.sha256 });
  t.match(hypotheses, { scenario: 'incident', cells: 288 });
});

t.test('counter-measures: a small sample, or why there is none', async (t) => {
  const story = brief('incident', (scenario) => void (scenario.devices = 3));
  const of = async (scenario: typeof story, prevention: 'sample' | 'none'): Promise<ReportData['prevention']> =>
    (await reportOf(await runOf(t, scenario), { prevention, at_home: shipped('china-as-intended') })).prevention;
  t.match(await of(story, 'none'), { why_not: /not asked for/ });
  t.match(await of(brief('china-as-intended'), 'sample'), { why_not: /nothing to prevent/ });
  const tried = await of(story, 'sample');
  t.match(tried, { found: { scenario: 'incident', devices: 3, days: 7, rows: { length: 13 } } });
  const page = reportHtml({ ...data, prevention: tried });
  t.match(page, 'figure-prevention');
  t.ok(validate(JSON.parse(reportJson({ ...data, prevention: tried }))));
});
