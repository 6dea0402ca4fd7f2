import { availableParallelism, cpus, loadavg } from 'node:os';

/** Runs several works in turn, so often, and gives the seconds of each round: what disturbs one round disturbs all. */
export async function inTurn<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[];
  const seconds = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) for (const name of names) seconds[name].push(await timed(works[name]));
  return seconds;
}

/** How many seconds a work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start_ms = performance.now();
  await work();
  return (performance.now() - start_ms) / 1000;
}

/** The middle one; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN;
}

/** Writes a line of the report. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says on what it ran, and what else ran there: figures of a busy machine are no figures. */
export function sayMachine(): void {
  const load = loadavg()[0]?.toFixed(2);
  say(
    `Node.js ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown processor'}, load ${load}`,
  );
}

/** A number in groups of three. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
