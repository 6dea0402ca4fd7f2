/** Groups of features: what an observer must be able to see to have them. */
export const groups = {
  sizes: 'bytes each way, exactly',
  padded: 'bytes each way, rounded up to 256, as padding would',
  repetition: 'whether the sizes are those of the last time',
  connection: 'how the connection began and ended',
  rhythm: 'when and how often the phone goes to this server, and to any',
  hour: 'the hour of the day',
  path: 'how far the server is',
  delay: 'how long the server thinks',
  'request-line': 'method and target of the request',
  headers: 'which headers, in which order, from which kind of client',
  'body-form': 'form of the body: length, base64, lines',
  'body-content': 'what the body holds: how many values, long numbers, MAC addresses',
  reply: 'status and form of the reply',
} as const;
export type Group = keyof typeof groups;

/** A feature: a number for each exchange. */
export interface Feature {
  readonly name: string;
  readonly group: Group;
  readonly about: string;
}

/** What a feature is where there is nothing to count or measure. */
export const NOTHING = -1;

/** The features of a group, by name. */
export function featuresOf(group: Group, about: Readonly<Record<string, string>>): Feature[] {
  return Object.entries(about).map(([name, text]) => ({ name, group, about: text }));
}
