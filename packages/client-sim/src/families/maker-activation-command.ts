/** The gates of the maker's activation client, in the order in which it asks them. */
export const activationGates = [
  'already-activated',
  'no-consent',
  'no-network',
  'in-flight',
  'tried-recently',
] as const;
export type ActivationGate = (typeof activationGates)[number];

/** What the maker's activation client wants done. It sets no alarms. */
export type ActivationCommand =
  | { readonly command: 'send_activation'; readonly request: number }
  /** A gate stopped the activation: which one, and what it saw. */
  | { readonly command: 'hold_back'; readonly gate: ActivationGate; readonly saw: string };
