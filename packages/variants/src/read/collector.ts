import type {
  BuildFacts,
  CarrierConfigFact,
  FactKind,
  FileFact,
  InputProblem,
  OverlayFact,
  PackageFact,
  PropertyFact,
  TextFact,
} from '../facts/facts.ts';

/** A file that is broken in a thousand places is told to be so by some of them. */
const PROBLEMS_A_FILE = 20;

/** What the readers put their facts into. */
export interface Collector {
  readonly looked_at: Set<FactKind>;
  readonly properties: PropertyFact[];
  readonly packages: PackageFact[];
  readonly overlays: OverlayFact[];
  readonly carrier_config: CarrierConfigFact[];
  readonly files: FileFact[];
  readonly texts: TextFact[];
  problem(problem: InputProblem): void;
  facts(name: string): BuildFacts;
}

/** An empty collector. */
export function createCollector(): Collector {
  const problems: InputProblem[] = [];
  const counts = new Map<string, number>();
  const collected = {
    looked_at: new Set<FactKind>(),
    properties: [] as PropertyFact[],
    packages: [] as PackageFact[],
    overlays: [] as OverlayFact[],
    carrier_config: [] as CarrierConfigFact[],
    files: [] as FileFact[],
    texts: [] as TextFact[],
  };
  return {
    ...collected,
    problem(problem) {
      const { file } = problem.source;
      const count = (counts.get(file) ?? 0) + 1;
      counts.set(file, count);
      if (count <= PROBLEMS_A_FILE) problems.push(problem);
    },
    facts: (name) => ({ name, ...collected, problems }),
  };
}
