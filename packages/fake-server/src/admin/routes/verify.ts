import { visible } from '@phonehome/shared';
import { Type } from 'typebox';
import { isNeverKept } from '../../pseudonymise.ts';
import type { RecordFilter } from '../../store/record-store.ts';
import type { AdminApp } from '../app.ts';
import type { AdminContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { json, responses } from '../responses.ts';
import { ref } from '../schemas/documents.ts';
import { Filter, filterOf } from '../schemas/filter.ts';
import { verify } from '../verify.ts';

const WAIT_MAX_MS = 600_000;
/** How many may count at once. */
const UNDER_WAY_MAX = 64;
const CONFLICT = 409;

const bound = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description }));

const Body = Type.Object(
  {
    filter: Type.Optional(Filter),
    at_least: bound('no fewer'),
    at_most: bound('no more'),
    exactly: bound('neither fewer nor more; in the place of the other two'),
    wait_ms: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: WAIT_MAX_MS,
        default: 0,
        description:
          'how long to wait: `at_least` alone until it holds, the others to the end, unless there are too many before',
      }),
    ),
  },
  { additionalProperties: false },
);

const Query = Type.Object(
  {
    must_hold: Type.Optional(
      Type.Boolean({ default: false, description: 'answer with status 409 where it does not hold, for `curl --fail`' }),
    ),
  },
  { additionalProperties: false },
);

/** Assertions about what was received. */
export function verifyRoutes(app: AdminApp, context: AdminContext): void {
  let under_way = 0;
  app.post(
    '/v1/verify',
    {
      schema: {
        operationId: 'verify',
        tags: ['tests'],
        summary: 'Assert how many records there are',
        description:
          'Such as "no report of build X since T": `{"filter": {"field": ["SWVER=X"], "from": "T"}, "at_most": 0}`. The answer is 200 whether it holds or not, unless `must_hold=true`.',
        querystring: Query,
        body: Body,
        response: responses(
          {
            200: json('whether it holds', ref('Verification')),
            [CONFLICT]: json('it does not hold, and `must_hold` was set', ref('Verification')),
          },
          'bad-parameter',
          'media-type',
          'too-large',
          'closing',
          'too-many-waits',
        ),
      },
    },
    async ({ body, query }, reply) => {
      const { filter = {}, at_least, at_most, exactly, wait_ms = 0 } = body;
      const given = [at_least, at_most, exactly].filter((one) => one !== undefined);
      if (given.length === 0) throw new ProblemError('bad-parameter', 'give `at_least`, `at_most` or `exactly`');
      if (exactly !== undefined && given.length > 1) {
        throw new ProblemError('bad-parameter', '`exactly` stands alone, without `at_least` and `at_most`');
      }
      const bounds = { min: exactly ?? at_least ?? 0, max: exactly ?? at_most ?? Infinity };
      if (bounds.min > bounds.max) throw new ProblemError('bad-parameter', '`at_least` is more than `at_most`');
      const meant = filterOf(filter);
      if (context.is_hashed) refuseClearValues(meant);
      if (under_way >= UNDER_WAY_MAX) throw new ProblemError('too-many-waits', `${UNDER_WAY_MAX} are under way`);
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      under_way++;
      try {
        const verified = await verify({ ...context, gone: gone.signal }, meant, bounds, wait_ms);
        return reply.status(verified.holds || !query.must_hold ? 200 : CONFLICT).send(verified);
      } finally {
        under_way--;
      }
    },
  );
}

/**
 * Where identifiers are kept as hashes, "no report with this card" would hold whatever is sent.
 * @throws ProblemError bad-parameter
 */
function refuseClearValues({ device, fields = [] }: RecordFilter): void {
  const names = fields.flatMap(({ name, value }) => (value !== undefined && isNeverKept(name, value) ? [name] : []));
  if (device !== undefined && isNeverKept('MEID', device)) names.push('device');
  if (names.length === 0) return;
  const what = `${names.map((name) => JSON.stringify(visible(name))).join(', ')}: this server keeps hashes of such values, so none would ever be found`;
  throw new ProblemError('bad-parameter', `${what}; give the hash that a record has, or the name of the field alone`);
}
