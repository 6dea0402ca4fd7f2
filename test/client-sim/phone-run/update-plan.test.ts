import { type UpdateOwner, type UpdateTry, updateTries } from '@phonehome/client-sim';
import { MS_PER_DAY, type ResolvedUpdate } from '@phonehome/shared';
import t from 'tap';
import { build } from '../support.ts';

const DAY = MS_PER_DAY;
const PEOPLE = 4000;
const AT_ONCE = 1e-9;
const all = [{ share: 1, after_ms: 0 }];
const update: ResolvedUpdate = {
  index: 0,
  build: build({ id: 'february' }),
  released_ms: 10 * DAY,
  stages: all,
  median_days: 11,
  never_share: 0,
  failure: null,
};
const owner = (person: number): UpdateOwner => ({ seed: 3, person, switched_on_ms: 0, end_ms: 100 * DAY });

/** What so many people do with an update. */
function everybody(changes: Partial<ResolvedUpdate>): UpdateTry[][] {
  return Array.from({ length: PEOPLE }, (_, person) => updateTries({ ...update, ...changes }, owner(person)));
}

const shareOf = (tries: readonly UpdateTry[][], holds: (tries: UpdateTry[]) => boolean): number =>
  tries.filter(holds).length / PEOPLE;
const installedBy =
  (time_ms: number) =>
  (tries: readonly UpdateTry[]): boolean =>
    tries.some(({ at_ms, fails }) => !fails && at_ms <= time_ms);

t.test('without stages, half of the phones have it after the median, three quarters after twice that', async (t) => {
  const tries = everybody({});
  t.ok(tries.every((one) => one.length === 1 && (one[0] as UpdateTry).at_ms >= 10 * DAY));
  t.ok(Math.abs(shareOf(tries, installedBy(21 * DAY)) - 0.5) < 0.03);
  t.ok(Math.abs(shareOf(tries, installedBy(32 * DAY)) - 0.75) < 0.03);
});

t.test('a stage offers the update to its share and no more, and not before its day', async (t) => {
  const shares = [0.001, 0.05, 0.2, 0.6, 1];
  const stages = shares.map((share, i) => ({ share, after_ms: i * 1.5 * DAY }));
  const tries = everybody({ stages, median_days: AT_ONCE });
  for (const { share, after_ms } of stages) {
    const had = shareOf(tries, installedBy(10 * DAY + after_ms + 1000));
    t.ok(Math.abs(had - share) < 0.03, `${had} of ${share}`);
    t.equal(
      shareOf(tries, installedBy(10 * DAY + after_ms - 1)),
      shareOf(tries, installedBy(10 * DAY + after_ms - DAY)),
    );
  }
});

t.test('the uptake runs from the stage on, and its draws are the same with and without stages', async (t) => {
  const [staged, plain] = [everybody({ stages: [{ share: 1, after_ms: 3 * DAY }] }), everybody({})];
  const later = plain.map((tries) => tries.map((one) => ({ ...one, at_ms: one.at_ms + 3 * DAY })));
  t.strictSame(staged, later);
  const halted = everybody({ stages: [{ share: 0.25, after_ms: 0 }] });
  t.ok(Math.abs(shareOf(halted, ({ length }) => length > 0) - 0.25) < 0.03, 'a halted roll-out');
  t.strictSame(
    halted.filter(({ length }) => length > 0),
    plain.filter((_, i) => halted[i]?.length),
  );
});

t.test('who never installs it has no try, in whatever stage', async (t) => {
  const tries = everybody({ never_share: 0.3, stages: [{ share: 0.5, after_ms: 0 }] });
  t.ok(Math.abs(shareOf(tries, ({ length }) => length > 0) - 0.35) < 0.03, 'stage and refusal are drawn apart');
});

t.test('a failing try is the last one, or is repeated until one does not fail', async (t) => {
  const failure = { share: 0.4, retry_ms: null, first_boot: 'boot-loader' as const };
  const once = everybody({ failure });
  t.ok(once.every(({ length }) => length === 1));
  t.ok(Math.abs(shareOf(once, (tries) => tries[0]?.fails === true) - 0.4) < 0.03);
  const repeated = everybody({ failure: { ...failure, retry_ms: 3 * DAY }, median_days: 1 });
  const asSaid = (tries: readonly UpdateTry[]): boolean =>
    tries.every(({ at_ms, fails }, i) => {
      const next = tries[i + 1];
      return fails === (next !== undefined) && (!next || next.at_ms === at_ms + 3 * DAY);
    });
  t.equal(shareOf(repeated, asSaid), 1);
  t.ok(Math.abs(shareOf(repeated, ({ length }) => length >= 3) - 0.16) < 0.03, 'each try is drawn anew');
});

t.test('tries end with the story', async (t) => {
  const failure = { share: 1, retry_ms: 7 * DAY, first_boot: 'boot-loader' as const };
  for (const tries of everybody({ failure, median_days: AT_ONCE }).slice(0, 20)) t.equal(tries.length, 13);
});

t.test('the draws of a failure move nothing else', async (t) => {
  const failure = { share: 0.4, retry_ms: null, first_boot: 'init' as const };
  const [with_failure, without] = [everybody({ failure }), everybody({})];
  t.strictSame(
    with_failure.map(([first]) => first?.at_ms),
    without.map(([first]) => first?.at_ms),
  );
});
