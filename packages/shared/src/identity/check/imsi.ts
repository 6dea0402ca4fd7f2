import { plainDigits } from './digits.ts';
import { type Reading, reading } from './reading.ts';

/** The first digit of a mobile country code (ITU-T E.212). 1 and 8 are given to nobody; of those with 0, only 001 is used. */
const regions: Readonly<Record<string, string>> = {
  '0': 'test networks',
  '2': 'Europe',
  '3': 'North America and Caribbean',
  '4': 'Asia and Middle East',
  '5': 'Oceania and South-East Asia',
  '6': 'Africa',
  '7': 'South and Central America',
  '9': 'worldwide',
};

/** Reads 15 digits as an IMSI: country, network, subscriber (ITU-T E.212). It has no check digit. */
export function readImsi(value: string): Reading | null {
  const plain = plainDigits(value);
  if (plain?.length !== 15) return null;
  const mcc = plain.slice(0, 3);
  const region = mcc.startsWith('0') && mcc !== '001' ? undefined : regions[mcc[0] as string];
  const structure = {
    mcc,
    region: region ?? 'none: not in use',
    // How long a network code is, is up to each country.
    mnc: mcc === '001' ? plain.slice(3, 5) : `${plain.slice(3, 5)} or ${plain.slice(3, 6)}`,
  };
  const nobodys =
    region === undefined ? `mobile country code ${mcc} is in no region that is in use (ITU-T E.212)` : null;
  const somebodys = `mobile country code ${mcc} is in a region in use: ${region} (ITU-T E.212)`;
  return reading('imsi', { plain, structure, nobodys, somebodys });
}
