import { dataFlowsOf, dpiaOf, dutiesOf, notions, readRun, subjectOf, subjects } from '@phonehome/observe';
import { fieldDefinition, fieldNames } from '@phonehome/shared';
import { openRun } from '@phonehome/simulation';
import t from 'tap';
import { brief, runOf, shipped } from '../report/support.ts';

const { facts, follow } = await readRun(await openRun(await runOf(t, brief('incident'))));

t.test('every field of every version is about exactly one thing', async (t) => {
  for (const field of fieldNames) {
    t.equal(subjects.filter(({ fields }) => fields.includes(field)).length, 1, field);
  }
  t.strictSame(
    subjects.flatMap(({ fields }) => fields).filter((field) => !fieldDefinition(field)),
    [],
    'and there are no others',
  );
  t.equal(subjectOf('SIM1CELLID')?.id, 'place');
  t.equal(subjectOf('<script>'), null);
});

t.test('what identifies or locates is told from what is of many', async (t) => {
  const about: Readonly<Record<string, readonly string[]>> = {
    device: ['equipment'],
    subscriber: ['card', 'subscriber'],
    location: ['place'],
  };
  for (const field of fieldNames) {
    const subject = subjectOf(field)?.id ?? '';
    const allowed = about[fieldDefinition(field)?.sensitivity ?? ''];
    if (allowed) t.ok(allowed.includes(subject), `${field}: ${subject}`);
  }
});

t.test('every notion of dossier 8 is there, is said what it is, and hangs on something', async (t) => {
  const wanted = [
    'Art. 4(1)',
    'Recital 30',
    'Art. 4(5)',
    'Art. 5(1)',
    'Art. 6',
    'Art. 12-14',
    'Art. 25',
    'Art. 32',
    'Art. 33',
    'Art. 34',
    'Art. 35',
    'Art. 44-49',
  ];
  const gdpr = [...notions.values()].filter(({ source }) => source === 'GDPR');
  t.strictSame(
    gdpr.map(({ reference }) => reference),
    wanted,
  );
  t.equal([...notions.values()].filter(({ source }) => source === 'LINDDUN').length, 7);
  t.ok(
    [...notions.values()].some(({ reference }) => reference.includes('5(3)')) &&
      [...notions.values()].some(({ reference }) => reference.includes('C-582/14')),
  );
  const used = new Set(subjects.flatMap(({ bearings }) => bearings.map(({ notion }) => notion)));
  t.strictSame(
    [...notions.keys()].filter((id) => !used.has(id)),
    [],
  );
  t.strictSame(
    [...used].filter((id) => !notions.has(id)),
    [],
  );
  for (const { bearings, id } of subjects)
    for (const { why } of bearings) t.ok(/^[A-Z].*\.$/.test(why), `${id}: ${why}`);
});

t.test('only what the reports of a run carried is held against the notions', async (t) => {
  const { seen, unseen, unknown } = dutiesOf(facts);
  t.strictSame(
    seen.map(({ subject }) => subject.id),
    [
      'equipment',
      'card',
      'subscriber',
      'wifi-address',
      'place',
      'moment',
      'connection',
      'make',
      'report',
      'misplaced-client',
    ],
  );
  t.strictSame(seen.find(({ subject }) => subject.id === 'equipment')?.fields.toSorted(), ['IMEI1', 'IMEI2', 'MEID']);
  t.strictSame([unseen, unknown], [[], []]);
  const field = (name: string, reports: number) => ({ name, reports, values: 1, sensitivity: null, meaning: null });
  const fewer = dutiesOf({ reports: 3, leaks: 0, fields: [field('MODEL', 3), field('NEW', 1)] });
  t.strictSame(
    fewer.seen.map(({ subject }) => subject.id),
    ['make', 'report'],
  );
  t.strictSame(fewer.unknown, ['NEW']);
  t.strictSame(dutiesOf({ reports: 0, leaks: 0, fields: [] }).seen, []);
});

t.test('who sends what to whom is as the run has it', async (t) => {
  const flows = dataFlowsOf(facts);
  t.match(flows, [
    { receiver: 'zzhc.vnet.cn', is_clear: true, kind: 'report', messages: facts.leaks, phones: facts.leaking_phones },
    { receiver: 'zzhc.vnet.cn', is_clear: true, leaks: 0 },
  ]);
  t.equal(
    flows.reduce((sum, { messages }) => sum + messages, 0),
    facts.reports,
  );
  t.ok(flows[0]?.groups.includes('place') && flows[0].fields.includes('SIM1CELLID'));
  const own = shipped('europe-as-intended');
  const maker = await readRun(await openRun(await runOf(t, own)));
  t.ok(maker.facts.activations.count > 0);
  t.match(dataFlowsOf(maker.facts), [
    { kind: 'activation', is_clear: false, fields: [], messages: maker.facts.activations.count },
  ]);
});

t.test('the skeleton has the four parts of Art. 35(7), the figures of the run, and blanks', async (t) => {
  const parts = dpiaOf(facts, follow && follow.measures);
  t.strictSame(
    parts.map(({ letter }) => letter),
    ['a', 'b', 'c', 'd'],
  );
  const answers = parts.flatMap(({ lines }) => lines.flatMap(({ answer }) => answer ?? [])).join('\n');
  for (const figure of [facts.reports, facts.leaks ?? 0, facts.devices])
    t.match(answers, figure.toLocaleString('en-US'));
  for (const { letter, lines } of parts)
    t.ok(
      lines.some(({ answer }) => answer === null),
      `${letter} has something left to the reader`,
    );
  const nothing = dpiaOf({ ...facts, reports: 0, leaks: 0, fields: [], flows: [], accepted: 0, readable: 0 }, null);
  t.match(nothing[0]?.lines.find(({ asks }) => asks === 'Which data')?.answer, /^No report was received/);
});
