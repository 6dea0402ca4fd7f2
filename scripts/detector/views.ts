import type { Group } from './feature.ts';

/** What an observer is given to learn from: some groups of features. */
export interface View {
  readonly id: string;
  readonly about: string;
  readonly groups: readonly Group[];
}

const timing: readonly Group[] = ['connection', 'rhythm', 'hour'];
const encrypted: readonly Group[] = ['sizes', 'repetition', ...timing];
const undressed: readonly Group[] = ['request-line', 'body-form', 'body-content'];

/** What different observers have. No view has `path` and `delay`: they stand for the host and for our settings. */
export const views: readonly View[] = [
  { id: 'timing', about: 'when, and how it ended: as if all were encrypted and padded to one size', groups: timing },
  { id: 'padded', about: 'the same, and sizes rounded up to 256 bytes', groups: ['padded', ...timing] },
  { id: 'encrypted', about: 'the same, and exact sizes: as if all were encrypted', groups: encrypted },
  { id: 'clear', about: 'all that, and what can be read', groups: [...encrypted, 'headers', ...undressed, 'reply'] },
  { id: 'request', about: 'what can be read of the request alone', groups: ['headers', ...undressed] },
  { id: 'undressed', about: 'the same without its headers', groups: undressed },
  { id: 'form', about: 'the same without what the body holds', groups: ['request-line', 'body-form'] },
];
