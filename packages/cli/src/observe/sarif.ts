import { createHash } from 'node:crypto';
import { becauseOf, type CarriedBy, kindNames, type Leak, leakKinds, maskedValue, SURE_MIN } from '@phonehome/observe';
import { counted, visible } from '@phonehome/shared';
import { SARIF_SCHEMA } from '../check/sarif.ts';
import { sarifText } from '../check/sarif-text.ts';
import { version } from '../version.ts';
import { notesOf, type Observed } from './observed.ts';

/** The name of our fingerprint: another way to make it gets another number. */
const FINGERPRINT = 'phonehomeLeak/v1';

/**
 * `--format sarif`: a log of SARIF 2.1.0, one result for each leak, however many flows carried it: error where it is sure
 * and could be read on the path, warning otherwise. Look-alikes are no results. Piece by piece: results may be more than one
 * text can hold.
 */
export function* observationSarif(observed: Observed): Generator<string> {
  const { file, observation, reveal } = observed;
  const uri = encodeURI(file.replaceAll('\\', '/')).replace(/[#?]/g, encodeURIComponent);
  const log = {
    $schema: SARIF_SCHEMA,
    version: '2.1.0' as const,
    runs: [
      {
        tool: { driver: { name: 'phonehome', version, semanticVersion: version, rules: leakKinds.map(ruleOf) } },
        automationDetails: { id: 'phonehome/observe/' },
        columnKind: 'utf16CodeUnits' as const,
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notesOf(observed).map((note) => ({
              level: 'warning' as const,
              message: { text: sarifText(note) },
            })),
          },
        ],
        results: [],
      },
    ],
  };
  const empty = JSON.stringify(log, null, 2);
  // The list of results is the last of all.
  const at = empty.lastIndexOf('[]') + 1;
  yield empty.slice(0, at);
  let is_first = true;
  for (const leak of observation.leaks) {
    const result = JSON.stringify(resultOf(leak, observation.carriedBy(leak), uri, reveal), null, 2);
    yield `${is_first ? '' : ','}\n${INDENT}${result.replaceAll('\n', `\n${INDENT}`)}`;
    is_first = false;
  }
  yield `${is_first ? '' : `\n${INDENT.slice(2)}`}${empty.slice(at)}\n`;
}

/** Before a result. */
const INDENT = ' '.repeat(8);

function ruleOf(kind: (typeof leakKinds)[number]) {
  const { name, tells } = kindNames[kind];
  return {
    id: `leak/${kind}`,
    name: `Leak${kind.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
    shortDescription: { text: `A device sends its ${name}.` },
    fullDescription: { text: `A device sends an identifier: ${name}. It tells ${tells}.` },
    defaultConfiguration: { level: 'error' as const },
    properties: { tags: ['privacy', 'leak'] },
  };
}

function resultOf(leak: Leak, { flows, flow_count }: CarriedBy, uri: string, reveal: boolean) {
  const { located, destination, device, clear, confidence, evidence, times } = leak;
  const { kind, value, where, keys, chain } = located;
  const shown = reveal ? value : maskedValue(kind, value);
  const way = clear ? 'in clear text' : 'within TLS';
  const named = keys.length > 0 ? ` as ${keys.join('.')}` : '';
  const coded = chain.length > 0 ? `, written as ${chain.join(', ')}` : '';
  const often = `${counted(times, 'time')} in ${counted(flow_count, 'flow')}`;
  const text = `${kindNames[kind].name} ${shown} went to ${destination} ${way}, in the ${where}${named}${coded}; ${often}. Why: ${becauseOf(evidence, true).join('; ')}.`;
  return {
    ruleId: `leak/${kind}`,
    ruleIndex: leakKinds.indexOf(kind),
    level: clear && confidence >= SURE_MIN ? ('error' as const) : ('warning' as const),
    message: { text: sarifText(text) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri } },
        logicalLocations: [
          {
            name: visible(destination),
            fullyQualifiedName: visible(`${destination}/${where}/${keys.join('.')}`),
            kind: 'resource',
          },
        ],
      },
    ],
    occurrenceCount: times,
    partialFingerprints: { [FINGERPRINT]: fingerprintOf(leak) },
    properties: {
      confidence,
      clear,
      destination: visible(destination),
      device: visible(device),
      first_flow: flows[0]?.flow.id ?? '',
      flow_count,
    },
  };
}

/** The same for a leak from one capture to the next: not its value, which would be a digest that can be tried out. */
function fingerprintOf({ located, destination, clear }: Leak): string {
  const { kind, where, keys, chain } = located;
  return createHash('sha256')
    .update(JSON.stringify([kind, destination, clear, where, keys, chain]))
    .digest('hex')
    .slice(0, 32);
}
