import { fieldDefinition } from '@phonehome/shared';
import { absent, type Block, type Section, type Text } from '../../document/block.ts';
import type { RecordRead } from '../../run/run-facts.ts';
import type { ReportData } from '../report-data.ts';
import { outcomeWords, timeOf } from './words.ts';

const HEX_BYTES = 16;
const HEX_LINES_MAX = 12;
/** Of what is shown word for word. */
const CHARACTERS_MAX = 4_000;
/** Of fields and of oddities: whoever sends a request can put in any number. */
const ROWS_MAX = 60;

/** One request, from its bytes to what they say. */
export function packetSection({ facts }: ReportData): Section {
  const { sample } = facts;
  const blocks = sample
    ? blocksOf(sample, timeOf(sample.time_ms, facts))
    : [absent('In this run no request reached the server, so there is none to take apart.')];
  return { id: 'packet', title: 'A packet, taken apart', blocks };
}

function blocksOf(record: RecordRead, time: string): Block[] {
  const { request, report, decision, anomalies } = record;
  const bytes = bytesOf(request);
  const head = 'method' in request ? headOf(request) : null;
  const body = 'method' in request ? Buffer.from(request.body_base64, 'base64').toString('latin1') : null;
  const decoded = body === null ? null : Buffer.from(body, 'base64').toString('utf8');
  return [
    {
      block: 'paragraph',
      text: `A request that arrived at ${time}, as the server recorded it. Anyone who carried it saw the same bytes. All numbers in it are made up, from ranges that belong to nobody.`,
    },
    { block: 'code', caption: `1. The first of ${bytes.length} bytes`, text: hexOf(bytes), has_columns: true },
    ...(head === null ? [] : [{ block: 'code', caption: '2. They are an HTTP request', text: cut(head) } as const]),
    ...(body === null ? [] : [{ block: 'code', caption: '3. Its body is base64', text: cut(body) } as const]),
    ...(decoded === null || report === null
      ? []
      : [{ block: 'code', caption: '4. Which anyone can undo: it is JSON', text: cut(decoded) } as const]),
    report === null
      ? absent('The server could not decode its body.')
      : {
          block: 'table',
          stack: true,
          caption: 'What it says. The mark tells what a field is about.',
          head: ['field', 'value', 'what it is', 'about'],
          rows: Object.entries(report)
            .filter(([, value]) => value !== '')
            .slice(0, ROWS_MAX)
            .map(([name, value]) => rowOf(name, value)),
        },
    ...(anomalies.length === 0
      ? []
      : [
          {
            block: 'list',
            items: anomalies
              .slice(0, ROWS_MAX)
              .map(({ where, saw }): Text => ['Unusual in ', where, ': ', { code: saw }]),
          } as const,
        ]),
    {
      block: 'paragraph',
      text: [
        `The server: ${outcomeWords[decision.outcome]}, by rule `,
        { code: decision.policy_rule },
        `: ${decision.why}.`,
      ],
    },
  ];
}

const ABOUT = {
  device: 'the device',
  subscriber: 'the subscriber',
  'network-identifier': 'a network address',
  location: 'the place',
  configuration: 'the set-up',
} as const;

function rowOf(name: string, value: string): Text[] {
  const definition = fieldDefinition(name);
  const { meaning = 'not known', sensitivity = null } = definition ?? {};
  const about: Text = sensitivity ? { mark: ABOUT[sensitivity], tone: sensitivity } : 'not known';
  return [{ code: name }, { code: value.length > 200 ? `${value.slice(0, 200)}…` : value }, meaning, about];
}

function headOf(request: Extract<RecordRead['request'], { method: string }>): string {
  const { method, target, http_version, headers } = request;
  return [`${method} ${target} HTTP/${http_version}`, ...headers.map(([name, value]) => `${name}: ${value}`)].join(
    '\n',
  );
}

/** What came, or what it would be written as: its head as it was received and its body. */
function bytesOf(request: RecordRead['request']): Buffer {
  if (!('method' in request)) return Buffer.from(request.bytes_base64, 'base64');
  if (request.bytes_base64 !== undefined) return Buffer.from(request.bytes_base64, 'base64');
  const head = `${headOf(request).replaceAll('\n', '\r\n')}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(request.body_base64, 'base64')]);
}

/** Offset, sixteen bytes, and the same as letters where they are printable ASCII. */
function hexOf(bytes: Buffer): string {
  const lines = Array.from({ length: Math.min(HEX_LINES_MAX, Math.ceil(bytes.length / HEX_BYTES)) }, (_, i) => {
    const part = bytes.subarray(i * HEX_BYTES, (i + 1) * HEX_BYTES);
    const hex = Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = Array.from(part, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(
      '',
    );
    return `${(i * HEX_BYTES).toString(16).padStart(4, '0')}  ${hex.padEnd(HEX_BYTES * 3 - 1)}  ${letters}`;
  });
  return lines.join('\n');
}

function cut(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.length > CHARACTERS_MAX ? `${trimmed.slice(0, CHARACTERS_MAX)}…` : trimmed;
}
