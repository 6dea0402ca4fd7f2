import { Type } from 'typebox';
import type { AdminApp } from '../app.ts';
import type { AdminContext } from '../context.ts';
import { json, responses } from '../responses.ts';

const Body = Type.Object(
  {
    records: Type.Optional(Type.Boolean({ default: true, description: 'forget every record' })),
    policy: Type.Optional(Type.Boolean({ default: true, description: 'back to the policy at the start' })),
    attempts: Type.Optional(
      Type.Boolean({ default: true, description: 'count attempts of devices, and rates, from nothing' }),
    ),
  },
  { additionalProperties: false },
);

const Done = Type.Object(
  {
    forgotten: Type.Integer({ minimum: 0, description: 'records' }),
    policy: Type.Boolean({ description: 'whether it was set back' }),
    attempts: Type.Boolean({ description: 'whether they count from nothing' }),
  },
  { additionalProperties: false },
);

/** Everything as at the start, between two tests. */
export function resetRoutes(app: AdminApp, { policy, counters, wipe }: AdminContext): void {
  app.post(
    '/v1/reset',
    {
      schema: {
        operationId: 'reset',
        tags: ['tests'],
        summary: 'Everything as at the start',
        description: 'Between two tests. `{}` for all; `false` keeps a part. Ids and places count on.',
        body: Body,
        response: responses({ 200: json('done', Done) }, 'bad-parameter', 'media-type', 'too-large'),
      },
    },
    async ({ body }) => {
      const { records = true, policy: back = true, attempts = true } = body;
      if (back) policy.reset();
      if (attempts) for (const counted of [counters.attempts, counters.taken]) counted.clear();
      return { forgotten: records ? await wipe() : 0, policy: back, attempts };
    },
  );
}
