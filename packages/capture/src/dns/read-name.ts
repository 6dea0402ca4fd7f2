/** The most bytes of a name, and of its lengths (RFC 1035, 3.1). */
const NAME_BYTES_MAX = 255;
const POINTER = 0xc0;
const SPACE = 0x20;
const DELETE = 0x7f;

/** A name of a message, and where what follows it stands. */
export interface NameRead {
  /** Labels with dots between; bytes that no host has are escaped as zone files have them (RFC 1035, 5.1). */
  readonly text: string;
  readonly end: number;
}

/**
 * Reads a name, which may go on elsewhere (RFC 1035, 4.1.4); null for one that is cut, too long or of an unknown form. Each
 * pointer must lead to before the part of the name that it ends, so that there is an end to any of them.
 */
export function readName(bytes: Uint8Array, start: number): NameRead | null {
  const labels: string[] = [];
  let end: number | null = null;
  let part = start;
  let at = start;
  for (let length = 0; ; ) {
    const head = bytes[at];
    if (head === undefined) return null;
    if ((head & POINTER) === POINTER) {
      const low = bytes[at + 1];
      const target = ((head & ~POINTER) << 8) | (low ?? 0);
      if (low === undefined || target >= part) return null;
      end ??= at + 2;
      part = target;
      at = target;
      continue;
    }
    if ((head & POINTER) !== 0) return null;
    if (head === 0) return { text: labels.join('.'), end: end ?? at + 1 };
    length += head + 1;
    if (length >= NAME_BYTES_MAX || at + 1 + head > bytes.length) return null;
    labels.push(labelText(bytes.subarray(at + 1, at + 1 + head)));
    at += 1 + head;
  }
}

function labelText(label: Uint8Array): string {
  return Array.from(label, (byte) => {
    const character = String.fromCharCode(byte);
    if (byte <= SPACE || byte >= DELETE) return `\\${String(byte).padStart(3, '0')}`;
    return character === '.' || character === '\\' ? `\\${character}` : character;
  }).join('');
}
