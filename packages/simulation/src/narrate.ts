import type { PhoneRun } from '@phonehome/client-sim';
import type { Listener } from './tally.ts';
import type { Setting, Window, WitnessedReport } from './witnessed.ts';

/** Tells listeners what happened in a window. */
export type Narrator = (window: Window) => void;

/**
 * Makes a narrator for a fleet. It joins reports with the server's records, and keeps account of how long each phone
 * has lived in which setting.
 */
export function createNarrator(fleet: readonly PhoneRun[], listeners: readonly Listener[]): Narrator {
  const hearing = listeners.flatMap(({ happened }) => happened ?? []);
  const settled = fleet.map((run) => ({ build: run.phone.build.id, since_ms: run.switched_on_ms }));
  return ({ truth, records, phase, until_ms }) => {
    const recordOf = new Map(records.map((record) => [record.exchange_id, record]));
    const settle = (run: PhoneRun, now_ms: number): void => {
      const place = settled[run.device];
      if (!place || place.since_ms >= now_ms) return;
      const setting: Setting = { cohort: run.cohort.id, phase, build: place.build };
      for (const listener of listeners) listener.lived(setting, run, now_ms - place.since_ms);
      place.since_ms = now_ms;
    };
    for (const witnessed of truth) {
      const { run, happening, build, time_ms } = witnessed;
      const setting: Setting = { cohort: run.cohort.id, phase, build };
      if (happening.event === 'system_update') {
        settle(run, time_ms);
        (settled[run.device] as { build: string }).build = build;
      }
      for (const happened of hearing) happened(setting, witnessed);
      if (happening.event !== 'report') continue;
      const report: WitnessedReport = { happening, record: recordOf.get(happening.exchange_id) ?? null };
      for (const listener of listeners) listener.reported(setting, report, run);
    }
    for (const run of fleet) settle(run, until_ms);
  };
}
