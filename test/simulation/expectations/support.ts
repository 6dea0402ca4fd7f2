import { createPhoneRun, type Happening, type PhoneRun } from '@phonehome/client-sim';
import { createWorld, type Expectation, type OutcomeName, type RootCause, type Trigger } from '@phonehome/shared';
import type { Verdict } from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import { createMeter } from '../../../packages/simulation/src/expectations/meter.ts';
import { judge } from '../../../packages/simulation/src/expectations/verdict.ts';
import { brief } from '../support.ts';

const SEED = 5;
const DAY_MS = 24 * 3_600_000;
const ALL_DEVICES = 3;

const world = createWorld(brief('incident'), clientState);
const phones = Array.from({ length: ALL_DEVICES }, (_, device) => createPhoneRun(world, SEED, device));

/** Where something happened, and to whom; by default where the filters of these tests look. */
interface At {
  readonly cohort?: string;
  readonly phase?: string;
  readonly build?: string;
  readonly device?: number;
}

/** An account of things that happened, and what a meter for an expectation makes of them. */
export interface Account {
  lived(days: number, at?: At): Account;
  happened(happening: Happening, at?: At): Account;
  reported(report?: ReportSeen, at?: At): Account;
  verdict(): Verdict;
}

interface ReportSeen {
  readonly trigger?: Trigger;
  readonly root_cause?: RootCause;
  readonly outcome?: OutcomeName;
  readonly fields?: Readonly<Record<string, string>>;
  /** The server has no record of it. */
  readonly lost?: boolean;
}

/** Begins an account for an expectation about reports, unless it says otherwise. */
export function account(statement: Partial<Expectation>): Account {
  const expectation: Expectation = { id: 'it', says: 'it is so', count: 'reports', where: {}, ...statement };
  const meter = createMeter(expectation);
  const settingOf = ({ cohort = 'mispackaged', phase = 'leaking', build = 'ww-december' }: At) => ({
    cohort,
    phase,
    build,
  });
  const phoneOf = ({ device = 0 }: At): PhoneRun => phones[device] as PhoneRun;
  const self: Account = {
    lived(days, at = {}) {
      meter.lived(settingOf(at), phoneOf(at), days * DAY_MS);
      return self;
    },
    happened(happening, at = {}) {
      const { device = 0, build = 'ww-december' } = at;
      const entry = { device, seq: 0, time_ms: 0, cause: null, happening, build, has_client: true, run: phoneOf(at) };
      meter.happened?.(settingOf(at), entry);
      return self;
    },
    reported(
      { trigger = 'SCREEN_ON', root_cause = 'wake', outcome = 'refused', fields = {}, lost = false } = {},
      at = {},
    ) {
      const decision = { outcome, policy_rule: 'a-rule', result_code: null, why: 'a test says so' };
      const request = { bytes_base64: '' };
      const record = { v: 1, exchange_id: 'a0', time_ms: 0, request, report: fields, anomalies: [], decision } as const;
      const happening = { event: 'report', exchange_id: 'a0', trigger, root_cause } as const;
      const { identity } = phoneOf(at);
      meter.reported(settingOf(at), { happening, identity, record: lost ? null : record }, phoneOf(at));
      return self;
    },
    verdict: () => judge(expectation, meter.counts(), { seed: SEED, devices: ALL_DEVICES }),
  };
  return self;
}
