import { type Static, Type } from 'typebox';
import { clientFamilies, DEFAULT_FAMILY, sentVersions } from '../../families/registry.ts';
import { valueRules } from '../../protocol/value-rule.ts';
import { closed, Day, Line, SHOWN_PATTERN, Share, Slug } from './basic.ts';
import { ScenarioFacts } from './build-facts.ts';

/** The label of a SIM by which clients know a card of China Telecom: in place of its networks 460-03, -05 and -11. */
export const CHINA_TELECOM = 'China Telecom';

/** A model of phone. */
export const Model = Type.Object(
  {
    model: Type.String({
      pattern: `^${valueRules.model.pattern}$`,
      maxLength: valueRules.model.max_length,
      description: 'field MODEL: MAN-MODEL',
    }),
    sim_slots: Type.Enum([1, 2], { description: 'how many SIM slots the model has' }),
    os_version: Line('field OSVER'),
    rom: Line('field ROM; its form is not known'),
    ram: Line('field RAM; its form is not known'),
  },
  closed,
);

/** A build of the software: what an update installs. */
export const Build = Type.Object(
  {
    display_id: Type.String({
      minLength: 1,
      maxLength: valueRules.build.max_length,
      pattern: SHOWN_PATTERN,
      description: 'build number as in Settings > About phone; field SWVER',
    }),
    fingerprint: Line('ro.build.fingerprint; the client registers anew when it changes'),
    region_label: Line('the region variant that the build is labelled with'),
    client: Type.Optional(
      Type.Enum(['on', 'off', 'default-on', 'default-off', 'absent', 'fixed'], {
        description:
          'short for the facts of a build with the China Telecom client: on, off (master switch reset), default-on or default-off (what the switch is where no earlier build has set it; what one has set persists), absent, or fixed (off or absent as `fix` says)',
      }),
    ),
    facts: Type.Optional(ScenarioFacts),
    base_version: Type.Optional(Line('base version; without it, that which `display_id` tells, such as 3_39B')),
    service_pack: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 999,
        description: 'service pack; without it, that which `display_id` tells',
      }),
    ),
    patch_level: Type.Optional(
      Type.String({ pattern: '^\\d{4}-\\d{2}(-\\d{2})?$', description: 'ro.build.version.security_patch' }),
    ),
    batch: Type.Optional(Slug('the batch that it was made for')),
    family: Type.Optional(
      Type.Enum([...clientFamilies], { default: DEFAULT_FAMILY, description: 'the family of that client' }),
    ),
    regver: Type.Enum([...sentVersions].sort(), { description: 'version of the report that its client sends' }),
    host: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(example|invalid|test)$',
        maxLength: 100,
        description: "the server it reports to, instead of the family's own; a name reserved by RFC 2606",
      }),
    ),
    maker_activation: Type.Optional(
      Type.Boolean({ description: "whether the maker's own activation is in it: once, after consent, over HTTPS" }),
    ),
  },
  closed,
);

/** A kind of SIM card. Country and operator are labels; the numbers come from the reserved ranges. */
export const Sim = Type.Object(
  {
    operator: Line(`label of the operator; some families of clients send only with \`${CHINA_TELECOM}\``),
    country: Type.String({ pattern: '^[A-Z]{2}$', description: 'label of the country, ISO 3166-1 alpha-2' }),
    card: Type.Enum(['china-telecom', 'generic'], { description: 'which ICCID prefix the card has' }),
    volte: Type.Enum(['on', 'off', 'not-supported'], { description: 'the VoLTE switch of this SIM' }),
  },
  closed,
);

/** A group of phones that are alike. */
export const Cohort = Type.Object(
  {
    id: Slug('name of the cohort'),
    title: Line('who they are, for people'),
    weight: Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: 'share of the phones, relative to the other cohorts',
    }),
    model: Slug('one of `models`'),
    build: Slug('one of `builds`: what the phones run on the first day'),
    origin: Type.Enum(['factory', 'update'], {
      description:
        'how an update marked `brings_client` reaches them: as an update, or from the factory (they run its build from the first day)',
    }),
    sims: Type.Array(Slug('one of `sims`'), { minItems: 1, maxItems: 2, description: 'the cards, from slot 1 on' }),
    data_sim: Type.Enum([1, 2], { description: 'slot of the data SIM' }),
    swaps_to: Type.Optional(
      Slug('one of `sims`: the kind of card that is put into slot 1 when it is exchanged; without it, the same kind'),
    ),
    utc_offset: Type.String({
      pattern: '^[+-]\\d{2}:\\d{2}$',
      description: 'local time of these phones, such as "+01:00"',
    }),
    behaviour: Slug('one of `behaviours`'),
    twin_of: Type.Optional(
      Slug('a cohort of the same weight: phone k here is used by the same person in the same way as phone k there'),
    ),
  },
  closed,
);

/** A step of a roll-out: from then on the update is offered to so large a share of the phones, all told. */
const Stage = Type.Object(
  {
    share: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'to which share of the phones it is offered from then on, those of earlier stages included',
    }),
    after_days: Type.Number({ minimum: 0, maximum: 3650, description: 'how long after `released`' }),
  },
  closed,
);

/** An update that does not start: what becomes of the phone. */
const Failure = Type.Object(
  {
    share: Share('share of tries that fail at the first boot; each try is drawn anew'),
    falls_back: Type.Enum(['other-slot'], {
      description:
        'what a phone does then: it boots from the other slot again, with the build that it had (A/B updates)',
    }),
    retry_days: Type.Optional(
      Type.Number({ minimum: 1, maximum: 3650, description: 'after how long it is tried again; without it, never' }),
    ),
    first_boot: Type.Optional(
      Type.Enum(['boot-loader', 'init'], {
        default: 'boot-loader',
        description:
          'how far that boot comes: `boot-loader`, nothing of the new build runs; `init`, it has set its persisted properties, which both slots share, before it fails',
      }),
    ),
  },
  closed,
);

/** A dated system update. */
export const Update = Type.Object(
  {
    id: Slug('name of the update'),
    cohorts: Type.Array(Slug('one of `cohorts`'), { minItems: 1, description: 'who gets it' }),
    to: Slug('one of `builds`'),
    released: Day('the day from which it is offered'),
    stages: Type.Optional(
      Type.Array(Stage, {
        minItems: 1,
        maxItems: 100,
        description: 'a staged roll-out: which share it is offered to, and when; without it, all on the first day',
      }),
    ),
    uptake: Type.Object(
      {
        median_days: Type.Number({
          exclusiveMinimum: 0,
          maximum: 3650,
          description: 'after how many days half of those to whom it is offered have it',
        }),
        never_share: Share('share of phones that never install it'),
      },
      closed,
    ),
    failure: Type.Optional(Failure),
    brings_client: Type.Optional(
      Type.Boolean({ description: 'this is how the client came onto the phones (see `origin`)' }),
    ),
  },
  closed,
);

export type Model = Static<typeof Model>;
export type Build = Static<typeof Build>;
export type Sim = Static<typeof Sim>;
export type Cohort = Static<typeof Cohort>;
export type Update = Static<typeof Update>;
