import type { PhoneRun } from '@phonehome/client-sim';
import type { ExchangeRecord } from '@phonehome/fake-server';
import type { Listener } from './tally.ts';
import type { Setting, Window, Witnessed, WitnessedReport } from './witnessed.ts';

/** Tells listeners what happens in a run. */
export interface Narrator {
  /** Takes what happens on a phone, in order of time for each phone. */
  hear(witnessed: Witnessed, phase: string): void;
  /** Ends a window: joins its reports with the server's records, and accounts for the time that the phones lived. */
  closeWindow(window: Window): void;
}

/** A narrator for a fleet of consecutive devices. It keeps nothing of a day but its reports. */
export function createNarrator(fleet: readonly PhoneRun[], listeners: readonly Listener[]): Narrator {
  const hearing = listeners.flatMap(({ happened }) => happened ?? []);
  const first_device = fleet[0]?.device ?? 0;
  const homes = fleet.map((run) => ({ build: run.phone.build.id, since_ms: run.switched_on_ms }));
  let reports: (Omit<WitnessedReport, 'record'> & { setting: Setting; run: PhoneRun })[] = [];
  const settle = (run: PhoneRun, phase: string, now_ms: number): void => {
    const home = homes[run.device - first_device];
    if (!home || home.since_ms >= now_ms) return;
    const setting: Setting = { cohort: run.cohort.id, phase, build: home.build };
    for (const listener of listeners) listener.lived(setting, run, now_ms - home.since_ms);
    home.since_ms = now_ms;
  };
  return {
    hear(witnessed, phase) {
      const { run, happening, build, time_ms } = witnessed;
      const setting: Setting = { cohort: run.cohort.id, phase, build };
      if (happening.event === 'system_update') {
        settle(run, phase, time_ms);
        (homes[run.device - first_device] as { build: string }).build = build;
      }
      for (const happened of hearing) happened(setting, witnessed);
      if (happening.event === 'report') reports.push({ setting, happening, identity: run.identity, run });
    },
    closeWindow({ records, phase, until_ms }) {
      const recordOf = new Map<string, ExchangeRecord>();
      for (const record of records) recordOf.set(record.exchange_id, record);
      for (const { setting, happening, identity, run } of reports) {
        const record = recordOf.get(happening.exchange_id) ?? null;
        const report: WitnessedReport = { happening, identity, record };
        for (const listener of listeners) listener.reported(setting, report, run);
      }
      reports = [];
      for (const run of fleet) settle(run, phase, until_ms);
    },
  };
}
