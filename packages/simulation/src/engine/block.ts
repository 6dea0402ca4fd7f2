/**
 * How many consecutive devices live through a story together. Small, so that their memory is, and that an interrupt
 * costs little. No byte of a run depends on it.
 */
export const BLOCK_DEVICES = 250;

/** Consecutive devices of a run: the unit that is simulated by itself, kept over an interrupt, or given to a worker. */
export interface Block {
  readonly index: number;
  readonly first_device: number;
  readonly devices: number;
}

/** How many blocks so many devices make. */
export function blockCount(devices: number, block_devices: number = BLOCK_DEVICES): number {
  return Math.ceil(devices / block_devices);
}

/** The block of an index; the last one may be smaller. */
export function blockAt(index: number, devices: number, block_devices: number = BLOCK_DEVICES): Block {
  const first_device = index * block_devices;
  return { index, first_device, devices: Math.min(block_devices, devices - first_device) };
}
