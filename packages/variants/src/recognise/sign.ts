import type { Source } from '../facts/source.ts';

/** What betrays a client: the name of its package or file, something that switches it, its server, or the names of its fields. */
export interface Sign {
  readonly sign: 'package' | 'file' | 'switch' | 'endpoint' | 'fields';
  readonly saw: string;
  readonly source: Source;
}
