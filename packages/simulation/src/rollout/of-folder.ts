import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorld, loadScenario } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { isTimelineEntry } from '../explain/lines.ts';
import { runFiles } from '../folder/layout.ts';
import type { Manifest } from '../folder/manifest.ts';
import { parseLine, readManifest, refuseIfAltered, runLines, unreadable } from '../folder/read.ts';
import { createDailyCount } from './daily-count.ts';
import { type Rollout, rolloutOf } from './rollout.ts';

/** The lines that count. Within a text a quotation mark is escaped, so that no text can look like them. */
const COUNTS = /"event":"(?:report|system_update)"/;

/**
 * The roll-out of a finished run, by one reading of its timeline; all else follows from its scenario and seed.
 * @throws PhonehomeError RUN_UNREADABLE when the folder is no finished run, has no timeline, or was altered
 */
export async function rolloutOfFolder(folder: string): Promise<Rollout> {
  const manifest = await readManifest(folder);
  const { seed, devices, timeline } = manifest;
  if (timeline === 'none') {
    const remedy = 'Make the run again without `--timeline none`, or name its scenario instead of the folder';
    throw unreadable(folder, 'this run has no timeline', remedy);
  }
  await refuseIfAltered(folder, manifest);
  refuseUnlikely(folder, manifest);
  const path = join(folder, runFiles.scenario);
  const text = await readFile(path, 'utf8').catch(() => {
    throw unreadable(path, 'the file cannot be read', 'Make the run again');
  });
  const world = createWorld(loadScenario(text, path), clientState);
  const count = createDailyCount(world, seed, devices);
  for await (const line of runLines(folder, runFiles.timeline)) {
    if (!COUNTS.test(line)) continue;
    const { event, device, time_ms, build } = parseLine(line, folder, runFiles.timeline, isTimelineEntry);
    if (!(device >= 0 && device < devices)) {
      throw unreadable(
        join(folder, runFiles.timeline),
        `there is no phone ${device} in this run`,
        'Make the run again',
      );
    }
    if (event === 'report') count.reported(device, time_ms);
    else count.installed(device, time_ms, build);
  }
  return rolloutOf(count, world, { seed, devices });
}

/** Anybody may have altered a manifest: a phone has a line of its own, and a seed is a whole number. */
function refuseUnlikely(folder: string, { seed, devices, files }: Manifest): void {
  const most = files[runFiles.devices]?.bytes ?? 0;
  if (devices >= 1 && devices <= most && Number.isSafeInteger(seed) && seed >= 0) return;
  const what = `seed ${seed} and ${devices} phones cannot be those of this run`;
  throw unreadable(join(folder, runFiles.manifest), what, 'Make the run again');
}
