import type { Followed, Somebody } from './followed.ts';

/**
 * How well reports were linked, by pairs of reports: of the pairs that were said to be of one, the share that is
 * (precision); of those that are, the share that was said (recall). Null where there is no such pair.
 */
export interface LinkingMeasures {
  readonly precision: number | null;
  readonly recall: number | null;
  /** How many truly sent reports. */
  readonly true_count: number;
  /** Of how many of them every report is linked, and with nobody else's. */
  readonly whole: number;
}

/**
 * Compares groups of reports with the truth.
 * @param ownerOf the phone or person that a device's reports truly are of
 */
export function linkingMeasures(
  groups: readonly Somebody[],
  { lone_devices }: Pick<Followed, 'lone_devices'>,
  ownerOf: (device: number) => number,
): LinkingMeasures {
  const owned = new Map<number, number>();
  const count = (owner: number, reports: number): void => void owned.set(owner, (owned.get(owner) ?? 0) + reports);
  let [said, right] = [0, 0];
  const whole = new Map<number, number>();
  for (const { profiles } of groups) {
    const owners = new Map<number, number>();
    for (const { devices } of profiles) {
      for (const [device, reports] of devices) {
        const owner = ownerOf(device);
        owners.set(owner, (owners.get(owner) ?? 0) + reports);
        count(owner, reports);
      }
    }
    let together = 0;
    for (const reports of owners.values()) {
      together += reports;
      right += pairs(reports);
    }
    said += pairs(together);
    if (owners.size === 1)
      for (const [owner, reports] of owners) whole.set(owner, Math.max(reports, whole.get(owner) ?? 0));
  }
  for (const [device, reports] of lone_devices) {
    count(ownerOf(device), reports);
    if (reports === 1) whole.set(ownerOf(device), Math.max(1, whole.get(ownerOf(device)) ?? 0));
  }
  const true_pairs = [...owned.values()].reduce((sum, reports) => sum + pairs(reports), 0);
  return {
    precision: said === 0 ? null : right / said,
    recall: true_pairs === 0 ? null : right / true_pairs,
    true_count: owned.size,
    whole: [...owned].filter(([owner, reports]) => whole.get(owner) === reports).length,
  };
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
