import { applications, hasStanding, liveBlock, shareOf } from '@phonehome/dataset';
import { createWorld } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { incident } from '../support.ts';

const scenario = incident();
const world = { ...createWorld(scenario, clientState), end_ms: 3 * 86_400_000 };
const DEVICES = 12;

interface Counted {
  /** Wakes of phones that were online, and of those that have what goes online at each. */
  readonly wakes: number;
  readonly standing_wakes: number;
  readonly applications: Map<string, number>;
  readonly others: string[];
}

/** What came of a seed; exchanges that would come after the end are not there, which are a few at most. */
async function count(seed: number, background: number): Promise<Counted> {
  const counted = { wakes: 0, standing_wakes: 0, applications: new Map<string, number>(), others: [] as string[] };
  const online = new Map<number, boolean>();
  const options = { world, seed, background, keeps_events: true };
  for await (const { exchanges, events } of liveBlock(options, { index: 0, first_device: 0, devices: DEVICES })) {
    for (const { device, happening } of events) {
      if (happening.event === 'connectivity_change') online.set(device, happening.network !== 'none');
      if (happening.event === 'shutdown' || happening.event === 'power_lost') online.set(device, false);
      if (happening.event === 'screen_on' && online.get(device)) {
        counted.wakes++;
        if (hasStanding(seed, device)) counted.standing_wakes++;
      }
    }
    for (const { exchange, truth } of exchanges) {
      const { application } = truth;
      const { exchange_id } = exchange;
      if (application === null) counted.others.push(exchange_id);
      else counted.applications.set(application, (counted.applications.get(application) ?? 0) + 1);
    }
  }
  return counted;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

t.test('for each wake there are so many exchanges of other applications as the ratio says, on the mean', async (t) => {
  for (const ratio of [0.25, 1, 4]) {
    let expected = 0;
    let exchanges = 0;
    const standing = Math.min(1, ratio);
    for (let seed = 1; seed <= 6; seed++) {
      const counted = await count(seed, ratio);
      expected += (ratio - standing / 4) * counted.wakes + standing * counted.standing_wakes;
      exchanges += sum(counted.applications.values());
    }
    // A sum of Poisson numbers is one.
    const sigmas = (exchanges - expected) / Math.sqrt(expected);
    t.ok(Math.abs(sigmas) < 3, `${ratio}: ${exchanges} for ${expected}, ${sigmas.toFixed(2)} sigma`);
  }
});

t.test('each application has its share', async (t) => {
  const counted = await count(3, 20);
  const { widget, ...by_chance } = Object.fromEntries(counted.applications);
  const all = sum(Object.values(by_chance));
  const chance = applications.filter(({ id }) => id !== 'widget');
  const weights = sum(chance.map(({ weight }) => weight));
  for (const { id, weight } of chance) {
    const expected = (all * weight) / weights;
    const sigmas = ((counted.applications.get(id) ?? 0) - expected) / Math.sqrt(expected);
    t.ok(Math.abs(sigmas) < 4, `${id}: ${counted.applications.get(id)}, ${sigmas.toFixed(2)} sigma`);
  }
  // What would come after the end is not there.
  const missing = counted.standing_wakes - (widget ?? 0);
  t.ok(missing >= 0 && missing < 3 && counted.standing_wakes > 100, `widget: ${widget} of ${counted.standing_wakes}`);
});

t.test('one phone in four has what goes online at each wake, whatever the ratio; the shares are of all', (t) => {
  const have = Array.from({ length: 4_000 }, (_, device) => hasStanding(7, device)).filter(Boolean).length;
  t.ok(Math.abs(have - 1_000) < 4 * Math.sqrt(750), `${have} of 4,000`);
  for (const ratio of [0.1, 1, 20]) {
    const shares = sum(applications.map((application) => shareOf(application, ratio)));
    t.ok(Math.abs(shares - 1) < 1e-9, `${ratio}: ${shares}`);
  }
  t.end();
});

t.test('none gives none, and moves no report', async (t) => {
  const none = await count(5, 0);
  t.equal(none.applications.size, 0);
  t.ok(none.others.length > 100, `${none.others.length} reports`);
  t.strictSame((await count(5, 4)).others.sort(), none.others.sort());
});
