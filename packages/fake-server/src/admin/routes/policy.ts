import { loadPolicy, PhonehomeError, POLICY_FORMAT } from '@phonehome/shared';
import type { AdminApp } from '../app.ts';
import type { AdminContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { json, responses } from '../responses.ts';
import { ref } from '../schemas/documents.ts';

/** How a policy that is sent is called in problems. */
const NAME = 'policy';

/** How the server answers. */
export function policyRoutes(app: AdminApp, { policy }: AdminContext): void {
  // As text, so that a problem has its line and column. YAML is what policy files are written in.
  app.removeContentTypeParser('application/json');
  for (const type of ['application/json', 'application/yaml']) {
    app.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  }
  const inForce = () => ({ format: POLICY_FORMAT, ...policy.get() });
  const answer = json('the policy in force', ref('Policy'));
  app.get(
    '/v1/policy',
    {
      schema: {
        operationId: 'getPolicy',
        tags: ['policy'],
        summary: 'The policy in force',
        response: responses({ 200: answer }),
      },
    },
    async () => inForce(),
  );
  app.put(
    '/v1/policy',
    {
      schema: {
        operationId: 'putPolicy',
        tags: ['policy'],
        summary: 'Answer by another policy, from the next request on',
        description: 'A policy file, as JSON or, with `Content-Type: application/yaml`, as YAML.',
        body: {
          content: { 'application/json': { schema: ref('Policy') }, 'application/yaml': { schema: ref('Policy') } },
        },
        response: responses({ 200: answer }, 'bad-policy', 'media-type', 'too-large'),
      },
      // It is held to the same rules as a file, which say more than the schema.
      validatorCompiler: () => () => true,
    },
    async ({ body }) => {
      try {
        policy.set(loadPolicy(String(body), NAME));
      } catch (error) {
        if (!(error instanceof PhonehomeError)) throw error;
        throw new ProblemError('bad-policy', error.message, error.problems);
      }
      return inForce();
    },
  );
  app.delete(
    '/v1/policy',
    {
      schema: {
        operationId: 'resetPolicy',
        tags: ['policy'],
        summary: 'Back to the policy that the server was started with',
        response: responses({ 200: answer }),
      },
    },
    async () => {
      policy.reset();
      return inForce();
    },
  );
}
