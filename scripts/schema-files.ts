import { Prevention } from '@phonehome/observe';
import { Claims, PolicyFile, Scenario } from '@phonehome/shared';
import { KnowledgeFile, RulesFile, SuppressionsFile } from '@phonehome/variants';
import { CheckDocument } from '../packages/cli/src/check/json-schema.ts';
import { FollowDocument } from '../packages/cli/src/follow/json-schema.ts';
import { ObservationDocument } from '../packages/cli/src/observe/json-schema.ts';
import { ReportDocument } from '../packages/cli/src/report/json-schema.ts';

/** The JSON Schemas (draft-07) for editors, by path. A test keeps the files equal to these. */
export const schemaFiles: Readonly<Record<string, object>> = {
  'scenarios/scenario.schema.json': Scenario,
  'scenarios/claims.schema.json': Claims,
  'scenarios/policy.schema.json': PolicyFile,
  'docs/reference/schemas/check.schema.json': CheckDocument,
  'docs/reference/schemas/follow.schema.json': FollowDocument,
  'docs/reference/schemas/knowledge.schema.json': KnowledgeFile,
  'docs/reference/schemas/observation.schema.json': ObservationDocument,
  'docs/reference/schemas/prevention.schema.json': Prevention,
  'docs/reference/schemas/report.schema.json': ReportDocument,
  'docs/reference/schemas/rules.schema.json': RulesFile,
  'docs/reference/schemas/suppressions.schema.json': SuppressionsFile,
};

/** The content of a schema file. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
