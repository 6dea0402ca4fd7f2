import { type Part, textCodec } from './codec.ts';

/** What a gateway says of its modem: IMEI, ICCID, IMSI, MCC, MNC, LAC, cell. */
const MOBILE =
  /^111,(\d{14,16})?(?:,(89\d{16,18})?)(?:,(\d{14,15})?)?(?:,(\d{3})?)?(?:,(\d{2,3})?)?(?:,(\d{1,6})?)?(?:,(\d{1,11})?)?$/;
const NAMES = ['imei', 'iccid', 'imsi', 'mcc', 'mnc', 'lac', 'cellId'] as const;
/** Where it is: latitude, longitude, altitude, accuracy. */
const PLACE = /^(?:112|402),(-?\d{1,2}\.\d{4,15}),(-?\d{1,3}\.\d{4,15})(?:,|$)/;
const LINE = /^[1-9]\d{2}(?:,|$)/;

/** Lines of static templates, each behind its number of three digits (SmartREST 2.0): of a modem, and of a place. */
export const smartrest = textCodec('smartrest', 'structure', (text): readonly Part[] | null => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length > 1_000 || !lines.every((line) => LINE.test(line))) return null;
  let is_known = false;
  const parts = lines.flatMap((line): Part[] => {
    const mobile = MOBILE.exec(line);
    const [, latitude, longitude] = PLACE.exec(line) ?? [];
    is_known ||= mobile !== null || latitude !== undefined;
    if (mobile) return NAMES.flatMap((key, i) => (mobile[i + 1] ? [{ key, content: mobile[i + 1] as string }] : []));
    if (latitude !== undefined) return [{ key: 'position', content: `${latitude},${longitude}` }];
    return line
      .split(',')
      .slice(1)
      .filter((one) => one !== '')
      .map((content) => ({ content }));
  });
  return is_known ? parts : null;
});
