import { layers, Suppression, severities } from '@phonehome/variants';
import { type Static, Type } from 'typebox';

/** Version of the document that `phonehome check --format json` writes. */
export const CHECK_FORMAT = 'phonehome-check/1';

const closed = { additionalProperties: false } as const;
const text = (description: string) => Type.String({ description });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const Verdict = Type.Enum(['pass', 'fail', 'unknown'], { description: 'fail before unknown before pass' });
const Severity = Type.Enum([...severities], { description: 'only an error fails the gate' });
const Source = Type.Object(
  {
    file: text('as the user named it; inside of an archive `app.apk!classes.dex`'),
    line: nullable(Type.Integer({ minimum: 1, description: 'counts from 1; null where a line has no meaning' })),
  },
  closed,
);
const Accepted = nullable(
  Type.Object({ reason: text('why it was accepted'), expires: text('the last day, YYYY-MM-DD') }, closed),
);

const Client = Type.Object(
  {
    id: text('of the knowledge base'),
    title: text('for people'),
    meant_for: Type.Array(Type.String(), { description: 'region labels; empty for every region' }),
    package: nullable(text('the package that it is in')),
    live: Type.Enum(['live', 'off', 'absent', 'unknown'], { description: 'whether it runs' }),
    live_in_build: Type.Enum(['live', 'off', 'absent', 'unknown'], { description: 'the same without what a user did' }),
    missing: Type.Array(Type.String(), { description: 'for unknown: the facts that would tell' }),
    endpoint: nullable(
      Type.Object(
        { host: Type.String(), port: Type.Integer(), data_region: nullable(text('the country of the server')) },
        closed,
      ),
    ),
    transport: Type.Enum(['clear', 'tls', 'unknown']),
    consent: Type.Enum(['none', 'asked', 'unknown']),
    repetition: Type.Enum(['once', 'bounded', 'unbounded', 'unknown']),
    identifiers: Type.Array(Type.String(), { description: 'fields that identify a person or phone' }),
    signs: Type.Array(
      Type.Object(
        {
          sign: Type.Enum(['package', 'file', 'switch', 'endpoint', 'fields']),
          saw: Type.String(),
          source: Source,
        },
        closed,
      ),
      { description: 'what betrayed it' },
    ),
    steps: Type.Array(
      Type.Object(
        {
          layer: Type.Enum([...layers]),
          says: Type.String(),
          live: Type.Enum(['live', 'off', 'absent', 'unknown'], { description: 'what was believed after it' }),
          source: nullable(Source),
        },
        closed,
      ),
      { description: "the resolution, in Android's order" },
    ),
  },
  closed,
);

const Finding = Type.Object(
  {
    rule: text('its id'),
    severity: Severity,
    verdict: Verdict,
    client: nullable(text('the client that it is about; null for the build')),
    package: nullable(text('the package that this client is in')),
    message: Type.String(),
    evidence: Type.Array(Type.Object({ says: Type.String(), source: nullable(Source) }, closed)),
    missing: Type.Array(Type.String(), { description: 'for unknown: the facts that would tell' }),
    suppressed: Accepted,
    expired: Accepted,
  },
  closed,
);

const Build = Type.Object(
  {
    build: text('the folder, file or build of a scenario'),
    verdict: Verdict,
    label: nullable(
      Type.Object(
        {
          region: text('the region label'),
          known: Type.Boolean({ description: 'whether the label is in the table of regions' }),
          because: text('what told it'),
          source: nullable(Source),
        },
        closed,
      ),
    ),
    clients: Type.Array(Client),
    problems: Type.Array(
      Type.Object(
        { what: Type.String(), remedy: Type.String(), source: Source, affects: Type.Array(Type.String()) },
        closed,
      ),
      { description: 'what could not be read' },
    ),
    findings: Type.Array(Finding),
    released: Type.Array(
      Type.Object(
        {
          date: text('YYYY-MM-DD'),
          by: Type.Enum(['factory', 'update']),
          update: nullable(text('id of the update')),
          cohort: text('who got it'),
        },
        closed,
      ),
      { description: 'for a build of a scenario: when phones got it; else empty' },
    ),
  },
  closed,
);

/** What `phonehome check --format json` writes. */
export const CheckDocument = Type.Object(
  {
    format: Type.Literal(CHECK_FORMAT),
    phonehome: text('version of phonehome'),
    verdict: Verdict,
    exit_code: Type.Enum([0, 1]),
    allow_unknown: Type.Boolean(),
    today: text('the day by which suppressions expire, YYYY-MM-DD'),
    rules: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          title: Type.String(),
          severity: Severity,
          rationale: Type.String(),
          remedy: Type.String(),
          source: Type.String(),
        },
        closed,
      ),
    ),
    builds: Type.Array(Build),
    unused_suppressions: Type.Array(Suppression),
  },
  { ...closed, $schema: 'http://json-schema.org/draft-07/schema#', title: 'phonehome check result' },
);

export type CheckDocument = Static<typeof CheckDocument>;
