import { isChinaTelecomIccid, meidOfImei, primaryIccid, type Report } from '@phonehome/shared';
import type { PhoneRun } from '@phonehome/simulation';
import { Seen } from './seen.ts';
import type { Watcher } from './sight.ts';

/** What a server was right about that has to tell phones of its own region from others. */
interface RegionCheck {
  reports: number;
  /** In which the issuer of the card is told, and truly. */
  card_told: number;
  /** In which the model is told, and truly. */
  model_told: number;
}

/** A phone of a run: what became known of it to whom, and what the purposes got. */
export class WatchedPhone {
  readonly device: number;
  readonly role: 'affected' | 'at-home' | 'other';
  readonly seen: Readonly<Record<Watcher, Seen>> = { recipient: new Seen(), maker: new Seen(), path: new Seen() };
  readonly region_check: RegionCheck = { reports: 0, card_told: 0, model_told: 0 };
  /** When a report, or an activation, was first accepted, whatever it said of the phone; null for never. */
  accepted_ms: number | null = null;
  /** When one was first accepted that tells the phone's own number, which a warranty is for. */
  activated_ms: number | null = null;
  readonly run: PhoneRun;

  constructor(run: PhoneRun, role: WatchedPhone['role']) {
    this.run = run;
    this.device = run.device;
    this.role = role;
  }

  /** The true numbers of the phone and of all cards that were in it. */
  get truly(): ReadonlySet<string> {
    const { identity, cards } = this.run;
    const meids = identity.imeis.map(meidOfImei);
    return new Set([...identity.imeis, ...meids, identity.mac, ...cards.flatMap(({ iccid, imsi }) => [iccid, imsi])]);
  }

  accept(time_ms: number, told: readonly string[]): void {
    this.accepted_ms ??= time_ms;
    const { imeis } = this.run.identity;
    const own = new Set([...imeis, ...imeis.map(meidOfImei)]);
    if (told.some((value) => own.has(value))) this.activated_ms ??= time_ms;
  }

  /**
   * Holds what a report says of card and model against what was in the phone when it was sent.
   * @param iccid of the card for data
   */
  check(report: Report, iccid: string): void {
    const told = primaryIccid(report);
    this.region_check.reports++;
    if (told !== '' && isChinaTelecomIccid(told) === isChinaTelecomIccid(iccid)) this.region_check.card_told++;
    const { model } = this.run.cohort.model;
    if ((report.MODEL ?? report.MODELSMS ?? '') === model) this.region_check.model_told++;
  }
}
