import { type ClaimFigure, MS_PER_DAY, type Report } from '@phonehome/shared';
import { calendar } from './derive.ts';
import type { CellLife } from './life.ts';
import {
  afterPause,
  during,
  followed,
  type Measuring,
  ofReports,
  ratio,
  reportsByDay,
  sentWithin,
  share,
  sum,
  windows,
  withClient,
} from './measuring.ts';

/** A figure of a cell under one seed: what it is, and how it is measured. */
export interface FigureDefinition {
  /** What it is, in a few words that a table can show. */
  readonly says: string;
  readonly unit: 'share' | 'per phone' | 'per phone-day';
  readonly measure: Measuring;
}

const DECIMALS = 4;

/** Every figure that a claim can be measured by. */
export const figures: Readonly<Record<ClaimFigure, FigureDefinition>> = {
  'phones-reporting': {
    says: 'phones that send a report while they have the client',
    unit: 'share',
    measure: ({ phones }) => share(phones, (phone) => withClient(phone).length > 0),
  },
  'reports-a-phone': {
    says: 'reports of a phone while it has the client',
    unit: 'per phone',
    measure: ({ phones }) =>
      ratio(
        sum(phones, (phone) => withClient(phone).length),
        phones.length,
      ),
  },
  'reports-a-day': {
    says: 'reports of a phone in a day with the client',
    unit: 'per phone-day',
    measure: ({ phones }) =>
      ratio(
        sum(phones, (phone) => withClient(phone).length),
        sum(phones, ({ client_from_ms, client_until_ms }) => client_until_ms - client_from_ms) / MS_PER_DAY,
      ),
  },
  'boots-with-report': {
    says: 'restarts with the client (the first start with its build apart) with a report within 5 minutes',
    unit: 'share',
    measure: followed(({ boots_ms, ...phone }) => during(phone, boots_ms).slice(1), 0, windows.boot_after_ms),
  },
  'unlocks-with-report': {
    says: 'unlocks with a report in the minute after, or in the 10 seconds before: the wake of the same touch',
    unit: 'share',
    measure: followed((phone) => during(phone, phone.unlocks_ms), windows.touch_before_ms, windows.touch_after_ms),
  },
  'idle-unlocks-with-report': {
    says: 'likewise, of the unlocks after 20 minutes or more without a wake',
    unit: 'share',
    measure: followed((phone) => during(phone, afterPause(phone)), windows.touch_before_ms, windows.touch_after_ms),
  },
  'wakes-with-report': {
    says: 'wakes of the screen with a report in the minute after',
    unit: 'share',
    measure: followed((phone) => during(phone, phone.wakes_ms), 0, windows.touch_after_ms),
  },
  'days-with-two-reports': {
    says: 'whole local days with the client on which a phone sends twice or more',
    unit: 'share',
    measure: (life) =>
      share(
        life.phones.flatMap((phone) => reportsByDay(phone, life.utc_offset_ms)),
        (count) => count >= 2,
      ),
  },
  'phones-reporting-late': {
    says: `phones that still send in the last ${calendar.late_days} days before the fix is released`,
    unit: 'share',
    measure: ({ phones, fixed_ms }) =>
      share(phones, ({ reports }) => sentWithin(reports, fixed_ms - calendar.late_days * MS_PER_DAY, fixed_ms)),
  },
  'phones-reporting-early': {
    says: 'of the phones that send at all, those that do before the update is released',
    unit: 'share',
    measure: ({ phones, released_ms }) =>
      share(
        phones.filter(({ reports }) => reports.length > 0),
        ({ reports }) => sentWithin(reports, 0, released_ms),
      ),
  },
  'reports-with-imei': carried('a whole IMEI', ({ IMEI1, IMEI2 }) => Boolean(IMEI1 || IMEI2)),
  'reports-with-equipment-number': carried('an IMEI, or a MEID (its first 14 digits)', ({ IMEI1, IMEI2, MEID }) =>
    Boolean(IMEI1 || IMEI2 || MEID),
  ),
  'reports-with-iccid': carried('the number of a SIM card (ICCID)', ({ SIM1ICCID, SIM2ICCID }) =>
    Boolean(SIM1ICCID || SIM2ICCID),
  ),
  'reports-with-imsi': carried('the number of a subscriber (IMSI)', (report) =>
    ['SIM1LTEIMSI', 'SIM1CDMAIMSI', 'SIM2LTEIMSI', 'SIM2CDMAIMSI', 'SIM2IMSI'].some((name) => report[name]),
  ),
  'reports-with-mac': carried('the MAC address of the Wi-Fi interface', ({ MACID }) => Boolean(MACID)),
  'reports-with-network-information': carried('a MAC address, the access type or the VoLTE switch', (report) =>
    ['MACID', 'ACCESSTYPE', 'SIM1VoLTESW', 'SIM2VoLTESW'].some((name) => report[name]),
  ),
  'reports-with-cell': carried('the serving cell', ({ SIM1CELLID, SIM2CELLID }) => Boolean(SIM1CELLID || SIM2CELLID)),
  'reports-with-coordinates': carried('coordinates', ({ LATITUDE, LONGITUDE }) => Boolean(LATITUDE || LONGITUDE)),
  'reports-in-clear-text': {
    says: 'reports that are a POST over plain TCP which anyone on the way can decode',
    unit: 'share',
    measure: ofReports(
      ({ record }) => record?.report != null && 'method' in record.request && record.request.method === 'POST',
    ),
  },
  'reports-not-accepted': {
    says: 'reports that the server refuses or leaves unanswered',
    unit: 'share',
    measure: ofReports(({ record }) => record?.decision.outcome !== 'accepted'),
  },
  'fixed-reports-a-day': {
    says: 'reports of a phone in a day with the fix',
    unit: 'per phone-day',
    measure: ({ phones, end_ms }) =>
      ratio(
        sum(
          phones,
          ({ reports, client_until_ms }) => reports.filter(({ time_ms }) => time_ms >= client_until_ms).length,
        ),
        sum(phones, ({ client_until_ms }) => end_ms - client_until_ms) / MS_PER_DAY,
      ),
  },
};

/** Measures every figure. */
export function measureFigures(life: CellLife): Record<ClaimFigure, number | null> {
  const values = Object.entries(figures).map(([id, { measure }]) => [id, rounded(measure(life))]);
  return Object.fromEntries(values);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(DECIMALS));
}

function carried(what: string, holds: (report: Report) => boolean): FigureDefinition {
  return {
    says: `reports that carry ${what}`,
    unit: 'share',
    measure: ofReports(({ record }) => record?.report != null && holds(record.report)),
  };
}
