import { type Part, textCodec } from './codec.ts';

const SCHEME = /^\s*[A-Z][A-Za-z\d-]{2,30}\s+(?=[\w-]+\s*=\s*")/;
const PARAMETER = /([A-Za-z_][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,\s*|$)/y;

/** Credentials with parameters (RFC 9110, 11.4): a scheme, then names with values in quotation marks, as of `Digest`. */
export const credentials = textCodec('credentials', 'structure', (text): readonly Part[] | null => {
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) return null;
  const parts: Part[] = [];
  PARAMETER.lastIndex = scheme.length;
  while (PARAMETER.lastIndex < text.length) {
    const [, key = '', quoted, plain = ''] = PARAMETER.exec(text) ?? [];
    if (key === '') return null;
    const content = (quoted ?? plain).replace(/\\(.)/g, '$1');
    if (content !== '') parts.push({ key, content });
  }
  return parts.length > 1 ? parts : null;
});
