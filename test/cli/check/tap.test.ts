import t from 'tap';
import { Parser } from 'tap-parser';
import type { Checked } from '../../../packages/cli/src/check/checked.ts';
import { tapText } from '../../../packages/cli/src/check/tap.ts';
import { hasEscapes } from '../support.ts';
import { checked, count, EVIL } from './support.ts';

/** What a parser of TAP 14 makes of a stream: the points of each build, and the whole. */
function read(of: Checked) {
  const events = Parser.parse(tapText(of), { strict: true });
  const extra = JSON.stringify(events).includes('"extra"');
  const children = events.filter(([name]) => name === 'child').map(([, events]) => events as [string, never][]);
  const points = children.map((child) =>
    child.filter(([name]) => name === 'assert').map(([, result]) => result as Point),
  );
  const complete = events.find(([name]) => name === 'complete')?.[1] as unknown as { ok: boolean; count: number };
  const builds = events.filter(([name]) => name === 'assert').map(([, result]) => result as unknown as Point);
  return { extra, points, complete, builds };
}

interface Point {
  readonly ok: boolean;
  readonly name: string;
  readonly todo: string | boolean;
  readonly skip: string | boolean;
  readonly diag: Readonly<Record<string, unknown>> | null;
}

t.test('node-tap reads it: a subtest a build, a point a finding, and nothing that is no TAP', async (t) => {
  const one = checked();
  const { extra, points, complete, builds } = read(one);
  t.notOk(extra);
  t.match(complete, { ok: false, count: 3 });
  t.match(builds, [
    { name: 'bad', ok: false },
    { name: 'torn', ok: false },
    { name: 'cn', ok: true },
  ]);
  t.equal(points.flat().length, count(one, 'pass', 'fail', 'unknown'));
  t.match(points[0], [
    {
      ok: false,
      name: 'client-outside-region: a-client (com.example.selfregister)',
      diag: {
        verdict: 'fail',
        at: [{ file: 'getprop.txt', line: 3, says: 'persist.example.switch is true' }, {}, {}, {}],
        remedy: /^Take the package/,
      },
    },
    { ok: true, name: 'label-contradiction' },
    { ok: false, diag: { expired: { reason: 'known', expires: '2019-01-31' } } },
    { ok: false },
    { ok: false },
    { ok: false, todo: 'accepted until 2019-03-31: known', diag: { suppressed: { expires: '2019-03-31' } } },
  ]);
  t.match(points[1]?.[0], { ok: false, diag: { verdict: 'unknown', missing: ['Make it anew'] } });
});

t.test('unknown that is allowed is skipped', async (t) => {
  const { points, builds } = read(checked({ allow_unknown: true }));
  t.match(points[1]?.[0], { ok: true, skip: 'not known' });
  t.match(builds[1], { name: 'torn', ok: true });
});

t.test('hostile texts begin no directive and no line of their own', async (t) => {
  const plain = read(checked());
  const { extra, points, builds } = read(checked({}, EVIL));
  t.notOk(extra);
  t.same(
    points.map((of) => of.map(({ ok, skip }) => [ok, skip])),
    plain.points.map((of) => of.map(({ ok, skip }) => [ok, skip])),
  );
  t.match(builds[0]?.name, '\\u001b[31m');
  const text = tapText(checked({}, EVIL));
  t.notOk(hasEscapes(text) || text.includes('\u202e'));
});
