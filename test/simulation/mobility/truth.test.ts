import { type Moment, simulate } from '@phonehome/simulation';
import t from 'tap';
import { derived, shipped } from '../support.ts';

const scenario = derived('people-who-move', (story) => {
  const mobile = story.behaviours['mobile'];
  if (mobile) mobile.trips_per_year = 30;
});

const all: Moment[] = [];
t.before(async () => {
  for await (const moment of simulate({ scenario, devices: 6, seed: 5 })) all.push(moment);
});

t.test('the cell of each report is the one where the truth has the person', async (t) => {
  const cells = new Map<number, string>();
  const places = new Map<string, number>();
  const place = new Map<number, string>();
  for (const moment of all) {
    const { device } = moment;
    if (moment.kind === 'truth' && moment.happening.event === 'moved') {
      cells.set(device, moment.happening.cell);
      place.set(device, moment.happening.place);
    }
    if (moment.kind !== 'exchange') continue;
    const told = moment.record.report?.['SIM1CELLID'];
    const where = place.get(device) as string;
    places.set(where, (places.get(where) ?? 0) + 1);
    // A phone that is not in service knows no cell.
    if (told !== '' && told !== cells.get(device)) t.fail(`phone ${device} told ${told} at ${where}`);
  }
  t.same([...places.keys()].sort(), ['home', 'other', 'way', 'work'], 'there are reports from each kind of place');
});

t.test('journeys are in the truth, and so is the way back', async (t) => {
  const moves = all.flatMap((moment) =>
    moment.kind === 'truth' && moment.device === 0 && moment.happening.event === 'moved' ? [moment.happening] : [],
  );
  t.ok(moves.filter(({ place }) => place === 'abroad').length >= 1);
  moves.forEach(({ place }, i) => {
    if (place === 'abroad' && moves[i + 1]) t.equal(moves[i + 1]?.place, 'home');
    if (i > 0) t.notSame(moves[i], moves[i - 1], 'no move leads to where the person is');
  });
});

t.test('a change of network that a move brought names the move as its cause', async (t) => {
  const moves = new Set<string>();
  let caused = 0;
  for (const moment of all) {
    if (moment.kind !== 'truth') continue;
    if (moment.happening.event === 'moved') moves.add(`${moment.device} ${moment.seq}`);
    if (moment.happening.event !== 'connectivity_change') continue;
    if (moves.has(`${moment.device} ${moment.cause}`)) caused++;
  }
  t.ok(caused > 20, `${caused} changes`);
});

t.test('no record tells what a place is', async (t) => {
  for (const moment of all) {
    if (moment.kind === 'truth') continue;
    t.notMatch(JSON.stringify(moment.record), /"(place|home|work|moved|whereabouts)"/);
  }
});

t.test('twins go the same ways, whatever their phones do', async (t) => {
  const ways = (device: number): string =>
    JSON.stringify(
      all.flatMap((moment) =>
        moment.kind === 'truth' && moment.device === device && moment.happening.event === 'moved'
          ? [[moment.time_ms, moment.happening.place, moment.happening.cell]]
          : [],
      ),
    );
  t.ok(ways(0).length > 1000);
  t.equal(ways(0), ways(1));
  t.not(ways(0), ways(2));
});

t.test('a story in which nobody asked for it has no such entry', async (t) => {
  const events = new Set<string>();
  for await (const moment of simulate({ scenario: shipped('roaming'), devices: 2 })) {
    if (moment.kind === 'truth') events.add(moment.happening.event);
  }
  t.ok(events.has('report'));
  t.notOk(events.has('moved'));
});
