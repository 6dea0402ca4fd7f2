import { advancePhoneRun, createPhoneRun, type TruthEntry } from '@phonehome/client-sim';
import { encodeActivationReply, MS_PER_HOUR } from '@phonehome/shared';
import t from 'tap';
import { live, only, refuse, SEED, week } from './support.ts';

const SLOW_MS = 4 * MS_PER_HOUR;
/** People who often switch to airplane mode, and a server that takes hours to answer. */
const story = week((scenario) => {
  scenario.reply_timeout_ms = 12 * MS_PER_HOUR;
  for (const behaviour of Object.values(scenario.behaviours)) behaviour.airplane_modes_per_week = 30;
});
const truths = [0, 1, 2, 3, 4, 5].map(
  (device) => live(story, device, () => ({ ...refuse, delay_ms: SLOW_MS }) as typeof refuse).truth,
);
const OUTCOMES = ['reply', 'reply_timeout', 'connection_lost'] as const;

/** Each report that was sent over some network, with the changes of network until it ended. */
function* lives(truth: readonly TruthEntry[]) {
  const outcomes = OUTCOMES.flatMap((event) => only(truth, event));
  for (const report of only(truth, 'report')) {
    const { exchange_id } = report.happening;
    const end = outcomes.find(({ happening }) => happening.exchange_id === exchange_id);
    const changes = only(truth, 'connectivity_change').filter(({ seq }) => seq > report.seq && (!end || seq < end.seq));
    const sent_over = only(truth, 'connectivity_change').findLast(({ seq }) => seq < report.seq)?.happening.network;
    yield { report, end, changes, sent_over };
  }
}

t.test('a request ends as a lost connection with the network that it went over', async (t) => {
  let lost = 0;
  for (const truth of truths) {
    for (const { end, changes, sent_over } of lives(truth)) {
      if (end?.happening.event !== 'connection_lost') continue;
      const last = changes.at(-1);
      const before = changes.at(-2)?.happening.network ?? sent_over;
      t.ok(last && (last.happening.network === 'none' || before === 'wifi'), 'a network was lost');
      t.equal(end.time_ms, last?.time_ms, 'at that very moment');
      lost++;
    }
  }
  t.ok(lost > 20, `${lost} were lost`);
});

t.test('no reply comes over a network that is gone', async (t) => {
  let answered = 0;
  let outlived = 0;
  for (const truth of truths) {
    for (const { end, changes, sent_over } of lives(truth)) {
      if (end?.happening.event !== 'reply') continue;
      answered++;
      // Back in service, the client hears of that first and sends over the mobile data that came with it.
      const networks = [sent_over, ...changes.map(({ happening }) => happening.network)].slice(
        sent_over === 'none' ? 1 : 0,
      );
      t.notOk(networks.includes('none'));
      t.notOk(networks.slice(0, -1).includes('wifi'), `over ${networks.join(', ')}`);
      if (networks.length > 1) outlived++;
    }
  }
  t.ok(answered > 20 && outlived > 0, `${answered} answered, of which ${outlived} moved on from mobile data to Wi-Fi`);
});

t.test('it is a failure, and the change of network then asks anew, where there is one', async (t) => {
  let again = 0;
  for (const truth of truths) {
    for (const { end, changes } of lives(truth)) {
      if (end?.happening.event !== 'connection_lost' || changes.at(-1)?.happening.network !== 'mobile') continue;
      const cause = changes.at(-1)?.seq;
      const next = truth.find((entry) => entry.cause === cause && 'trigger' in entry.happening);
      if (next?.happening.event === 'report') again++;
      else t.equal(next?.happening.event, 'held_back');
    }
  }
  t.ok(again > 5, `${again} reports followed at once`);
});

t.test('an activation of the maker is lost likewise, and sent again over the next network', async (t) => {
  const answer = { kind: 'reply', delay_ms: SLOW_MS, status: 500, body: encodeActivationReply(false) } as const;
  const of = week((scenario) => {
    scenario.reply_timeout_ms = 12 * MS_PER_HOUR;
    for (const behaviour of Object.values(scenario.behaviours)) {
      Object.assign(behaviour, { airplane_modes_per_week: 50, consent_share: 1 });
    }
    for (const build of Object.values(scenario.builds))
      Object.assign(build, { client: 'absent', maker_activation: true });
  });
  let lost = 0;
  for (let device = 0; device < 6; device++) {
    const truth: TruthEntry[] = [];
    const steps = advancePhoneRun(createPhoneRun(of, SEED, device), of.end_ms, (entry) => truth.push(entry));
    for (let step = steps.next(); !step.done; ) step = steps.next(answer);
    for (const { time_ms, cause } of only(truth, 'activation_lost')) {
      const sent = truth[cause as number] as TruthEntry;
      t.ok(time_ms < sent.time_ms + SLOW_MS, 'before the reply');
      t.ok(only(truth, 'connectivity_change').some((change) => change.time_ms === time_ms));
      lost++;
    }
  }
  t.ok(lost > 5, `${lost} were lost`);
});
