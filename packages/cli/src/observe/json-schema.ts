import { leakKinds } from '@phonehome/observe';
import { Type } from 'typebox';

/** Version of the document that `phonehome observe --format json` writes. */
export const OBSERVATION_FORMAT = 'phonehome-observation/1';

const closed = { additionalProperties: false } as const;
const text = (description: string) => Type.String({ description });
const texts = (description: string) => Type.Array(Type.String(), { description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const time_us = (description: string) =>
  Type.Integer({ description: `${description}: microseconds since 1970-01-01 00:00 UTC` });
const kind = Type.Enum([...leakKinds], { description: 'what kind of identifier' });
const protocol = Type.Enum(['http', 'http2', 'tcp', 'udp', 'dns', 'tls']);

const value = {
  kind,
  value_masked: text('enough of the value to know it by; whole with --reveal'),
  destination: text('host name, or address where no name is known'),
  where: text('part of the message: path, query, host, `header …`, body, data, message, name'),
  name: text('the names over the value there, with full stops between'),
  encoding_chain: texts('what was undone, from the outside to the inside'),
  confidence: Type.Number({ minimum: 0, maximum: 1, description: 'from 0.55 on it is a finding' }),
  because: texts('why, what speaks for the verdict first'),
  times: count('how often it was sent'),
};

const Flow = Type.Object(
  {
    id: text('of a TCP connection its number in the capture, from 0; of datagrams after u; of records the exchange_id'),
    protocol,
    client: text('address:port; empty where the source does not say'),
    server: text('address:port; empty where the source does not say'),
    host: Type.Union([Type.String(), Type.Null()], {
      description: 'as the request, the hello of TLS or a look-up names it',
    }),
    begin_us: time_us('of its first packet'),
  },
  closed,
);

const Rung = Type.Object(
  {
    rung: Type.Enum(['host', 'domain', 'registry', 'registrant', 'operator', 'on the path', 'authorities']),
    answer: Type.String(),
    sureness: Type.Enum(['certain', 'reported', 'not-known']),
    caution: text('what this rung does not say'),
  },
  closed,
);

/** The JSON Schema of that document. */
export const ObservationDocument = Type.Object(
  {
    format: Type.Literal(OBSERVATION_FORMAT),
    source: Type.Object(
      { file: text('as the user named it'), kind: Type.Enum(['capture', 'har', 'records', 'data set', 'requests']) },
      closed,
    ),
    notes: texts('what could not be read, or was left out'),
    flow_count: count('TCP connections and conversations of datagrams in which a client sent something'),
    destinations: Type.Array(
      Type.Object(
        {
          destination: value.destination,
          addresses: texts('up to ten'),
          protocols: Type.Array(protocol),
          flow_count: count('flows with it'),
          first_us: time_us('its first flow'),
          last_us: time_us('its last flow'),
          kinds: Type.Array(kind, { description: 'what left for it' }),
          clear: Type.Boolean({ description: 'whether any of that could be read on the path' }),
          server: Type.Array(Rung, { description: 'whose server it is, step by step; empty where nothing was found' }),
        },
        closed,
      ),
      { description: 'servers, in the order in which they were first spoken with' },
    ),
    findings: Type.Array(
      Type.Object(
        {
          id: text('F1, F2, …'),
          flow: Flow,
          ...value,
          clear: Type.Boolean({ description: 'whether anyone on the path could read it' }),
        },
        closed,
      ),
      {
        description:
          'identifiers that left, one for each flow that carried one, up to 1,000 flows for the same value and server',
      },
    ),
    look_alikes: Type.Array(Type.Object(value, closed), {
      description: 'values that have the form of an identifier and are taken for none',
    }),
  },
  closed,
);
