interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The rows of a table of all fields of a schema: path, whether it is needed, values, meaning. */
export function rowsOfSchema(schema: object): string[][] {
  return rowsOf(plain(schema), '');
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
  if (schema.anyOf) return schema.anyOf.flatMap((one) => childRows(one, path));
  return schema.items?.properties ? rowsOf(schema.items, `${path}[].`) : [];
}

function valuesOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.anyOf) return schema.anyOf.map(valuesOf).join(' or ');
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  const [entry] = Object.values(schema.patternProperties ?? {});
  if (entry) return `names to ${entry.properties ? 'objects' : `${entry.type ?? 'value'}s`}`;
  const { type: types } = schema;
  if (typeof types === 'object') {
    const range = schema.maximum === undefined ? '' : `, ${schema.minimum} to ${schema.maximum}`;
    return types.map((type) => (type === 'integer' ? type + range : type)).join(' or ');
  }
  if (schema.items) return schema.items.properties ? 'list' : `list of ${schema.items.type ?? 'values'}`;
  const range = [schema.minimum, schema.maximum].map((bound) => bound ?? '').join(' to ');
  const bounded = range === ' to ' ? (types ?? '') : `${types}, ${range}`;
  return schema.default === undefined ? bounded : `${bounded}; default ${String(schema.default)}`;
}
