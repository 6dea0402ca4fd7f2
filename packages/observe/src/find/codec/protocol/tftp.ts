import { bytesCodec, type Part } from '../codec.ts';

/** Which file is asked for, or written (RFC 1350, 5): telephones ask for one of their own. */
export const tftp = bytesCodec('tftp', 'structure', (bytes): readonly Part[] | null => {
  if (bytes[0] !== 0 || (bytes[1] !== 1 && bytes[1] !== 2) || bytes.length > 600) return null;
  const [name = '', mode = ''] = Buffer.from(bytes.subarray(2)).toString('latin1').split('\0');
  return /^[\x20-\x7e]{2,}$/.test(name) && /^(?:octet|netascii|mail)$/i.test(mode)
    ? [{ key: 'filename', content: name }]
    : null;
});
