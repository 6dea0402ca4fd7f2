import { type Static, Type } from 'typebox';
import { closed, Line, Slug } from './basic.ts';
import { outcomes } from './policy.ts';

/** The broadcasts and alarms of the client that can lead to a report (dossier 3). */
export const triggers = [
  'BOOT_COMPLETED',
  'USER_PRESENT',
  'SCREEN_ON',
  'CONNECTIVITY_CHANGE',
  'SERVICE_STATE',
  'DATA_SIM_SWITCH',
  'VOLTE_SWITCH',
  'BARRIER_ALARM',
  'RETRY_ALARM',
  'SECRET_CODE',
] as const;
export type Trigger = (typeof triggers)[number];

/** What in the life of the phone a report goes back to. */
const rootCauses = ['boot', 'wake', 'unlock', 'network', 'service', 'alarm', 'sim', 'setting', 'code'] as const;
export type RootCause = (typeof rootCauses)[number];

/** The gates of the client that can stop a report (dossier 3). */
export const gates = [
  'master-switch-off',
  'secondary-user',
  'already-registered',
  'wifi-without-service',
  'in-flight',
  'barrier',
  'no-sim-ready',
  'roaming',
  'no-iccid',
  'data-sim-not-china-telecom',
  'data-on-sim-2',
  'not-china-telecom',
  // Of `safeguards`, which no known client has.
  'no-consent',
  'tries-used-up',
  'firewall',
] as const;
export type Gate = (typeof gates)[number];

/** Gates of the client that no simulated phone ever meets: its cards are either not ready or have a number. */
export const unreachable: readonly string[] = ['no-iccid'] satisfies Gate[];

/** What is counted. */
const countables = [
  'reports',
  'held_back',
  'boots',
  'wakes',
  'unlocks',
  'sim_swaps',
  'activations',
  'failed_updates',
] as const;
export type Countable = (typeof countables)[number];

/** Restrictions on what is counted; all that are given must hold. */
export const Filter = Type.Object(
  {
    cohort: Type.Optional(Slug('one of `cohorts`')),
    phase: Type.Optional(Slug('one of `phases`')),
    build: Type.Optional(Slug('one of `builds`: what the phone runs at that moment')),
    trigger: Type.Optional(Type.Enum([...triggers], { description: "the client's event" })),
    root_cause: Type.Optional(Type.Enum([...rootCauses], { description: 'what it goes back to' })),
    outcome: Type.Optional(Type.Enum([...outcomes], { description: "the server's decision (reports only)" })),
    field: Type.Optional(Type.String({ minLength: 1, description: 'a field that is not empty (reports only)' })),
    host: Type.Optional(Type.String({ minLength: 1, description: 'the server that the request names (reports only)' })),
    gate: Type.Optional(Type.Enum([...gates], { description: 'the gate that stopped it (held_back only)' })),
  },
  closed,
);

/** A statement that a run must bear out. */
export const Expectation = Type.Object(
  {
    id: Slug('name of the expectation'),
    says: Line('what it says, for people'),
    count: Type.Enum([...countables], { description: 'what is counted' }),
    where: Filter,
    per: Type.Optional(
      Type.Enum(['phone-day', 'phone', 'report'], {
        description:
          'divide by days that such phones lived in such a place, by such phones, or by all reports of the same cohort, phase and build',
      }),
    ),
    each: Type.Optional(
      Type.Enum(['phone-sim-build'], { description: 'hold every phone, SIM and build of its own to the bounds' }),
    ),
    at_least: Type.Optional(Type.Number({ minimum: 0 })),
    at_most: Type.Optional(Type.Number({ minimum: 0 })),
    none: Type.Optional(Type.Literal(true, { description: 'not a single one' })),
    exactly: Type.Optional(Type.Integer({ minimum: 0, description: 'an absolute count; needs `given`' })),
    given: Type.Optional(
      Type.Object(
        { seed: Type.Integer({ minimum: 0 }), devices: Type.Integer({ minimum: 1 }) },
        { ...closed, description: 'the seed and devices that an absolute count holds for; else it is not judged' },
      ),
    ),
  },
  closed,
);

export type Filter = Static<typeof Filter>;
export type Expectation = Static<typeof Expectation>;
