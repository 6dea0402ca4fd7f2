import { anomalyMeanings, errorCodes, fieldDefinition, reportVersions, Scenario } from '@phonehome/shared';
import { exitCodes } from '../packages/cli/src/exit-codes.ts';

/** The pages of docs/reference that are made from the code, by path. A test keeps the files equal to these. */
export const referenceFiles: Readonly<Record<string, () => string>> = {
  'docs/reference/errors.md': errorsPage,
  'docs/reference/report.md': reportPage,
  'docs/reference/scenario.md': scenarioPage,
};

const GENERATED = '<!-- Made by `npm run generate` from the code; do not edit. -->';

function page(...lines: string[]): string {
  return `${[GENERATED, ...lines].join('\n')}\n`;
}

function tableOf(heads: string[], rows: string[][]): string[] {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

function errorsPage(): string {
  const rows = Object.entries(errorCodes).map(([code, { kind, meaning }]) => [
    `\`${code}\``,
    String(exitCodes[kind]),
    meaning,
  ]);
  return page(
    '# Errors',
    '',
    'Every error says what is wrong, where (file, line, column, field), and what to do. With `--json` it is an object',
    '`{"error": {"code": …, "problems": [{"file", "line", "column", "field", "what", "remedy"}]}}` on standard output.',
    '',
    ...tableOf(['code', 'exit code', 'meaning'], rows),
  );
}

function reportPage(): string {
  const sections = [...reportVersions.values()].flatMap(({ regver, fields, optional }) => [
    '',
    `## REGVER ${regver}`,
    '',
    ...tableOf(
      ['field', 'class', 'meaning', 'reference'],
      [...fields, ...optional].map((name) => {
        const { sensitivity = '', meaning = '', reference = '' } = fieldDefinition(name) ?? {};
        return [`\`${name}\``, sensitivity, meaning, reference];
      }),
    ),
  ]);
  return page(
    '# The report',
    '',
    'What the client sends: a JSON object of strings, in base64, in clear text. Fields in the order in which they are',
    'written; absent values are empty strings. "dossier" is [provenance.md](../explanation/provenance.md).',
    ...sections,
    '',
    '## Anomalies',
    '',
    'What the server may find unusual about a request. Each is recorded as `{id, where, saw}`.',
    '',
    ...tableOf(
      ['id', 'meaning'],
      Object.entries(anomalyMeanings).map(([id, meaning]) => [`\`${id}\``, meaning]),
    ),
  );
}

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

function scenarioPage(): string {
  return page(
    '# The scenario file',
    '',
    'YAML, checked against `scenarios/scenario.schema.json`; an editor that reads the first line of the shipped files',
    'completes and checks while you type. Start from a copy of one of them. Names of your choice are written `<name>`.',
    'How to say what must hold is in [expectations.md](expectations.md), how the server answers in [policy.md](policy.md).',
    '',
    ...tableOf(['field', 'needed', 'values', 'meaning'], rowsOf(plain(Scenario), '')),
  );
}

/** The schema as a program of another language would read it. */
function plain(schema: object): Schema {
  return JSON.parse(JSON.stringify(schema)) as Schema;
}

function rowsOf(schema: Schema, prefix: string): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix + name;
    const needed = schema.required?.includes(name) ? 'yes' : '';
    return [[`\`${path}\``, needed, valuesOf(property), property.description ?? ''], ...childRows(property, path)];
  });
}

function childRows(schema: Schema, path: string): string[][] {
  if (schema.properties) return rowsOf(schema, `${path}.`);
  const [entry] = Object.values(schema.patternProperties ?? {});
  if (entry) return rowsOf(entry, `${path}.<name>.`);
  return schema.items?.properties ? rowsOf(schema.items, `${path}[].`) : [];
}

function valuesOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.patternProperties) return 'names to objects';
  if (schema.items) return schema.items.properties ? 'list' : `list of ${schema.items.type ?? 'values'}`;
  const range = [schema.minimum, schema.maximum].map((bound) => bound ?? '').join(' to ');
  return range === ' to ' ? (schema.type ?? '') : `${schema.type}, ${range}`;
}
