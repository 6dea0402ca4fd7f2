import {
  type BuildFacts,
  type FactKind,
  type GateReport,
  judgeBuild,
  type KnownClient,
  type Policy,
  type PropertyFact,
  type ResolvedClient,
  shippedPolicy,
} from '@phonehome/variants';

/** Kinds that a getprop dump with a list of packages shows. */
export const DUMPED: readonly FactKind[] = ['effective-properties', 'packages', 'disabled-packages'];

/** A build with these properties, each on a line of its own of getprop.txt. */
export function build(properties: Readonly<Record<string, string>>, more: Partial<BuildFacts> = {}): BuildFacts {
  return {
    name: 'a-build',
    looked_at: new Set(DUMPED),
    properties: Object.entries(properties).map(
      ([name, value], i): PropertyFact => ({
        name,
        value,
        layer: 'effective',
        source: { file: 'getprop.txt', line: i + 1 },
      }),
    ),
    packages: [],
    overlays: [],
    carrier_config: [],
    files: [],
    texts: [],
    problems: [],
    ...more,
  };
}

/** A client that is live, made up: China's alone, in clear text, without asking, without end. */
export function client(more: Partial<ResolvedClient> = {}, entry: Partial<KnownClient> = {}): ResolvedClient {
  const known: KnownClient = {
    id: 'a-client',
    title: 'A self-registration client',
    family: null,
    meant_for: ['CN'],
    signs: {
      packages: ['com.example.selfregister'],
      switches: ['persist.example.switch'],
      endpoints: [],
    },
    switches: [{ by: 'property', name: 'persist.example.switch', on: ['true'], off: ['false'] }],
    on_by_default: false,
    endpoint: { host: 'register.example', port: 80, data_region: 'CN' },
    transport: 'clear',
    consent: 'none',
    repetition: 'unbounded',
    identifiers: ['IMEI1', 'SIM1ICCID'],
    source: 'made up',
    ...entry,
  };
  const sources = { packages: { file: 'packages.txt', line: 7 }, switch: { file: 'getprop.txt', line: 3 } };
  return {
    client: known,
    package: 'com.example.selfregister',
    signs: [{ sign: 'package', saw: 'com.example.selfregister', source: sources.packages }],
    live: 'live',
    live_in_build: more.live ?? 'live',
    missing: [],
    endpoint: known.endpoint,
    transport: known.transport,
    consent: known.consent,
    repetition: known.repetition,
    steps: [
      { layer: 'image', says: 'the package is in the image', live: 'off', source: sources.packages },
      { layer: 'effective-property', says: 'persist.example.switch is true', live: 'live', source: sources.switch },
    ],
    ...more,
  };
}

/** What the gate says of a build with these clients. */
export function judge(
  facts: BuildFacts,
  clients: readonly ResolvedClient[] = [],
  policy: Policy = shippedPolicy,
  more: { readonly region?: string; readonly today?: string } = {},
): GateReport {
  const region = more.region === undefined ? null : { label: more.region, because: '--region', source: null };
  return judgeBuild(facts, clients, { policy, region, today: more.today ?? '2019-03-21' });
}

/** The verdict of each rule, the worst where it has several. */
export function verdicts(report: GateReport): Record<string, string> {
  return Object.fromEntries(
    report.findings.map(({ rule }) => {
      const all = report.findings.filter((finding) => finding.rule === rule).map(({ verdict }) => verdict);
      return [rule, all.includes('fail') ? 'fail' : all.includes('unknown') ? 'unknown' : 'pass'];
    }),
  );
}
