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
  printable,
  randomStream,
} from '@phonehome/shared';
import type { ReplyCondition, ReplyPolicy, ReplyRule } from './reply-policy.ts';

/** Of an ICCID, the digits that tell the issuer are shown in a reason; the rest would identify the subscriber. */
const ICCID_PREFIX_LENGTH = 6;

/** All of a request that a decision may look at. */
export interface Asked {
  /** When it arrived, in the time base of the policy. */
  readonly time_ms: number;
  readonly headers: readonly Header[];
  readonly decoded: Decoded;
}

/** A condition of a rule, and the fact that it was held against. */
export interface Fact {
  readonly holds: boolean;
  readonly saw: string;
}

/** Holds each condition of a rule against a request, in the order in which a reason names them. */
export function factsOf(rule: ReplyRule, asked: Asked, policy: ReplyPolicy): Fact[] {
  const { when } = rule;
  const facts: Fact[] = [];
  if (when.decoded !== undefined) facts.push(decodedFact(when.decoded, asked.decoded));
  if (when.primary_sim !== undefined) facts.push(primarySimFact(when.primary_sim, asked.decoded));
  if (when.required_fields !== undefined) facts.push(requiredFieldsFact(when.required_fields, asked.decoded));
  if (when.host !== undefined) facts.push(hostFact(when.host, asked.headers));
  if (when.from_ms !== undefined || when.until_ms !== undefined) facts.push(dayFact(when, asked.time_ms, policy));
  if (when.share !== undefined) facts.push(shareFact(when.share, rule.id, asked, policy.seed));
  return facts;
}

function decodedFact(wanted: boolean, { report, anomalies }: Decoded): Fact {
  const saw = report ? 'the body was decoded' : `the body was not decoded (${anomalies.map((a) => a.id).join(', ')})`;
  return { holds: wanted === (report !== null), saw };
}

function primarySimFact(wanted: NonNullable<ReplyCondition['primary_sim']>, { report }: Decoded): Fact {
  const iccid = report ? primaryIccid(report) : '';
  const owner = isChinaTelecomIccid(iccid) ? 'china-telecom' : 'other';
  const prefix = iccid.slice(0, ICCID_PREFIX_LENGTH).replace(/\D/g, '?');
  const whose = owner === 'other' ? "not a China Telecom card's" : "a China Telecom card's";
  const saw = iccid === '' ? 'the primary SIM has no ICCID' : `the primary SIM's ICCID ${prefix}… is ${whose}`;
  return { holds: wanted === owner, saw };
}

function requiredFieldsFact(wanted: NonNullable<ReplyCondition['required_fields']>, { report }: Decoded): Fact {
  const missing = report ? missingRequired(report) : ['all'];
  const saw = missing.length === 0 ? 'every required field is there' : `required fields missing: ${missing.join(', ')}`;
  return { holds: (wanted === 'complete') === (missing.length === 0), saw };
}

/** By the first Host header: no phone sends two, and a server would take the first. */
function hostFact(wanted: string, headers: readonly Header[]): Fact {
  const value = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const host = value?.replace(/:\d*$/, '') ?? '';
  const saw = host === '' ? 'no host is named' : `the host is ${printable(host)}`;
  return { holds: host.toLowerCase() === wanted.toLowerCase(), saw };
}

function dayFact(
  { from_ms = -Infinity, until_ms = Infinity }: ReplyCondition,
  time_ms: number,
  policy: ReplyPolicy,
): Fact {
  const day = formatDate(Math.floor((policy.epoch_ms + time_ms) / MS_PER_DAY));
  return { holds: from_ms <= time_ms && time_ms < until_ms, saw: `it arrived on ${day}` };
}

/** A draw of its own for each seed, rule, device and time: what other phones send, and when, changes nothing. */
function shareFact(share: number, rule_id: string, { time_ms, decoded }: Asked, seed: number): Fact {
  const key = decoded.report ? deviceKey(decoded.report) : '';
  const taken = randomStream(seed, 'policy-share', nameHash(`${rule_id} ${key} ${time_ms}`)).chance(share);
  return { holds: taken, saw: `it ${taken ? 'fell' : 'did not fall'} in the share of ${share}` };
}
