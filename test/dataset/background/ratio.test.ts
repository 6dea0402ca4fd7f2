import { applications, liveBlock } from '@phonehome/dataset';
import { createWorld } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { incident } from '../support.ts';

const scenario = incident();
const world = { ...createWorld(scenario, clientState), end_ms: 3 * 86_400_000 };
const DEVICES = 12;

interface Counted {
  /** Wakes of phones that were online. */
  readonly wakes: number;
  readonly applications: Map<string, number>;
  readonly others: string[];
}

/** What came of a seed; exchanges that would come after the end are not there, which are a few at most. */
async function count(seed: number, background: number): Promise<Counted> {
  const counted = { wakes: 0, applications: new Map<string, number>(), others: [] as string[] };
  const online = new Map<number, boolean>();
  const options = { world, seed, background, keeps_events: true };
  for await (const { exchanges, events } of liveBlock(options, { index: 0, first_device: 0, devices: DEVICES })) {
    for (const { device, happening } of events) {
      if (happening.event === 'connectivity_change') online.set(device, happening.network !== 'none');
      if (happening.event === 'shutdown' || happening.event === 'power_lost') online.set(device, false);
      if (happening.event === 'screen_on' && online.get(device)) counted.wakes++;
    }
    for (const { truth } of exchanges) {
      const { application, exchange_id } = truth;
      if (application === null) counted.others.push(exchange_id);
      else counted.applications.set(application, (counted.applications.get(application) ?? 0) + 1);
    }
  }
  return counted;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

t.test('for each wake there are so many exchanges of other applications as the ratio says, on the mean', async (t) => {
  for (const ratio of [0.25, 1, 4]) {
    let wakes = 0;
    let exchanges = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const counted = await count(seed, ratio);
      wakes += counted.wakes;
      exchanges += sum(counted.applications.values());
    }
    // A sum of Poisson numbers is one.
    const sigmas = (exchanges - ratio * wakes) / Math.sqrt(ratio * wakes);
    t.ok(Math.abs(sigmas) < 3, `${ratio}: ${exchanges} for ${wakes} wakes, ${sigmas.toFixed(2)} sigma`);
  }
});

t.test('each application has its share', async (t) => {
  const counted = await count(3, 20);
  const all = sum(counted.applications.values());
  const weights = sum(applications.map(({ weight }) => weight));
  for (const { id, weight } of applications) {
    const expected = (all * weight) / weights;
    const sigmas = ((counted.applications.get(id) ?? 0) - expected) / Math.sqrt(expected);
    t.ok(Math.abs(sigmas) < 4, `${id}: ${counted.applications.get(id)}, ${sigmas.toFixed(2)} sigma`);
  }
});

t.test('none gives none, and moves no report', async (t) => {
  const none = await count(5, 0);
  t.equal(none.applications.size, 0);
  t.ok(none.others.length > 100, `${none.others.length} reports`);
  t.strictSame((await count(5, 4)).others.sort(), none.others.sort());
});
