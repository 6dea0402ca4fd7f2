import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What `phonehome observe` found in captures in which there is nothing to be found. */
export interface Measured {
  readonly flow_count: number;
  readonly findings: readonly FalseFinding[];
}

/** An identifier that is none. */
export interface FalseFinding {
  readonly file: string;
  readonly kind: string;
  readonly value_masked: string;
  readonly destination: string;
  readonly where: string;
  readonly name: string;
  readonly encoding_chain: readonly string[];
  readonly confidence: number;
  readonly because: readonly string[];
}

const PHONEHOME = fileURLToPath(new URL('../../packages/cli/bin/phonehome.js', import.meta.url));

/** Runs `phonehome observe` over captures. */
export function measure(files: readonly string[]): Measured {
  let flow_count = 0;
  const findings: FalseFinding[] = [];
  for (const file of files) {
    const out = `${file}.observed.json`;
    const { status, stderr } = spawnSync(
      process.execPath,
      [PHONEHOME, 'observe', file, '--format', 'json', '--reveal', '--out', out],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`phonehome observe ${file}: ${stderr}`);
    const observed = JSON.parse(readFileSync(out, 'utf8')) as { flow_count: number; findings: FalseFinding[] };
    flow_count += observed.flow_count;
    findings.push(...observed.findings.map((one) => ({ ...one, file })));
  }
  return { flow_count, findings };
}

const EXAMPLES = 4;

/** The findings, alike ones together: of one kind, by the same codings and for the same reasons. */
export function measuredText({ flow_count, findings }: Measured): string {
  const groups = new Map<string, FalseFinding[]>();
  for (const one of findings) {
    const like = `${one.kind}, ${one.encoding_chain.join(' > ') || 'as it stands'}, ${one.confidence}: ${one.because.join('; ')}`;
    groups.set(like, [...(groups.get(like) ?? []), one]);
  }
  const values = new Set(findings.map(({ kind, value_masked }) => `${kind} ${value_masked}`)).size;
  const lines = [`${flow_count} flows, ${findings.length} false findings of ${values} values`, ''];
  for (const [like, ones] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    lines.push(`- ${ones.length} x ${like}`);
    for (const { value_masked, name, where, destination } of ones.slice(0, EXAMPLES)) {
      lines.push(`    - \`${value_masked}\` in ${where}, key \`${name}\`, to ${destination}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
