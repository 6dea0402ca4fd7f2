import type { ExchangeRecord } from '@phonehome/simulation';
import type { Observer } from './observer.ts';

/** A report as somebody saw it, stripped to what following needs. An ExchangeRecord becomes one by `sightingOf`. */
export interface Sighting {
  /** Milliseconds since the beginning of the story; see `epoch_ms` of the options. */
  readonly time_ms: number;
  /** The fields of the report, as far as it could be decoded. */
  readonly fields: Readonly<Record<string, string>>;
  /** Opaque; joins the truth. */
  readonly exchange_id?: string;
  /** Where it came from, where that is known. */
  readonly address?: string;
  /** Whether it was encrypted on its way: then only its recipient reads the fields. */
  readonly encrypted?: boolean;
}

/** What following needs of a record; null if its report could not be read. */
export function sightingOf({ time_ms, exchange_id, report }: ExchangeRecord): Sighting | null {
  return report === null ? null : { time_ms, exchange_id, fields: report };
}

/** Reads one field as an observer can: '' if it is not there, or not for them. Fields of a hostile report may be anything. */
export type ReadField = (name: string) => string;

/** How an observer reads the fields of a sighting. */
export function readerOf(observer: Observer): (sighting: Sighting) => ReadField {
  const allowed = observer.fields === null ? null : new Set(observer.fields);
  const nothing: ReadField = () => '';
  return ({ fields, encrypted }) => {
    if (encrypted === true && !observer.reads_encrypted) return nothing;
    return (name) => {
      if (allowed !== null && !allowed.has(name)) return '';
      if (!Object.hasOwn(fields, name)) return '';
      const value: unknown = fields[name];
      return typeof value === 'string' ? value : '';
    };
  };
}
