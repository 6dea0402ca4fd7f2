import type { LeakKind } from '../kinds.ts';

/** A way to write an identifier before it is hashed. */
export interface WrittenForm {
  readonly text: string | Uint8Array;
  /** In words; null where it is the plain one. */
  readonly form: string | null;
  /** So seldom that a hash of its hash is not looked for. */
  readonly is_rare?: true;
}

/** How people write an identifier before they hash it. */
export function writtenForms(kind: LeakKind, value: string): WrittenForm[] {
  const plain = { text: value, form: null };
  const line: WrittenForm = { text: `${value}\n`, form: 'with a line feed', is_rare: true };
  switch (kind) {
    case 'phone-number':
      return [
        plain,
        { text: `+${value}`, form: 'with a plus sign' },
        { text: `00${value}`, form: 'with 00 in front', is_rare: true },
      ];
    case 'meid':
      return [plain, { text: value.toUpperCase(), form: 'in capitals' }];
    case 'imei':
      return [plain, { text: value.slice(0, 14), form: 'without check digit' }, line];
    case 'mac':
      return [plain, ...ofAddress(value), line];
    default:
      return [plain, line];
  }
}

function ofAddress(value: string): WrittenForm[] {
  const pairs = value.replace(/(..)(?!$)/g, '$1:');
  return [
    { text: pairs, form: 'with colons' },
    { text: pairs.toUpperCase(), form: 'with colons, in capitals' },
    { text: value.toUpperCase(), form: 'in capitals' },
    { text: Buffer.from(value, 'hex'), form: 'as bytes' },
    { text: pairs.replaceAll(':', '-'), form: 'with hyphens', is_rare: true },
    { text: pairs.replaceAll(':', '-').toUpperCase(), form: 'with hyphens, in capitals', is_rare: true },
    { text: value.replace(/(....)(?!$)/g, '$1.'), form: 'with full stops', is_rare: true },
  ];
}
