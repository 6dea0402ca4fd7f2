import { RESULT_SUCCESS, replyResultCode } from '../protocol/reply.ts';
import { found } from './findings.ts';
import type { OutcomeName, PolicyRule } from './schema/policy.ts';
import type { Finding, Path } from './yaml-file.ts';

interface Part {
  readonly outcomes: readonly OutcomeName[];
  readonly needed: readonly OutcomeName[];
  readonly who: string;
}

const refusal: Part = { outcomes: ['refused'], needed: ['refused'], who: 'a refusal' };
const whole: readonly OutcomeName[] = ['accepted', 'refused', 'error', 'garbage'];
const answered: readonly OutcomeName[] = [...whole, 'redirect'];

/** What belongs to some outcomes alone, and which of them need it. */
const PARTS = {
  result_code: refusal,
  result_desc: refusal,
  status: { outcomes: ['error', 'redirect'], needed: ['error', 'redirect'], who: 'an error or a redirect' },
  location: { outcomes: ['redirect'], needed: ['redirect'], who: 'a redirect' },
  body: { outcomes: ['error', 'garbage', 'partial'], needed: [], who: 'an error, garbage or a partial reply' },
  body_bytes: { outcomes: whole, needed: [], who: 'a whole reply that is no redirect' },
  content_type: { outcomes: [...whole, 'partial'], needed: [], who: 'a reply that is no redirect' },
  connection: { outcomes: answered, needed: [], who: 'a whole reply' },
  drip: { outcomes: answered, needed: [], who: 'a whole reply' },
  cut: { outcomes: ['partial'], needed: ['partial'], who: 'a partial reply' },
} as const satisfies Partial<Record<keyof PolicyRule, Part>>;

/** Of which statuses an error and a redirect are. */
const STATUSES: Partial<Record<OutcomeName, readonly [number, number]>> = { error: [400, 599], redirect: [300, 399] };
/** The most that a run carries over its sockets or through its memory for each reply. */
const RUN_BODY_BYTES_MAX = 1024 * 1024;

/** What belongs to a reply, and what does not. */
export function checkParts(rule: PolicyRule, at: Path, is_scenario: boolean): Finding[] {
  const findings: Finding[] = [];
  const say = (path: Path, what: string, remedy: string): void => {
    findings.push(found([...at, ...path], what, remedy));
  };
  for (const name of Object.keys(PARTS) as (keyof typeof PARTS)[]) {
    const { outcomes, needed, who }: Part = PARTS[name];
    if (needed.includes(rule.outcome) && rule[name] === undefined) {
      say([name], `${wordsOf(rule.outcome)} needs \`${name}\``, `Add \`${name}:\``);
    }
    if (!outcomes.includes(rule.outcome) && rule[name] !== undefined) {
      say([name], `only ${who} has \`${name}\``, 'Delete it');
    }
  }
  const [from, to] = STATUSES[rule.outcome] ?? [0, 0];
  if (to > 0 && rule.status !== undefined && (rule.status < from || rule.status > to)) {
    say(['status'], `${wordsOf(rule.outcome)} has a status from ${from} to ${to}`, 'Use one of these');
  }
  if (rule.result_code === RESULT_SUCCESS) {
    say(['result_code'], 'the resultCode "0" means success', 'Use another code');
  }
  if (rule.outcome !== 'partial' && rule.body !== undefined && replyResultCode(rule.body) !== null) {
    const what = 'the client understands this body: it has a resultCode';
    say(['body'], what, 'Use `accepted` or `refused`, or another body');
  }
  if (rule.cut && (rule.cut.bytes === undefined) === (rule.cut.share === undefined)) {
    say(['cut'], 'has not exactly one of `bytes` and `share`', 'Say by one of them where the reply ends');
  }
  if (is_scenario && (rule.body_bytes ?? 0) > RUN_BODY_BYTES_MAX) {
    say(['body_bytes'], `a run carries at most ${RUN_BODY_BYTES_MAX} bytes; serve takes more`, 'Use a smaller number');
  }
  return findings;
}

const WORDS: Partial<Record<OutcomeName, string>> = {
  refused: 'a refusal',
  error: 'an error',
  redirect: 'a redirect',
  partial: 'a partial reply',
};

function wordsOf(outcome: OutcomeName): string {
  return WORDS[outcome] ?? outcome;
}
