import {
  type Decoded,
  deviceKey,
  formatDate,
  type Header,
  isChinaTelecomIccid,
  MS_PER_DAY,
  missingRequired,
  nameHash,
  primaryIccid,
  primaryImsis,
  printable,
  randomStream,
} from '@phonehome/shared';
import type { Counts } from './counters.ts';
import { fieldFact } from './field-condition.ts';
import type { ReplyCondition, ReplyPolicy, ReplyRule } from './reply-policy.ts';

/** Of an ICCID, the digits that tell the issuer are shown in a reason; the rest would identify the subscriber. */
const ICCID_PREFIX_LENGTH = 6;

/** All of a request that a decision may look at. */
export interface Asked {
  /** When it arrived, in the time base of the policy. */
  readonly time_ms: number;
  readonly headers: readonly Header[];
  readonly decoded: Decoded;
  /** What came before, where the server counts that: in `serve`, never in a run. */
  readonly counts?: Counts;
}

/** A condition of a rule, and the fact that it was held against. */
export interface Fact {
  /** The key of the condition in the rule; `date` for both ends of the days, `field.NAME` for one of the fields. */
  readonly condition: string;
  readonly holds: boolean;
  readonly saw: string;
}

type When = ReplyCondition;

/** Holds each condition of a rule against a request, in the order in which a reason names them. */
export function factsOf(rule: ReplyRule, asked: Asked, policy: ReplyPolicy): Fact[] {
  const { when } = rule;
  const { decoded, counts } = asked;
  const facts: Fact[] = [];
  if (when.decoded !== undefined) facts.push(decodedFact(when.decoded, decoded));
  if (when.primary_sim !== undefined) facts.push(primarySimFact(when.primary_sim, decoded));
  if (when.iccid !== undefined) facts.push(iccidFact(when.iccid, decoded));
  if (when.mcc_mnc !== undefined) facts.push(mccMncFact(when.mcc_mnc, decoded));
  for (const [name, wanted] of Object.entries(when.field ?? {})) facts.push(fieldFact(name, wanted, decoded.report));
  if (when.required_fields !== undefined) facts.push(requiredFieldsFact(when.required_fields, decoded));
  if (when.host !== undefined) facts.push(hostFact(when.host, asked.headers));
  if (when.from_ms !== undefined || when.until_ms !== undefined) facts.push(dayFact(when, asked.time_ms, policy));
  if (when.attempt !== undefined) facts.push(attemptFact(when.attempt, counts));
  if (when.share !== undefined) facts.push(shareFact(when.share, rule.id, asked, policy.seed));
  if (when.rate !== undefined) facts.push(rateFact(when.rate, rule.id, counts));
  return facts;
}

function decodedFact(wanted: boolean, { report, anomalies }: Decoded): Fact {
  const saw = report ? 'the body was decoded' : `the body was not decoded (${anomalies.map((a) => a.id).join(', ')})`;
  return { condition: 'decoded', holds: wanted === (report !== null), saw };
}

/** What of an ICCID may be shown, with words around it. */
function shownIccid(iccid: string, is: string): string {
  if (iccid === '') return 'the primary SIM has no ICCID';
  return `the primary SIM's ICCID ${iccid.slice(0, ICCID_PREFIX_LENGTH).replace(/\D/g, '?')}… is ${is}`;
}

function primarySimFact(wanted: NonNullable<When['primary_sim']>, { report }: Decoded): Fact {
  const iccid = report ? primaryIccid(report) : '';
  const owner = isChinaTelecomIccid(iccid) ? 'china-telecom' : 'other';
  const whose = owner === 'other' ? "not a China Telecom card's" : "a China Telecom card's";
  return { condition: 'primary_sim', holds: wanted === owner, saw: shownIccid(iccid, whose) };
}

const listOf = (wanted: string | readonly string[]): readonly string[] =>
  typeof wanted === 'string' ? [wanted] : wanted;

function iccidFact(wanted: NonNullable<When['iccid']>, { report }: Decoded): Fact {
  const iccid = report ? primaryIccid(report) : '';
  const holds = listOf(wanted).some((prefix) => iccid.startsWith(prefix));
  return { condition: 'iccid', holds, saw: shownIccid(iccid, holds ? 'one of those named' : 'none of those named') };
}

/** By the digits that the condition names: how many of an IMSI are the network's, two or three, its own do not tell. */
function mccMncFact(wanted: NonNullable<When['mcc_mnc']>, { report }: Decoded): Fact {
  const imsis = report ? primaryImsis(report) : [];
  const found = listOf(wanted).find((network) => imsis.some((imsi) => imsi.startsWith(network.replace('-', ''))));
  const country = imsis[0]?.slice(0, 3).replace(/\D/g, '?');
  const other = imsis.length === 0 ? 'the primary SIM has no IMSI' : `an IMSI of country ${country} is of none named`;
  const saw = found === undefined ? other : `the primary SIM's IMSI is of ${found}`;
  return { condition: 'mcc_mnc', holds: found !== undefined, saw };
}

function requiredFieldsFact(wanted: NonNullable<When['required_fields']>, { report }: Decoded): Fact {
  const missing = report ? missingRequired(report) : ['all'];
  const saw = missing.length === 0 ? 'every required field is there' : `required fields missing: ${missing.join(', ')}`;
  return { condition: 'required_fields', holds: (wanted === 'complete') === (missing.length === 0), saw };
}

/** By the first Host header: no phone sends two, and a server would take the first. */
function hostFact(wanted: string, headers: readonly Header[]): Fact {
  const value = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const host = value?.replace(/:\d*$/, '') ?? '';
  const saw = host === '' ? 'no host is named' : `the host is ${printable(host)}`;
  return { condition: 'host', holds: host.toLowerCase() === wanted.toLowerCase(), saw };
}

function dayFact({ from_ms = -Infinity, until_ms = Infinity }: When, time_ms: number, policy: ReplyPolicy): Fact {
  const day = formatDate(Math.floor((policy.epoch_ms + time_ms) / MS_PER_DAY));
  return { condition: 'date', holds: from_ms <= time_ms && time_ms < until_ms, saw: `it arrived on ${day}` };
}

function attemptFact({ min = 1, max = Infinity }: NonNullable<When['attempt']>, counts: Counts | undefined): Fact {
  if (!counts) throw new RangeError('a condition `attempt` needs a server that counts');
  const { attempt } = counts;
  const saw = attempt === null ? 'it names no device' : `it is number ${attempt} of its device`;
  return { condition: 'attempt', holds: attempt !== null && min <= attempt && attempt <= max, saw };
}

/** The draws of a rule about a request: of its own for each seed, rule, device and time. */
export function ruleSubject(rule_id: string, { time_ms, decoded }: Asked): number {
  const key = decoded.report ? deviceKey(decoded.report) : '';
  return nameHash(`${rule_id} ${key} ${time_ms}`);
}

/** What other phones send, and when, changes nothing. */
function shareFact(share: number, rule_id: string, asked: Asked, seed: number): Fact {
  const taken = randomStream(seed, 'policy-share', ruleSubject(rule_id, asked)).chance(share);
  return { condition: 'share', holds: taken, saw: `it ${taken ? 'fell' : 'did not fall'} in the share of ${share}` };
}

function rateFact({ count_max, per_ms }: NonNullable<When['rate']>, rule_id: string, counts: Counts | undefined): Fact {
  if (!counts) throw new RangeError('a condition `rate` needs a server that counts');
  const taken = counts.taken.get(rule_id) ?? 0;
  return {
    condition: 'rate',
    holds: taken < count_max,
    saw: `the rule has taken ${taken} in this interval of ${per_ms} ms`,
  };
}
