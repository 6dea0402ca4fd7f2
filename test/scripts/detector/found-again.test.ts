import { readFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { countsOf, kindOf } from '../../../scripts/detector/counts.ts';
import type { Findings, Trial, ViewFinding } from '../../../scripts/detector/findings.ts';
import { leakOrRegistration } from '../../../scripts/detector/leak-or-registration.ts';
import type { Quality } from '../../../scripts/detector/measures.ts';
import { kindPlan, plan } from '../../../scripts/detector/plan.ts';
import { reportOrOther } from '../../../scripts/detector/report-or-other.ts';
import { type Story, samplesOf } from '../../../scripts/detector/samples.ts';
import { DETECTOR_PAGE, detectorPageText, keptDetector } from '../../../scripts/detector.ts';

const kept = keptDetector();

t.test(`${DETECTOR_PAGE} says what is kept, and that is of the plan as it is`, async (t) => {
  const text = readFileSync(new URL(`../../../${DETECTOR_PAGE}`, import.meta.url), 'utf8');
  t.equal(text, detectorPageText(kept), 'it is current; if not: npm run generate');
  t.same({ train: kept.train, trials: kept.trials }, { train: plan.train, trials: plan.trials }, 'npm run detector');
  t.same(
    kept.views.map(({ view }) => view),
    plan.views.map(({ id }) => id),
  );
  t.same({ train: kept.kinds.train, trials: kept.kinds.trials }, kindPlan);
});

t.test('the smallest of its stories is still the same', async (t) => {
  const id = 'who move';
  const samples = await samplesOf(kept.trials.find((trial) => trial.id === id) as Trial);
  t.same(countsOf(samples, kindOf), kept.counts[id], 'if generated data has changed: npm run detector');
});

type KindTrial = Findings['kinds']['trials'][number];
type Told = Pick<Findings, 'views' | 'alone' | 'kinds'>;

/** What the page says of its tables in words, which holds of what is kept and of less that is found here anew. */
function saysSo(t: Test, { views, alone, kinds }: Told): void {
  const view = (id: string): ViewFinding => views.find((finding) => finding.view === id) as ViewFinding;
  const quality = (id: string, trial: string): Quality => view(id).quality[trial] as Quality;
  for (const id of ['clear', 'request', 'undressed']) {
    for (const trial of ['other seed', 'busier']) {
      t.ok(quality(id, trial).auc > 0.9999, `${id} tells all, ${trial}`);
      t.ok(quality(id, trial).recall > 0.999, `${id} finds all, ${trial}`);
      t.ok((quality(id, trial).precision ?? 0) > 0.999, `${id} flags no other, ${trial}`);
    }
    t.ok(quality(id, 'families').auc > 0.97, `${id} ranks the reports of other families first`);
    t.ok(quality(id, 'families').recall < 0.2, `${id} flags few of them`);
    const of = (fields: number): number | undefined => view(id).found['families']?.[`registration, ${fields} fields`];
    t.ok((of(26) ?? 0) > 0.9, `${id} finds those with the same fields`);
    for (const fields of [6, 13]) t.equal(of(fields), 0, `${id} finds none of ${fields} fields`);
  }
  t.ok(quality('encrypted', 'other seed').auc > 0.999, 'encryption hides next to nothing');
  t.ok(quality('padded', 'other seed').auc > 0.99, 'nor does padding to 256');
  t.ok(quality('timing', 'other seed').auc > 0.85, 'the rhythm tells by itself');
  t.ok(quality('timing', 'other seed').recall > 0.7, 'and finds most');
  const once = view('timing').found['other seed']?.['registration, 26 fields'];
  t.ok((once ?? 1) < 0.2, 'but not of what is accepted, and so goes once');
  t.equal(view('timing').importances[0]?.name, 'server_count', 'by how often a phone goes to one server');
  t.ok((quality('timing', 'other seed').precision ?? 1) < 0.85, 'and flags others');
  t.ok((view('timing').false_alarms['other seed']?.['widget'] ?? 0) > 0.1, 'such as what goes online at each wake');
  t.ok((quality('timing', 'busier').precision ?? 1) < 0.45, 'most of all where they are as frequent');
  t.ok((view('timing').false_alarms['busier']?.['push'] ?? 0) > 0.05, 'such as a push service');
  t.ok((quality('encrypted', 'busier').precision ?? 0) > (quality('timing', 'busier').precision ?? 1), 'sizes help');
  const shorter = view('form').found['families']?.['registration, 13 fields'];
  t.equal(shorter, 0, 'a length that was learnt by heart says nothing of others');
  const group = (id: string): Quality => alone.find((finding) => finding.group === id) as Quality;
  for (const id of ['sizes', 'headers', 'body-content', 'reply']) t.ok(group(id).auc > 0.999, `${id} alone`);
  t.ok(group('delay').auc < 0.98, 'how long the server thinks tells less');
  t.ok((group('delay').precision ?? 1) < 0.8, 'and flags others, too');
  t.ok(group('connection').auc < 0.9, 'how it ends tells little');
  t.ok(group('hour').auc < 0.6, 'the hour tells nothing');
  t.ok((group('request-line').precision ?? 1) < 0.9, 'nor does POST / tell it from an update check');
  const kind = (id: string, trial: string) => kinds.alone.find((finding) => finding.group === id)?.trials[trial];
  t.ok((kind('body-content', 'other seed')?.auc ?? 0) > 0.99);
  t.ok((kind('body-content', 'ill server')?.auc ?? 0) > 0.99, 'the card tells, whatever the server does');
  t.ok((kind('rhythm', 'other seed')?.auc ?? 0) > 0.99, 'a refusal is followed by another report');
  t.ok((kind('rhythm', 'ill server')?.registrations_flagged ?? 0) > 0.9, 'and so is any other failure');
  t.ok((kind('reply', 'other seed')?.auc ?? 0) > 0.99);
  t.ok((kind('reply', 'ill server')?.registrations_flagged ?? 0) > 0.1, 'garbage passes for a refusal');
  for (const id of ['headers', 'request-line']) t.ok(Math.abs((kind(id, 'other seed')?.auc ?? 0) - 0.5) < 0.05, id);
}

t.test('what the page says of its tables is so', async (t) => {
  saysSo(t, kept);
  const learnt = kept.relearnt.views.find(({ view }) => view === 'timing')?.quality['busier'];
  t.ok((learnt?.precision ?? 1) < 0.5, 'nor does the rhythm tell where it was learnt among as many others');
  const of = (id: string, trial: string): Quality =>
    kept.views.find(({ view }) => view === id)?.quality[trial] as Quality;
  t.ok(of('timing', 'other seed').auc > 0.95, 'the rhythm tells nearly as well as sizes');
  t.ok(of('timing', '2014').auc < 0.8 && of('timing', '2014').recall < 0.2, 'of clients that hear of boots alone');
  t.ok(of('timing', 'ill server').auc > 0.95, 'and it is the same of all that fail');
  t.ok(of('encrypted', 'ill server').recall < 0.5 && of('encrypted', 'ill server').auc > 0.99, 'sizes by heart');
  t.equal(of('form', '2014').recall, 0);
});

t.test('found again, of fewer phones', async (t) => {
  const fewer = <S extends Story>(story: S, devices: number, days = story.days): S => ({ ...story, devices, days });
  const trial = (id: string, devices: number) => fewer(plan.trials.find((one) => one.id === id) as Trial, devices);
  const found = await reportOrOther({
    ...plan,
    train: fewer(plan.train, 15),
    trials: [trial('other seed', 10), trial('busier', 3), trial('families', 12)],
    alone: ['sizes', 'headers', 'body-content', 'reply', 'delay', 'connection', 'hour', 'request-line'],
    others_max: 2_500,
    permuted_max: 500,
  });
  const [same, ill] = kindPlan.trials as [KindTrial, KindTrial];
  const kinds = {
    train: fewer(kindPlan.train, 60),
    trials: [
      { ...same, stories: same.stories.map((story) => fewer(story, 40)) },
      { ...ill, stories: ill.stories.map((story) => fewer(story, 4)) },
    ],
  };
  saysSo(t, { ...found, kinds: { ...kinds, ...(await leakOrRegistration(kinds)) } });
});
