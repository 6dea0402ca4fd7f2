import { Claims, PolicyFile, Scenario } from '@phonehome/shared';

/** The JSON Schemas (draft-07) for editors, by path. A test keeps the files equal to these. */
export const schemaFiles: Readonly<Record<string, object>> = {
  'scenarios/scenario.schema.json': Scenario,
  'scenarios/claims.schema.json': Claims,
  'scenarios/policy.schema.json': PolicyFile,
};

/** The content of a schema file. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
