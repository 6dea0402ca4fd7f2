import { type Part, textCodec } from './codec.ts';

/** How trackers of one family write their reports: what a line begins with, and what is taken out of it. */
type Report = (line: string) => readonly Part[] | null;

const H02 = /^\*[A-Z]{2},(\d{8,15}),[A-Z]\w{0,3},\d{6},[AVB],(\d{2,4}\.\d{3,6},[NS],\d{3,5}\.\d{3,6},[EW]),([^*#]*?)#/;
/** Network, area and cell, behind the date and the state of the vehicle; the network also without the zeros in front. */
const H02_CELL = /,\d{6},[\dA-F]{8},(\d{1,3}),(\d{1,3}),(\d{1,5}),(\d{1,9})#/;
const H02_HEAD = /^[\d.]*,[\d.]*,\d{6},[\dA-F]{8}(?:,|$)/;

const h02: Report = (line) => {
  const [, id = '', place = '', rest = ''] = H02.exec(line) ?? [];
  if (id === '') return null;
  const [, mcc = '', mnc = '', area = '', cell] = H02_CELL.exec(line) ?? [];
  const parts: Part[] = [
    { key: 'device id', content: id },
    { key: 'gps', content: place },
  ];
  if (cell !== undefined)
    parts.push({ key: 'cellId', content: [mcc.padStart(3, '0'), mnc.padStart(2, '0'), area, cell].join('-') });
  // Behind speed, course, date and flags: what a maker adds.
  else if (rest !== '') parts.push({ content: rest.replace(H02_HEAD, '') });
  return parts.filter(({ content }) => content !== '');
};

/** The end of its number, a command, its IMEI in a login, and time and place without marks between. */
const TK103 = /^\(\d{12}[A-Z]{2}\d{2}(\d{15})?(?:\d{6}[AV](\d{4}\.\d{4}[NS])(\d{5}\.\d{4}[EW]))?[^()]*\)/;

const tk103: Report = (line) => {
  const [, imei, latitude, longitude] = TK103.exec(line) ?? [];
  const parts: Part[] = imei === undefined ? [] : [{ key: 'imei', content: imei }];
  if (latitude !== undefined && longitude !== undefined)
    parts.push({ key: 'gps', content: [latitude, longitude].join(',') });
  return parts.length > 0 ? parts : null;
};

/** A record of a place of OVMS: what it is of, then degrees. */
const OVMS = /^MP-[\dA-F] [A-Z]/;
const OVMS_PLACE = /^L(-?\d{1,2}\.\d{3,8}),(-?\d{1,3}\.\d{3,8})(?:,|$)/;

const ovms: Report = (line) => {
  if (!OVMS.test(line)) return null;
  const record = line.slice(5);
  const [, latitude, longitude] = OVMS_PLACE.exec(record) ?? [];
  if (latitude !== undefined && longitude !== undefined)
    return [{ key: 'gps', content: [latitude, longitude].join(',') }];
  return record
    .slice(1)
    .split(',')
    .flatMap((content) => (content.length < 5 ? [] : [{ content }]));
};

/** A report of Suntech: a number of its own, versions, a time and a cell, then degrees. */
const SUNTECH = /^(?:ST|SA)\d{3}[A-Z]{3};(\d+);/;
const SUNTECH_PLACE = /;([+-]\d{1,2}\.\d{5,6});([+-]\d{1,3}\.\d{5,6});/;

const suntech: Report = (line) => {
  const id = SUNTECH.exec(line)?.[1];
  const found = id === undefined ? null : SUNTECH_PLACE.exec(line);
  if (id === undefined || !found) return null;
  const [all, latitude, longitude] = found;
  const rest = line.slice(found.index + all.length);
  return [
    { key: 'device id', content: id },
    { key: 'gps', content: [latitude, longitude].map(Number).join(',') },
    ...(rest === '' ? [] : [{ content: rest }]),
  ];
};

/** A report of Meitrack: the length, the IMEI, a command, an event, degrees, a time. */
const MEITRACK = /^\$\$[A-z]\d+,(\d{15}),AAA,\d+,(-?\d{1,2}\.\d{6}),(-?\d{1,3}\.\d{6}),\d{12},/;
const MEITRACK_CELL = /,(\d{3})\|(\d{1,3})\|([\dA-F]{1,8})\|([\dA-F]{1,8}),/;

const meitrack: Report = (line) => {
  const [, imei, latitude, longitude] = MEITRACK.exec(line) ?? [];
  if (imei === undefined) return null;
  const [, mcc = '', mnc = '', area = '', cell] = MEITRACK_CELL.exec(line) ?? [];
  const parts: Part[] = [
    { key: 'imei', content: imei },
    { key: 'gps', content: [latitude, longitude].join(',') },
  ];
  const ids = [area, cell ?? ''].map((one) => Number.parseInt(one, 16));
  if (cell !== undefined) parts.push({ key: 'cellId', content: [mcc, mnc.padStart(2, '0'), ...ids].join('-') });
  return parts;
};

const reports = [h02, tk103, ovms, suntech, meitrack] as const;

/** Reports of trackers, one a line or one after another, all of one family: H02 (`*HQ,…#`), TK103 (`(…)`), OVMS (`MP-0 …`), Suntech (`ST300STT;…`), Meitrack (`$$A…`). */
export const trackerLines = textCodec('tracker report', 'structure', (text): readonly Part[] | null => {
  const first = text.trimStart();
  if (!/^(?:\*[A-Z]{2},|\(\d{12}[A-Z]|MP-|S[TA]\d{3}[A-Z]{3};|\$\$[A-z]\d+,\d{15},AAA,)/.test(first)) return null;
  const lines = first.split(/\r?\n|(?<=[#)])(?=[*(])/).filter((line) => line.trim() !== '');
  for (const report of reports) {
    const read = lines.map((line) => ({ line, parts: report(line.trim()) }));
    if (read.some(({ parts }) => parts !== null))
      return read.flatMap(({ line, parts }): readonly Part[] => parts ?? [{ content: line }]);
  }
  return null;
});
