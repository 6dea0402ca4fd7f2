import { fieldDefinition, type Report } from '@phonehome/shared';

/** What a report tells of what was collected for it: of no known client, see `safeguards` of a scenario. */
export interface Disclosure {
  /** The only fields that are filled in; null for all. */
  readonly fields: ReadonlySet<string> | null;
  /** What stands in the place of each identifier of device, card and Wi-Fi; null for the identifiers themselves. */
  readonly pseudonym: string | null;
}

/** How many digits of a card's numbers name its issuer: 89, country and issuer; country and network. */
const ICCID_ISSUER_DIGITS = 6;
const IMSI_ISSUER_DIGITS = 5;

/** The report as it leaves the phone, with the same keys in the same order. */
export function disclosed(report: Report, disclosure: Disclosure | null): Report {
  if (disclosure === null) return report;
  const { fields, pseudonym } = disclosure;
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(report)) {
    if (fields && !fields.has(name)) told[name] = '';
    else told[name] = pseudonym && value !== '' ? pseudonymous(name, value, pseudonym) : value;
  }
  return told;
}

/** An identifier with what names the issuer of a card kept, and the rest replaced; any other value as it is. */
function pseudonymous(name: string, value: string, pseudonym: string): string {
  switch (fieldDefinition(name)?.sensitivity) {
    case 'device':
      return pseudonym;
    case 'network-identifier':
      return pseudonym;
    case 'subscriber':
      return value.slice(0, name.endsWith('ICCID') ? ICCID_ISSUER_DIGITS : IMSI_ISSUER_DIGITS) + pseudonym;
    default:
      return value;
  }
}

/** The words of a pseudonym are letters alone, so that it can be nobody's number. */
export function pseudonymOf(opaque_hex: string): string {
  return [...opaque_hex].map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('');
}
