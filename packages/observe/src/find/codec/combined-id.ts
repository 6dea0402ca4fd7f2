import { luhnHolds } from '@phonehome/shared';
import { type Part, textCodec } from './codec.ts';
import { reverse } from './reverse.ts';

const FORM = /^[\dA-F]{32}\|(\d{15})$/i;

/** The id that widely used libraries make of a device: an MD5, a bar, and the IMEI from its end. */
export const combinedId = textCodec('combined id', 'coding', (text): readonly Part[] | null => {
  const digits = FORM.exec(text)?.[1];
  const content = digits && reverse(digits);
  return content && luhnHolds(content) && /^(?:35|86|0099|99|01)/.test(content) ? [{ key: 'imei', content }] : null;
});
