import type { Part } from '../codec.ts';

/** Digits two a byte, the lower half first, with F to fill up (TBCD, 3GPP TS 29.002, 17.7.8); null where other halves stand there. */
export function tbcdDigits(bytes: Uint8Array): string | null {
  const digits = Buffer.from(bytes)
    .toString('hex')
    .replace(/(.)(.)/g, '$2$1')
    .replace(/f+$/, '');
  return /^\d+$/.test(digits) ? digits : null;
}

/** Digits two a byte as they are read; null where other halves stand there. */
export function bcdDigits(bytes: Uint8Array): string | null {
  const digits = Buffer.from(bytes).toString('hex');
  return /^\d+$/.test(digits) ? digits : null;
}

/** A place as a text, of degrees. */
export function placeText(latitude: number, longitude: number): string | null {
  const is_place = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
  return is_place ? `${latitude.toFixed(6)},${longitude.toFixed(6)}` : null;
}

/** A place of two fractions of degrees that no name tells of, neither of them small nor of few decimals. */
export function placeOfFractions(latitude: number, longitude: number): string | null {
  const is_place = [latitude, longitude].every((one) => Math.abs(one) > 0.001 && Number(one.toFixed(2)) !== one);
  return is_place ? placeText(latitude, longitude) : null;
}

const ADDRESS_BYTES = 6;

/** The address of an interface as a text, by its name; none where it is not of six bytes. */
export function addressParts(bytes: Uint8Array): Part[] {
  if (bytes.length !== ADDRESS_BYTES) return [];
  return [
    {
      key: 'mac',
      content: Buffer.from(bytes)
        .toString('hex')
        .replace(/(..)(?!$)/g, '$1:'),
    },
  ];
}
