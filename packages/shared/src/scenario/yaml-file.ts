import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type ErrorCode, PhonehomeError, type Problem } from '../errors.ts';

const TEXT_CHARACTERS_MAX = 1024 * 1024;
const ajv = new Ajv({ allErrors: true, strict: false, strictNumbers: true, verbose: true });
const validators = new WeakMap<object, ValidateFunction>();

/** A path into a document, such as `['cohorts', 0, 'weight']`. */
export type Path = readonly (string | number)[];

/** Something wrong with the value at a path, found by a check. */
export interface Finding {
  readonly path: Path;
  readonly what: string;
  readonly remedy: string;
}

/** Writes a path as people do: `cohorts[0].weight`. */
function formatPath(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

/**
 * Reads a YAML file against a schema and further checks. Every problem names file, line, column, field and remedy.
 * @param text the content; @param file how to name it; @param check findings about a value that fits the schema
 * @throws PhonehomeError with `code` and all problems
 */
export function readYaml<T>(
  text: string,
  file: string,
  schema: object,
  check: (value: T) => Finding[],
  code: ErrorCode = 'SCENARIO_INVALID',
): T {
  if (text.length > TEXT_CHARACTERS_MAX) {
    const what = `the file has ${text.length} characters; at most ${TEXT_CHARACTERS_MAX} are read`;
    throw new PhonehomeError(code, [{ file, what, remedy: 'Make it smaller' }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const refuse = (problems: Problem[]): never => {
    throw new PhonehomeError(code, problems);
  };
  const syntax = [...document.errors, ...document.warnings];
  if (syntax.length > 0) {
    refuse(syntax.map((e) => ({ ...at(e.pos[0]), what: worded(e.message), remedy: 'Correct the YAML' })));
  }
  const place = (finding: Finding): Problem => {
    const { path, offset } = locate(document.contents, finding.path);
    const field = formatPath(path);
    const { what, remedy } = finding;
    return { ...at(offset), ...(field && { field }), what, remedy };
  };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
    // An alias inside of what it stands for has no end; JSON cannot be made of it, and neither can a manifest.
    JSON.stringify(value);
  } catch (error) {
    const what = worded((error as Error).message);
    refuse([{ ...at(0), what, remedy: 'Write the values out instead of using aliases' }]);
  }
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  if (!validate(value)) refuse((validate.errors ?? []).map((error) => place(findingOf(error))));
  const findings = check(value as T);
  if (findings.length > 0) refuse(findings.map(place));
  return value as T;
}

/** What the parser and the engine say in words of their own, told in ours. */
const WORDINGS: readonly (readonly [RegExp, string])[] = [
  [/call stack/, 'too much is nested in one another'],
  [/circular structure/, 'an alias stands inside of what it stands for'],
  [/multiple documents/, 'the file holds multiple documents'],
  [/stringKeys/, 'a list or table stands where a name belongs'],
];

function worded(message: string): string {
  const ours = WORDINGS.find(([theirs]) => theirs.test(message))?.[1];
  return ours ?? message.split('\n')[0]?.replace(/[.:]$/, '') ?? '';
}

/**
 * Where the value at a path begins; for an absent one, where its nearest parent does. Gives the path back with numbers
 * for places in lists and text for names, which a JSON pointer does not tell apart.
 */
function locate(root: Node | null, wanted: Path): { path: Path; offset: number } {
  let node: unknown = root;
  let offset = (root?.range ?? [0])[0];
  const path = wanted.map((part) => {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      );
      offset = (pair?.key as Node | undefined)?.range?.[0] ?? offset;
      node = pair?.value;
      return String(part);
    }
    if (!isSeq(node)) return part;
    node = node.items[Number(part)];
    offset = (node as Node | undefined)?.range?.[0] ?? offset;
    return Number(part);
  });
  return { path, offset };
}

function findingOf(error: ErrorObject): Finding {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  // JSON has no words for numbers that are none.
  const isNone = typeof error.data === 'number' && !Number.isFinite(error.data);
  const saw = isNone ? String(error.data) : JSON.stringify(error.data)?.slice(0, 80);
  const described = (error.parentSchema as { description?: string } | undefined)?.description;
  const meaning = described ? ` (${described})` : '';
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey([...path, error.params.additionalProperty], error);
    case 'required':
      return {
        path,
        what: `\`${error.params.missingProperty}\` is missing`,
        remedy: `Add \`${error.params.missingProperty}:\``,
      };
    case 'enum':
      return {
        path,
        what: `${saw} is not allowed`,
        remedy: `Use one of ${error.params.allowedValues.map((value: unknown) => JSON.stringify(value)).join(', ')}${meaning}`,
      };
    case 'const':
      return {
        path,
        what: `${saw} is not allowed`,
        remedy: `Write ${JSON.stringify(error.params.allowedValue)}${meaning}`,
      };
    case 'type':
      return {
        path,
        what: `must be ${[error.params.type].flat().join(' or ')}, but is ${saw}`,
        remedy:
          error.params.type === 'string' ? `Put the value in quotes${meaning}` : `Write a value of that type${meaning}`,
      };
    default:
      return { path, what: `${error.message} (it is ${saw})`, remedy: `Correct the value${meaning}` };
  }
}

function unknownKey(path: Path, error: ErrorObject): Finding {
  const known = Object.keys((error.parentSchema as { properties?: object })?.properties ?? {});
  const what = known.length > 0 ? 'no such field' : 'a name has only lower-case letters, digits and hyphens';
  return { path, what, remedy: known.length > 0 ? `Use one of ${known.join(', ')}` : 'Rename it' };
}
