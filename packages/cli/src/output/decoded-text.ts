import {
  anomalyDefinitions,
  type DecodedMessage,
  deviceKey,
  fieldDefinition,
  formatDateTime,
  grouped,
  missingRequired,
  primaryIccid,
  type Report,
  type Sensitivity,
  US_PER_MS,
  versionNamed,
  visible,
} from '@phonehome/shared';
import type { Captured, CapturedMessage } from '../captured-messages.ts';
import { say, style, table } from './text.ts';

const VALUE_CHARACTERS_MAX = 200;

/** The classes, those first that point to somebody, and what they tell about. */
const classes: Readonly<Record<Sensitivity, string>> = {
  subscriber: 'the subscriber',
  device: 'the device',
  location: 'the place',
  'network-identifier': 'the network',
  configuration: 'configuration',
};

/** Tells a person what was decoded. All of it is hostile input, so it is shown escaped. */
export function tellDecoded(messages: readonly CapturedMessage[], tellMore: (message: DecodedMessage) => void): void {
  messages.forEach((message, i) => {
    if (messages.length > 1) say(style.title(`${i > 0 ? '\n' : ''}Request ${i + 1} of ${messages.length}`));
    if (message.captured) tellCaptured(message.captured);
    tellRequest(message);
    tellReport(message.report);
    tellAnomalies(message);
    tellMore(message);
  });
}

function tellCaptured({ time_us, client, server }: Captured): void {
  const time_ms = Math.floor(time_us / US_PER_MS);
  const end = ({ address, port }: Captured['client']): string => `${address} port ${port}`;
  say(style.quiet(`  ${formatDateTime(time_ms)} UTC, from ${end(client)} to ${end(server)}\n`));
}

function tellRequest({ request, bytes, is_http }: DecodedMessage): void {
  if (!request && is_http) {
    say(style.title('Head'));
    say(`  ${grouped(bytes.length)} bytes could not be read as an HTTP request; the reason is below\n`);
  }
  if (!request) return;
  const { method, target, http_version, headers, body } = request;
  say(style.title('Head'));
  say(`  ${shown(`${method} ${target} HTTP/${http_version}`)}`);
  for (const [name, value] of headers) say(`  ${shown(name)}: ${shown(value)}`);
  say(style.quiet(`  and a body of ${grouped(body.length)} bytes`));
  say();
}

function tellReport(report: Report | null): void {
  say(style.title('Report'));
  if (!report) return say('  none could be read; the reason is below\n');
  const version = versionNamed(report.REGVER ?? '');
  say(version ? `  version ${version.regver}, ${version.era}` : '  of no known version');
  for (const [sensitivity, title] of Object.entries(classes)) {
    tellFields(title, report, (name) => fieldDefinition(name)?.sensitivity === sensitivity);
  }
  tellFields('not known', report, (name) => !fieldDefinition(name));
  const empty = Object.entries(report).flatMap(([name, value]) => (value === '' ? [shown(name)] : []));
  if (empty.length > 0) say(style.quiet(`  empty: ${empty.join(' ')}`));
  const missing = missingRequired(report);
  if (missing.length > 0) say(`  required, but not filled: ${missing.join(', ')}`);
  say(`  card of the primary SIM: ${shown(primaryIccid(report)) || 'none'}`);
  say(`  a server knows the device as: ${shown(deviceKey(report)) || 'nothing'}`);
  say();
}

function tellFields(title: string, report: Report, belongs: (name: string) => boolean): void {
  const rows = Object.entries(report)
    .filter(([name, value]) => value !== '' && belongs(name))
    .map(([name, value]) => [shown(name), shown(value), fieldDefinition(name)?.meaning ?? '']);
  if (rows.length === 0) return;
  say(`  ${style.quiet(title)}`);
  for (const line of table(rows, 'left')) say(`  ${line}`);
}

function tellAnomalies({ anomalies }: DecodedMessage): void {
  say(style.title('Unusual'));
  if (anomalies.length === 0) say('  nothing');
  for (const { id, where, saw } of anomalies) {
    say(`  ${id} (${where}): ${anomalyDefinitions[id].meaning}`);
    if (saw !== '') say(style.quiet(`    ${saw}`));
  }
}

/** Text from outside on one line, cut where it is endless. */
function shown(text: string): string {
  const safe = visible(text.slice(0, VALUE_CHARACTERS_MAX));
  return text.length > VALUE_CHARACTERS_MAX ? `${safe}… (${grouped(text.length)} characters)` : safe;
}
