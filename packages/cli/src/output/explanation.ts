import { formatDateTime, grouped, type OutcomeName, visible } from '@phonehome/shared';
import type { Explanation } from '@phonehome/simulation';
import { say, style, table, wrap } from './text.ts';

type Moment = Explanation['moments'][number];
type Entry = Moment['decision'];

const DECISIONS: Readonly<Record<string, string>> = {
  report: 'sent a report',
  held_back: 'held back',
  report_failed_offline: 'tried, but was offline',
  activation: 'activated itself with its maker',
  activation_held_back: "the maker's activation held back",
};

/** Why a phone sent or did not, for a person. */
export function tellExplanation(explanation: Explanation): void {
  const { scenario, device, cohort, first_build, sums, moments } = explanation;
  say(style.title(visible(`Phone ${device} of ${scenario}: cohort ${cohort}, first build ${first_build}`)));
  if (moments.length === 0) {
    say('  Its builds have no activation client, so nothing could ask it to report.');
    return;
  }
  say();
  say('How often its clients sent, by root cause, and were held back, by gate:');
  const rows = sums.map(({ build, what, because, count }) => [
    `${build}: ${DECISIONS[what] ?? what}${because ? ` (${because})` : ''}`,
    grouped(count),
  ]);
  for (const line of table(rows, 'right')) say(visible(line));
  for (const moment of moments) {
    say();
    tellMoment(moment, explanation);
  }
}

function tellMoment({ chain, decision, answer, server }: Moment, explanation: Explanation): void {
  const time = (entry: Entry): string =>
    formatDateTime(explanation.epoch_ms + entry.time_ms + explanation.utc_offset_ms);
  say(style.title(`${time(decision)} local time: ${DECISIONS[decision.event] ?? decision.event}`));
  for (const entry of chain) say(visible(`  ${time(entry)}  ${describe(entry)}`));
  say(visible(`  ${time(decision)}  ${describe(decision)}`));
  if (server)
    say(wrap(visible(`the server ${SERVER[server.outcome]} by rule ${server.policy_rule}: ${server.why}`), '    '));
  if (answer) say(visible(`  ${time(answer)}  ${describe(answer, server?.outcome)}`));
}

const SERVER: Readonly<Record<OutcomeName, string>> = {
  accepted: 'accepted it',
  refused: 'refused it',
  silent: 'stayed silent',
  reset: 'reset the connection',
  error: 'answered with an HTTP error',
  garbage: 'answered with garbage',
  redirect: 'sent it elsewhere',
  partial: 'broke off in its reply',
};

const EVENTS: Readonly<Record<string, string>> = {
  boot_completed: 'the phone finished booting',
  screen_on: 'the screen was woken',
  user_present: 'the phone was unlocked',
  service_state: 'the service state changed',
  reply_timeout: 'no reply came in time: the client will try again',
  connection_lost: 'the connection was lost: the client will try again',
  report_failed_offline: 'there was no network to send on',
  activation_lost: "no reply of the maker's server was heard: it will try again later",
  system_update: 'the phone was updated',
  fell_back: 'it started from the other slot again, with the build that it had',
  power_lost: 'the battery was empty',
  sim_removed: 'the card in slot 1 was taken out, to be exchanged',
  secret_code: 'the secret code was dialled',
};

function describe(entry: Entry, outcome?: OutcomeName): string {
  switch (entry.event) {
    case 'connectivity_change':
      return `the network changed: ${entry.network}`;
    case 'alarm':
      return `the ${entry.alarm} alarm went off`;
    case 'held_back':
      return `the gate ${entry.gate} held it back: ${entry.saw}`;
    case 'report':
      return `report ${entry.exchange_id}, trigger ${entry.trigger}, root cause ${entry.root_cause}`;
    case 'activation':
      return `activation ${entry.exchange_id}, to the maker's own server`;
    case 'activation_held_back':
      return `the gate ${entry.gate} held the maker's activation back: ${entry.saw}`;
    case 'activation_reply':
      return entry.success
        ? 'the phone is activated, once and for all'
        : 'it is not activated: it will try again later';
    case 'consent':
      return `asked for consent, the user ${entry.given ? 'consented' : 'declined'}`;
    case 'moved':
      return `the person moved: ${entry.place}, cell ${entry.cell}`;
    case 'update_failed':
      return `the update to ${entry.build} failed at its first boot (${entry.first_boot}), and left the client's switch ${entry.on ? 'on' : 'off'}`;
    case 'airplane_mode':
      return `airplane mode was switched ${entry.on ? 'on' : 'off'}`;
    case 'data_sim_switched':
      return `mobile data moved to SIM ${entry.slot}`;
    case 'volte_switched':
      return `VoLTE of SIM ${entry.slot} was switched ${entry.on ? 'on' : 'off'}`;
    case 'user_switched':
      return `the ${entry.primary ? 'primary' : 'secondary'} user took over`;
    case 'reply':
      if (entry.success) return 'the reply means success: the client stores it';
      return outcome === 'error' || outcome === 'garbage' || outcome === 'redirect'
        ? 'the reply says nothing that the client understands: it will try again'
        : 'the reply is a refusal: the client will try again';
    default:
      return EVENTS[entry.event] ?? entry.event;
  }
}
