import { fieldDefinition, type Report, type Sensitivity } from '@phonehome/shared';

/** Who may learn something: who gets the reports, who gets the maker's activations, and who carries the packets. */
export const watchers = ['recipient', 'maker', 'path'] as const;
export type Watcher = (typeof watchers)[number];

/** What protects the reports of the operator's client on their way. The maker's activations go over HTTPS in any case. */
export type Wire = 'clear' | 'tls';

/** What kind of thing a number names. */
export const numberKinds = ['device', 'subscriber', 'network-identifier'] as const;
export type NumberKind = (typeof numberKinds)[number];

/** What somebody reads of one message. */
export interface Reading {
  /** What could tell that two messages are of one phone: the numbers, or what stands in their place. */
  readonly handles: readonly { readonly kind: NumberKind; readonly value: string }[];
  /** Where it says that the phone is, as it says it. */
  readonly place: string | null;
}

/** A message of which only time, size and the name of the server can be read. */
export const UNREADABLE: Reading = { handles: [], place: null };

/** What who can read its fields reads of a report. */
export function readingOf(report: Report): Reading {
  const handles: { kind: NumberKind; value: string }[] = [];
  const places: string[] = [];
  for (const [name, value] of Object.entries(report)) {
    if (value === '') continue;
    const kind = fieldDefinition(name)?.sensitivity;
    if (kind === 'location') places.push(value);
    else if (isNumberKind(kind)) handles.push({ kind, value });
  }
  return { handles, place: places.length === 0 ? null : places.join(' ') };
}

/** Likewise of an activation, whose fields are others: a phone's number, and a country, which is no place here. */
export function activationReading(report: Report): Reading {
  const value = report.imei ?? '';
  return { handles: value === '' ? [] : [{ kind: 'device', value }], place: null };
}

function isNumberKind(kind: Sensitivity | undefined): kind is NumberKind {
  return (numberKinds as readonly (string | undefined)[]).includes(kind);
}
