import { advancePhoneRun, createPhoneRun, type TruthEntry } from '@phonehome/client-sim';
import { encodeActivationReply, MS_PER_HOUR, type Scenario } from '@phonehome/shared';
import t from 'tap';
import { live, only, refuse, SEED, week } from './support.ts';

/** Phones that are restarted, or run empty, seven times a day. */
const restless = (rate: 'reboots_per_week' | 'power_losses_per_week') => (scenario: Scenario) => {
  scenario.reply_timeout_ms = 12 * MS_PER_HOUR;
  for (const behaviour of Object.values(scenario.behaviours)) {
    Object.assign(behaviour, { [rate]: 50, power_loss_minutes: 1, consent_share: 1 });
  }
};
const ends = (truth: readonly TruthEntry[]): number[] =>
  [...only(truth, 'shutdown'), ...only(truth, 'power_lost')].map(({ time_ms }) => time_ms);

for (const rate of ['reboots_per_week', 'power_losses_per_week'] as const) {
  t.test(`${rate}: a screen that goes dark with the phone goes off no second time, nor is it unlocked`, async (t) => {
    let cut = 0;
    for (let device = 0; device < 6; device++) {
      let on = false;
      for (const { happening } of live(week(restless(rate)), device, () => refuse).truth) {
        const { event } = happening;
        if (event === 'screen_on') on = true;
        else if (event === 'shutdown' || event === 'power_lost') {
          if (on) cut++;
          on = false;
        } else if (event === 'screen_off' || event === 'user_present') {
          if (!on) t.fail(`${event} of a dark screen`);
          if (event === 'screen_off') on = false;
        }
      }
    }
    t.ok(cut > 10, `${cut} sessions cut`);
  });

  t.test(`${rate}: the reply to an activation under way is never heard`, async (t) => {
    const delay_ms = 5 * MS_PER_HOUR;
    const answer = { kind: 'reply', delay_ms, status: 200, body: encodeActivationReply(false) } as const;
    const of = week((scenario) => {
      restless(rate)(scenario);
      for (const build of Object.values(scenario.builds)) {
        Object.assign(build, { client: 'absent', maker_activation: true });
      }
    });
    let cut = 0;
    let heard = 0;
    for (let device = 0; device < 6; device++) {
      const truth: TruthEntry[] = [];
      const steps = advancePhoneRun(createPhoneRun(of, SEED, device), of.end_ms, (entry) => truth.push(entry));
      for (let step = steps.next(); !step.done; ) step = steps.next(answer);
      const replies = new Set(only(truth, 'activation_reply').map(({ happening }) => happening.exchange_id));
      for (const { time_ms, happening } of only(truth, 'activation')) {
        const isCut = ends(truth).some((end_ms) => end_ms >= time_ms && end_ms < time_ms + delay_ms);
        if (isCut) cut++;
        if (replies.has(happening.exchange_id)) heard++;
        if (isCut && replies.has(happening.exchange_id)) t.fail(`device ${device}: ${happening.exchange_id}`);
      }
    }
    t.ok(cut > 10 && heard > 3, `${cut} activations cut, ${heard} heard`);
  });
}
