import { cellPosition, type IdentityKind, identify } from '@phonehome/shared';

/** An identifier that was found in an output: where, what, and whether it is from a range that phonehome takes from. */
export interface Found {
  readonly path: string;
  readonly kind: IdentityKind | 'digits' | 'position';
  readonly text: string;
  readonly reserved: boolean;
}

/** The one real name that may occur, as bytes that are never resolved (dossier 6). */
const CLIENT_HOST = 'zzhc.vnet.cn';

/** Names that are no identifiers, though they have the form of one: opaque ids, and hashes of files. */
const OPAQUE = /^(?:exchange_id|sha256)$/;

/** Identifiers that are known by the name of their field, whatever their form: small numbers could be anything. */
const kindsByName: readonly (readonly [RegExp, IdentityKind])[] = [
  [/^imeis?\d?$/i, 'imei'],
  [/^meid$/i, 'meid'],
  [/iccid$/i, 'iccid'],
  [/imsi$/i, 'imsi'],
  [/^mac(?:id)?$/i, 'mac'],
  [/cell_?id$/i, 'cell'],
  [/^sid$/i, 'sid'],
  [/^nid$/i, 'nid'],
  [/^phone$/, 'phone-number'],
  [/^(?:host|email)$/i, 'host'],
];

const degrees = new Set(Array.from({ length: 64 * 64 * 3 }, (_, cell) => Object.values(cellPosition(cell))).flat());

/** Identifiers that are known by their form, wherever they stand in a text. */
const kindsByForm: readonly (readonly [RegExp, IdentityKind | 'digits'])[] = [
  // Fourteen digits and more: IMEI, MEID, IMSI, ICCID, or something that must not be there.
  [/(?<![\d.])\d{14,}(?!\d)/g, 'digits'],
  [/(?<![\da-f:-])[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}(?![\da-f:-])/gi, 'mac'],
  [/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g, 'ip'],
  [/(?<![\w:.])[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?![\w:.])/gi, 'ip'],
  [/\+\d{7,15}(?!\d)/g, 'phone-number'],
  [/(?<![\w.@-])(?:[\w.-]+@)?(?:[a-z\d-]+\.)+(?:org|com|net|cn|test|example|invalid|[a-z]{2})(?![\w.-])/gi, 'host'],
];

/** Every identifier in a value that was read from JSON, within every layer of base64 and JSON in its texts. */
export function* identifiersIn(value: unknown, path = '', name = ''): Generator<Found> {
  if (typeof value === 'string') yield* inText(value, path, name);
  else if (typeof value === 'number') yield* inText(String(value), path, name);
  else if (Array.isArray(value)) {
    const isHeader = value.length === 2 && value.every((part) => typeof part === 'string');
    // A header is a pair of name and value.
    for (const [i, part] of value.entries())
      yield* identifiersIn(part, `${path}[${i}]`, isHeader && i === 1 ? value[0] : name);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      yield* inText(key, `${path} key`, '');
      yield* identifiersIn(part, `${path}.${key}`, key);
    }
  }
}

function* inText(text: string, path: string, name: string): Generator<Found> {
  if (text === '' || OPAQUE.test(name)) return;
  const inner = jsonIn(text) ?? base64In(text);
  if (inner !== null) {
    yield* identifiersIn(inner, `${path}>`, '');
    return;
  }
  if (/^(?:LATITUDE|LONGITUDE)$/.test(name)) {
    yield { path, kind: 'position', text, reserved: degrees.has(text) };
    return;
  }
  const [, kind] = kindsByName.find(([pattern]) => pattern.test(name)) ?? [];
  if (kind) {
    yield { path, kind, text, reserved: isReserved(kind, text) };
    return;
  }
  for (const [pattern, kind] of kindsByForm) {
    for (const [found] of text.matchAll(pattern)) {
      // A time of day such as 08:30:00 has nearly the form of an address, and is none.
      if (kind === 'ip' && identify(found, kind).readings.length === 0) continue;
      yield { path, kind, text: found, reserved: isReserved(kind, found) };
    }
  }
}

function isReserved(kind: IdentityKind | 'digits', text: string): boolean {
  if (kind === 'host' && text === CLIENT_HOST) return true;
  const { readings } = identify(text, kind === 'digits' ? undefined : kind);
  return readings.some(({ range, check_digit }) => range?.used && check_digit?.holds !== false);
}

function jsonIn(text: string): object | null {
  if (!/^[[{]/.test(text)) return null;
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}

function base64In(text: string): string | null {
  const compact = text.replace(/[\r\n]/g, '');
  if (compact.length < 24 || compact.length % 4 !== 0 || !/^[A-Za-z\d+/]+={0,2}$/.test(compact)) return null;
  return Buffer.from(compact, 'base64').toString('utf8');
}
