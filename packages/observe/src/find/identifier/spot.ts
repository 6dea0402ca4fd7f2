import type { Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';
import { spotPlace } from './coordinates.ts';
import { spotIccids } from './iccid.ts';
import { spotImeis } from './imei.ts';
import { spotImsis } from './imsi.ts';
import { spotMacs } from './mac.ts';
import { spotMeids } from './meid.ts';
import { spotPhoneNumbers } from './phone-number.ts';

const spotters = [spotImeis, spotIccids, spotImsis, spotMacs, spotMeids, spotPlace, spotPhoneNumbers];

/** All that a value may be by itself and its names. What needs its neighbours, cells and named coordinates, is not here. */
export function spot(clue: Clue): Sighting[] {
  return clue.text.length < 8 ? [] : spotters.flatMap((one) => one(clue));
}
