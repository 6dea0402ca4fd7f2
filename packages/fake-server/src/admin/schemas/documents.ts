import { outcomes, PolicyFile } from '@phonehome/shared';
import { type Static, type TSchema, Type } from 'typebox';
import type { ExchangeRecord } from '../../record.ts';
import type { ProblemDocument } from '../problem.ts';

const closed = { additionalProperties: false } as const;
const Text = (description: string) => Type.String({ description });
const Whole = (description: string) => Type.Integer({ minimum: 0, description });
const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Place = Type.Integer({
  minimum: 1,
  description: 'place in the order in which records were kept: growing, never given twice',
});

const Finding = Type.Object(
  {
    file: Type.Optional(Text('which file')),
    line: Type.Optional(Whole('from 1')),
    column: Type.Optional(Whole('from 1')),
    field: Type.Optional(Text('path of the field')),
    what: Text('what is wrong'),
    remedy: Text('what to do'),
  },
  closed,
);

/** RFC 9457. */
export const Problem = Type.Object(
  {
    type: Type.String({ format: 'uri-reference', description: 'where the page of this API explains it' }),
    title: Text('what it is, the same for every occurrence'),
    status: Type.Integer({ minimum: 400, maximum: 599, description: 'the HTTP status' }),
    detail: Text('what is wrong with this request'),
    remedy: Text('what to do'),
    problems: Type.Optional(Type.Array(Finding, { description: 'each thing that is wrong' })),
  },
  { ...closed, $id: 'Problem', description: 'what went wrong (RFC 9457)' },
);

const Headers = Type.Array(Type.Array(Type.String(), { minItems: 2, maxItems: 2 }), {
  description: '[name, value] in the order and case in which they were received',
});

const HttpRequest = Type.Object(
  {
    method: Type.String(),
    target: Type.String(),
    http_version: Type.String(),
    headers: Headers,
    body_base64: Text('the body as it crossed the wire'),
    bytes_base64: Type.Optional(Text('all bytes, where the keys before would not give them back')),
  },
  closed,
);
const RawRequest = Type.Object({ bytes_base64: Text('the bytes of what is no whole HTTP request') }, closed);

const Decision = Type.Object(
  {
    outcome: Type.Enum([...outcomes]),
    policy_rule: Text('the id of the rule that decided'),
    result_code: OrNull(Type.String()),
    why: Text('what the rule saw'),
  },
  // A later version says more about a decision.
  { additionalProperties: true },
);

/** A line of records.ndjson. What is in it was written by strangers. */
export const Record = Type.Object(
  {
    v: Whole('version of the form'),
    exchange_id: Text('opaque'),
    time_ms: Whole('when the request arrived, in milliseconds since 1970'),
    port: Type.Optional(Whole('the port that it came to')),
    request: Type.Union([HttpRequest, RawRequest]),
    report: OrNull(Type.Record(Type.String(), Type.String(), { description: 'field name to text' })),
    anomalies: Type.Array(Type.Object({ id: Type.String(), where: Type.String(), saw: Type.String() }, closed)),
    decision: Decision,
    pseudonyms: Type.Optional(Text('how identifiers were replaced, where they were')),
  },
  { ...closed, $id: 'ExchangeRecord', description: 'what the server knows of one request: a line of records.ndjson' },
);

/** A record and its place. */
export const StoredRecord = Type.Object(
  { place: Place, record: Type.Unsafe<ExchangeRecord>({ $ref: 'ExchangeRecord#' }) },
  { ...closed, $id: 'StoredRecord', description: 'a record and its place' },
);

/** A record with all that can be said about it. */
const Explained = Type.Object(
  {
    decides: Text('the rule that decides'),
    closest: OrNull(Text('if that is the last rule, the one that came closest before it')),
    rules: Type.Array(
      Type.Object(
        {
          rule: Text('its id'),
          matches: Type.Boolean(),
          facts: Type.Array(
            Type.Object(
              { condition: Text('its name in the rule'), holds: Type.Boolean(), saw: Text('in words') },
              closed,
            ),
          ),
        },
        closed,
      ),
      { description: 'every rule, also those after the one that decides' },
    ),
  },
  {
    ...closed,
    description:
      'how the policy in force would decide if it came now; null where a policy has no say, or identifiers were not kept',
  },
);

export const RecordDetail = Type.Object(
  {
    place: Place,
    record: Type.Unsafe<ExchangeRecord>({ $ref: 'ExchangeRecord#' }),
    raw: Text(
      'all bytes of the request as received, one character U+0000 to U+00FF each; empty where they were not kept',
    ),
    version: OrNull(Type.Object({ regver: Type.String(), era: Type.String() }, closed)),
    device_key: OrNull(Text('by what a server tells the device')),
    missing_required: Type.Array(Type.String(), { description: 'required fields that are not filled' }),
    fields: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          value: Type.String(),
          meaning: OrNull(Text('null for a field that no version has')),
          sensitivity: OrNull(
            Type.Enum(['device', 'subscriber', 'network-identifier', 'location', 'configuration'], {
              description: 'what it tells about; null for a field that no version has',
            }),
          ),
        },
        closed,
      ),
      { description: 'the decoded view, in the order of the report' },
    ),
    explained: OrNull(Explained),
  },
  { ...closed, $id: 'RecordDetail', description: 'a record, its fields with meaning and sensitivity, and its bytes' },
);

export const Counts = Type.Object(
  {
    interval_ms: Whole('length of an interval'),
    counts: Type.Array(
      Type.Object(
        {
          from_ms: Whole('start of the interval'),
          count: Whole('records'),
          outcomes: Type.Partial(
            Type.Object(Object.fromEntries(outcomes.map((name) => [name, Whole(`${name} of these`)]))),
          ),
        },
        closed,
      ),
      { description: 'every interval in which something arrived, in order of time' },
    ),
  },
  { ...closed, $id: 'Counts' },
);

export const Verification = Type.Object(
  {
    holds: Type.Boolean({ description: 'whether what was asked is so' }),
    count: Whole('how many records are meant by the filter'),
    because: Text('in words'),
    examples: Type.Array(Type.Unsafe<Static<typeof StoredRecord>>({ $ref: 'StoredRecord#' }), {
      description: 'the newest of them',
    }),
  },
  { ...closed, $id: 'Verification' },
);

/** A policy file, without the key that names the schema of an editor. */
export const PolicyDocument = Type.Object(
  { ...PolicyFile.properties },
  { ...closed, $id: 'Policy', description: 'how the server answers: docs/reference/policy.md' },
);

/** All that others refer to. */
export const documents = [Problem, Record, StoredRecord, RecordDetail, Counts, Verification, PolicyDocument] as const;

/** A reference to one of them, for a response. */
export const ref = <T>(id: string) => Type.Unsafe<T>({ $ref: `${id}#` });
export const problemRef = ref<ProblemDocument>('Problem');
