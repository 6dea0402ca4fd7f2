import type { Finding, GateReport, ResolvedClient, Rule } from '@phonehome/variants';
import { version } from '../version.ts';
import type { Checked } from './checked.ts';
import { CHECK_FORMAT, type CheckDocument } from './json-schema.ts';

/** `--format json`: all that was found, in the form of `CheckDocument`. */
export function checkJson(checked: Checked): CheckDocument {
  const { outcome, released, allow_unknown, exit_code } = checked;
  return {
    format: CHECK_FORMAT,
    phonehome: version,
    verdict: outcome.verdict,
    exit_code,
    allow_unknown,
    today: outcome.today,
    rules: outcome.rules.map(ruleJson),
    builds: outcome.reports.map((report) => ({
      ...reportJson(report),
      released: (released.get(report.build) ?? []).map((release) => ({ ...release })),
    })),
    unused_suppressions: outcome.unused_suppressions.map((one) => ({ ...one })),
  };
}

function ruleJson({ id, title, severity, rationale, remedy, source }: Rule): CheckDocument['rules'][number] {
  return { id, title, severity, rationale, remedy, source };
}

type BuildJson = CheckDocument['builds'][number];

function reportJson({ build, verdict, label, clients, problems, findings }: GateReport): Omit<BuildJson, 'released'> {
  return {
    build,
    verdict,
    label: label && { ...label },
    clients: clients.map(clientJson),
    problems: problems.map(({ what, remedy, source, affects }) => ({ what, remedy, source, affects: [...affects] })),
    findings: findings.map(findingJson),
  };
}

function clientJson(resolved: ResolvedClient): BuildJson['clients'][number] {
  const { client, package: name, live, missing, endpoint, transport, consent, repetition, signs, steps } = resolved;
  return {
    id: client.id,
    title: client.title,
    meant_for: [...client.meant_for],
    package: name,
    live,
    live_in_build: resolved.live_in_build,
    missing: [...missing],
    endpoint: endpoint && { ...endpoint },
    transport,
    consent,
    repetition,
    identifiers: [...client.identifiers],
    signs: signs.map((sign) => ({ ...sign })),
    steps: steps.map((step) => ({ ...step })),
  };
}

function findingJson(finding: Finding): BuildJson['findings'][number] {
  const { rule, severity, verdict, client, package: name, message, evidence, missing, suppressed, expired } = finding;
  return {
    rule,
    severity,
    verdict,
    client,
    package: name,
    message,
    evidence: evidence.map((one) => ({ ...one })),
    missing: [...missing],
    suppressed: suppressed && { ...suppressed },
    expired: expired && { ...expired },
  };
}
