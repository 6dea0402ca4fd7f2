import { type FileFinding, readYaml } from '@phonehome/shared';
import { type Static, Type } from 'typebox';
import { knownClients } from './clients.ts';
import { KnownClient } from './known-client.ts';

/** Version of the format of knowledge files that this phonehome reads. */
export const KNOWLEDGE_FORMAT = 'phonehome-knowledge/1';

/** A file for `phonehome check --knowledge`. */
export const KnowledgeFile = Type.Object(
  {
    format: Type.Literal(KNOWLEDGE_FORMAT),
    clients: Type.Array(KnownClient, {
      minItems: 1,
      maxItems: 1000,
      description: 'clients of your own; one with the id of a shipped client takes its place',
    }),
  },
  { additionalProperties: false, $schema: 'http://json-schema.org/draft-07/schema#', title: 'phonehome knowledge' },
);
export type KnowledgeFile = Static<typeof KnowledgeFile>;

/**
 * The knowledge base with the clients of a file: before the shipped ones, or in the place of one.
 * @param text the YAML; @param file how to name the file in errors; @param shipped what it extends
 * @throws PhonehomeError RULES_INVALID with every problem: file, line, column, field, remedy
 */
export function loadKnowledge(
  text: string,
  file: string,
  shipped: readonly KnownClient[] = knownClients,
): readonly KnownClient[] {
  const { clients } = readYaml<KnowledgeFile>(text, file, KnowledgeFile, checkKnowledge, 'RULES_INVALID');
  const replaced = new Set(clients.map(({ id }) => id));
  return [...clients, ...shipped.filter(({ id }) => !replaced.has(id))];
}

function checkKnowledge({ clients }: KnowledgeFile): FileFinding[] {
  return clients.flatMap(({ id, signs, without_switch }, i) => {
    const findings: FileFinding[] = [];
    if (clients.findIndex((other) => other.id === id) < i) {
      const what = `the client ${id} is there twice`;
      findings.push({ path: ['clients', i, 'id'], what, remedy: 'Give each client an id of its own' });
    }
    const { fields } = signs;
    if (fields && fields.at_least > fields.names.length) {
      const what = `${fields.at_least} of ${fields.names.length} names can never be found`;
      const path = ['clients', i, 'signs', 'fields', 'at_least'] as const;
      findings.push({ path, what, remedy: 'Name more fields, or ask for fewer' });
    }
    const known = [...clients, ...knownClients].some((other) => other.id === without_switch);
    if (without_switch !== undefined && !known) {
      const what = `there is no client ${without_switch}`;
      findings.push({ path: ['clients', i, 'without_switch'], what, remedy: 'Write the id of another client' });
    }
    const bare = signs.packages?.findIndex((pattern) => !/[a-z0-9]{3}/i.test(pattern)) ?? -1;
    if (bare >= 0) {
      const what = `the pattern ${JSON.stringify(signs.packages?.[bare])} fits every package`;
      findings.push({ path: ['clients', i, 'signs', 'packages', bare], what, remedy: 'Write more of the name' });
    }
    return findings;
  });
}
