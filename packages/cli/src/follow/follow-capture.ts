import { createFollower, type Observer, type Sighting } from '@phonehome/observe';
import { fieldDefinition, PhonehomeError, type Report, US_PER_MS } from '@phonehome/shared';
import { type CapturedMessage, decodeCaptured } from '../captured-messages.ts';
import { readBytes } from '../read-bytes.ts';
import type { FollowedReports } from './followed-reports.ts';

interface FollowCaptureOptions {
  readonly observer: Observer;
  readonly seed: number;
}

/**
 * Follows the phones whose reports are in a capture, as whoever took it can: what is encrypted is none of them. The addresses
 * are those of the clients. The truth is not in it.
 * @throws PhonehomeError INPUT_UNREADABLE for what is no capture, or a broken one
 */
export async function followCapture(file: string, { observer, seed }: FollowCaptureOptions): Promise<FollowedReports> {
  const { messages, notes } = decodeCaptured(await readBytes(file), file);
  const seen = messages.flatMap(sightingOf);
  if (seen.length === 0) {
    const what = 'there is no report of an activation client in it';
    throw new PhonehomeError('INPUT_UNREADABLE', [
      { file, what, remedy: 'Name a run folder, or a capture (pcapng, pcap) with reports in clear text' },
    ]);
  }
  const follower = createFollower({ observer, seed });
  for (const sighting of seen.sort((a, b) => a.time_ms - b.time_ms)) follower.see(sighting);
  return { notes, followed: follower.followed(), measures: follower.measures() };
}

function sightingOf({ report, captured }: CapturedMessage): Sighting[] {
  if (!captured || report === null || !isReport(report)) return [];
  return [{ time_ms: captured.time_us / US_PER_MS, fields: report, address: captured.client.address }];
}

/** How many fields that say who or where make JSON without a version a report. */
const TELLING_MIN = 2;

/** Other applications send JSON, too, with a model and a build in it: a report names its version, or who and where. */
function isReport(report: Report): boolean {
  const names = Object.keys(report);
  const telling = names.filter((name) => (fieldDefinition(name)?.sensitivity ?? 'configuration') !== 'configuration');
  return names.includes('REGVER') || telling.length >= TELLING_MIN;
}
