import type { Form } from './form.ts';

/** Formats that begin with fixed bytes: where, which, what. */
const magics: readonly (readonly [at: number, bytes: string, form: Form])[] = [
  [0, 'PK\x03\x04', 'zip'],
  [0, 'PK\x05\x06', 'zip'],
  [0, '\x7fELF', 'code'],
  [0, 'dex\n', 'code'],
  [0, 'cdex', 'code'],
  [0, 'vdex', 'code'],
  [0, 'oat\n', 'code'],
  [0, 'art\n', 'code'],
  // A script.
  [0, '#!', 'code'],
  // A table of resources.
  [0, '\x02\x00\x0c\x00', 'code'],
  [0, '\x03\x00\x08\x00', 'binary-xml'],
  // Android's sparse image, the payload of an update, SquashFS.
  [0, '\x3a\xff\x26\xed', 'packed'],
  [0, 'CrAU', 'packed'],
  [0, 'hsqs', 'packed'],
  // EROFS, ext4, F2FS, the table of dynamic partitions.
  [1024, '\xe2\xe1\xf5\xe0', 'packed'],
  [1080, '\x53\xef', 'packed'],
  [1024, '\x10\x20\xf5\xf2', 'packed'],
  [4096, 'gDla', 'packed'],
  // gzip, xz, 7z, zstd, brotli has none; tar.
  [0, '\x1f\x8b\x08', 'packed'],
  [0, '\xfd7zXZ\x00', 'packed'],
  [0, '7z\xbc\xaf\x27\x1c', 'packed'],
  [0, '\x28\xb5\x2f\xfd', 'packed'],
  [257, 'ustar', 'packed'],
];

/** The form that the first bytes of a file tell, or null. */
export function formOfMagic(head: Uint8Array): Form | null {
  return magics.find(([at, bytes]) => hasAt(head, at, bytes))?.[2] ?? null;
}

function hasAt(head: Uint8Array, at: number, bytes: string): boolean {
  for (let i = 0; i < bytes.length; i += 1) if (head[at + i] !== bytes.charCodeAt(i)) return false;
  return true;
}
