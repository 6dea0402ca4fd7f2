import { type Static, Type } from 'typebox';
import { closed, Share } from './basic.ts';

/**
 * What could stand between the operator's client and the wire. No known client has any of it: it is here to be asked
 * what it would have changed, the same people and days being otherwise the same.
 */
export const Safeguards = Type.Object(
  {
    consent: Type.Optional(
      Type.Boolean({
        description:
          'nothing is sent before the user has agreed, who is asked at the first start with the client; whether and when they agree is as `consent_share` and `consent_minutes` of their behaviour',
      }),
    ),
    tries_max: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        description: 'so many requests with the same build and cards, whatever the answers; then no more',
      }),
    ),
    fields: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
        minItems: 1,
        uniqueItems: true,
        description: 'the only fields of the report that are filled in; the others are sent empty',
      }),
    ),
    pseudonym_days: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 3650,
        description:
          'identifiers of device, card and Wi-Fi are replaced by a pseudonym of the phone, a new one after so many days; what names the issuer of a card is kept',
      }),
    ),
    cell_side_sites: Type.Optional(
      Type.Integer({
        minimum: 2,
        maximum: 64,
        description: 'the place is told as a square with so many sites a side, by the cell at its corner',
      }),
    ),
    firewall_share: Type.Optional(
      Share('share of the phones on which a firewall refuses the connections of this client, drawn by seed and person'),
    ),
  },
  {
    ...closed,
    minProperties: 1,
    description:
      "not genuine: what could stand between the operator's client and the wire; the client takes what is stopped there for a lost connection",
  },
);

export type Safeguards = Static<typeof Safeguards>;
