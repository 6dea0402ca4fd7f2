/** How a client carries what it sends. */
export type Transport = 'clear' | 'tls';

/** Whether a person is asked before it sends. */
export type Consent = 'none' | 'asked';

/** How often it sends: once at most; a bounded number of tries; or as long as it is refused. */
export type Repetition = 'once' | 'bounded' | 'unbounded';

/** A client that registers a phone by itself: how it is recognised, and what it does. One entry of the knowledge base. */
export interface KnownClient {
  readonly id: string;
  readonly title: string;
  /** The family of the simulator that behaves as it does (shared/families), if there is one. */
  readonly family: string | null;
  /** For whom it is meant: region labels such as `CN`; empty for every region. */
  readonly meant_for: readonly string[];
  /** Recognised by any of these, so that a renamed one is still found. */
  readonly signs: {
    /** Package names; `*` at an end stands for any ending. */
    readonly packages: readonly string[];
    /** Properties that switch it. */
    readonly switches: readonly string[];
    /** Host names. */
    readonly endpoints: readonly string[];
    /** Field names of its report; so many of them in one file betray it. */
    readonly fields: { readonly names: readonly string[]; readonly at_least: number } | null;
  };
  /** What switches it, in the order in which it is asked; the first that says something decides. */
  readonly switches: readonly Switch[];
  /** Whether it runs when nothing switches it. */
  readonly on_by_default: boolean;
  readonly endpoint: { readonly host: string; readonly port: number; readonly data_region: string } | null;
  readonly transport: Transport;
  readonly consent: Consent;
  readonly repetition: Repetition;
  /** Fields of shared/protocol that identify a person or phone and that it sends. */
  readonly identifiers: readonly string[];
  readonly source: string;
}

/** One thing that switches a client on or off. */
export type Switch =
  | { readonly by: 'property'; readonly name: string; readonly on: readonly string[]; readonly off: readonly string[] }
  | {
      readonly by: 'overlay';
      readonly target_package: string;
      readonly resource: string;
      readonly on: readonly string[];
      readonly off: readonly string[];
    }
  | {
      readonly by: 'carrier-config';
      readonly key: string;
      readonly on: readonly string[];
      readonly off: readonly string[];
    };
