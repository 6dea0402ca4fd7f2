import { grouped } from '@phonehome/shared';
import type { RunFacts } from '../../run/run-facts.ts';
import { ofReports, requestsText } from '../figures-of-run.ts';
import type { Reading } from '../reading.ts';

const TRIGGERS =
  'What made real phones send: with the trigger model `as-reported` the moments are put in, made from these very reports; only that each is tried again follows.';

function causes({ root_causes }: RunFacts): string[] {
  if (root_causes.length === 0) return [];
  return [
    `What the reports followed from: ${root_causes.map(({ cause, reports }) => `${cause} ${grouped(reports)}`).join(', ')}.`,
  ];
}

/** When phones send, over what, and why again. */
export const sendingReadings: readonly Reading[] = [
  { claim: 'sends-on-power-unlock-wake', basis: 'both', cannot_show: TRIGGERS, shows: causes },
  {
    claim: 'sends-on-power-activation-unlock',
    basis: 'both',
    cannot_show: `${TRIGGERS} What "activated" means is not known.`,
    shows: causes,
  },
  { claim: 'sends-on-power', basis: 'both', cannot_show: TRIGGERS, shows: causes },
  { claim: 'sends-on-each-unlock', basis: 'both', cannot_show: TRIGGERS, shows: causes },
  {
    claim: 'clear-text',
    basis: 'put-in',
    cannot_show:
      'That real phones sent so; it was seen in packet captures. The form of the request is put in as it is known.',
    shows: (facts) => [
      `${requestsText(facts.readable, facts)} can be read by anyone who sees them pass: base64 is a spelling, not a cipher.`,
    ],
  },
  {
    claim: 'server-did-not-accept',
    basis: 'put-in',
    cannot_show:
      "What the real server answered: nothing of it is public but the form of its answers. The refusal is our model's.",
    shows: (facts) => [`${ofReports(facts.reports - facts.accepted, facts)} were not accepted.`],
  },
  {
    claim: 'tried-again-and-again',
    basis: 'follows',
    cannot_show:
      'Why the real server refused. That a client which was refused tries again follows from its known rules.',
  },
];
