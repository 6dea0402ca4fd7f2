import type { Histogram, MetricObjectWithValues, MetricValueWithName, Registry } from 'prom-client';

/** Counts values by how large they are, in plain numbers: what is done for each request should cost next to nothing. */
export interface Tally {
  observe(value: number): void;
}

/**
 * A histogram of a registry, which makes of the counts what a scrape wants when one comes.
 * @param buckets upper bounds, growing
 */
export function createTally(name: string, help: string, buckets: readonly number[], registry: Registry): Tally {
  const counts = new Float64Array(buckets.length + 1);
  let sum = 0;
  type Value = MetricValueWithName<'le'>;
  const get = async (): Promise<Omit<MetricObjectWithValues<Value>, 'collect' | 'type'> & { type: string }> => {
    let count = 0;
    const values: Value[] = [...buckets, '+Inf'].map((le, i) => {
      count += counts[i] as number;
      return { metricName: `${name}_bucket`, labels: { le }, value: count };
    });
    values.push({ metricName: `${name}_sum`, labels: {}, value: sum });
    values.push({ metricName: `${name}_count`, labels: {}, value: count });
    return { name, help, type: 'histogram', values, aggregator: 'sum' };
  };
  registry.registerMetric({ name, help, get } as unknown as Histogram);
  return {
    observe(value) {
      let at = 0;
      while (at < buckets.length && value > (buckets[at] as number)) at++;
      counts[at] = (counts[at] as number) + 1;
      sum += value;
    },
  };
}
