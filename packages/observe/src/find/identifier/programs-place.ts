import type { WrittenPlace } from './written-place.ts';

const FIRST = '([-+]?\\d{1,3}\\.\\d{3,15})';
const PAIR = `${FIRST}, ?${FIRST}`;

interface Form {
  readonly form: RegExp;
  readonly says: string;
  readonly is_turned?: true;
}

/** What programs print of a place, and what modems answer of where they are. */
const FORMS: readonly Form[] = [
  { form: new RegExp(`\\bLocation\\[[\\w-]{1,20} ${PAIR}`), says: 'what Android prints of a place' },
  { form: new RegExp(`\\blat/lng: ?\\(${PAIR}\\)`, 'i'), says: 'what Android prints of a point' },
  { form: new RegExp(`<(?=[-+])${PAIR}> ?\\+/-`), says: 'what iOS prints of a place' },
  {
    form: new RegExp(`\\+CGNS(?:S?INFO|INF): ?1,1,[\\d.]*,${PAIR}`),
    says: 'what a modem says of its place (AT+CGNSINF)',
  },
  { form: new RegExp(`\\+QGPSLOC: ?[\\d.]+,${PAIR}`), says: 'what a modem says of its place (AT+QGPSLOC)' },
  { form: new RegExp(`\\+UULOC: ?[\\d/]+,[\\d:.]+,${PAIR}`), says: 'what a modem says of its place (AT+ULOC)' },
  {
    form: new RegExp(`\\+CIPGSMLOC: ?0,${PAIR}`),
    says: 'what a modem says of its place (AT+CIPGSMLOC)',
    is_turned: true,
  },
  { form: new RegExp(`\\+QCELLLOC: ?${PAIR}`), says: 'what a modem says of its place (AT+QCELLLOC)', is_turned: true },
];
const HAS_ONE = /Location\[|lat\/lng|> ?\+\/-|\+(?:CGNS|QGPS|UULOC|CIPGSM|QCELL)/i;

/** A place in what programs and modems print. */
export function printedPlace(text: string): WrittenPlace | null {
  if (!HAS_ONE.test(text)) return null;
  for (const { form, says, is_turned } of FORMS) {
    const [, first, second] = form.exec(text) ?? [];
    if (first === undefined || second === undefined) continue;
    const [latitude, longitude] = is_turned ? [second, first] : [first, second];
    return { latitude, longitude, form: says };
  }
  return null;
}
