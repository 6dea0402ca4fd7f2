import { isNamed } from '../context/context-of.ts';
import type { Sighting } from '../evidence.ts';
import { spotModemCells, spotReportedCells } from './cell.ts';
import type { Clue } from './clue.ts';
import { spotNeighbours, spotPlace } from './coordinates.ts';
import { spotGlobalCells } from './global-cell.ts';
import { spotIccids } from './iccid.ts';
import { spotImeis } from './imei.ts';
import { spotImsis, spotPrivateIdentities, spotUserNames } from './imsi.ts';
import { spotMacs } from './mac.ts';
import { spotMeids } from './meid.ts';
import { spotCallNames, spotPhoneNumbers } from './phone-number.ts';
import { spotPlacedMacs } from './placed-mac.ts';
import { writtenPlace } from './written-place.ts';

const spotters = [
  spotImeis,
  spotIccids,
  spotImsis,
  spotMacs,
  spotMeids,
  spotPlace,
  spotPhoneNumbers,
  spotCallNames,
  spotUserNames,
  spotGlobalCells,
];

/** All that a value may be by itself and its names. What needs its neighbours, cells and named coordinates, is not here. */
export function spot(clue: Clue): Sighting[] {
  return clue.text.length < 5 ? [] : spotters.flatMap((one) => one(clue));
}

/** What only the whole of a text shows that is then taken apart at its separators. */
export function spotWhole(clue: Clue): Sighting[] {
  const is_place = writtenPlace(clue.text, '') !== null || isNamed('coordinates', clue.keys);
  const named = is_place ? spotPlace(clue) : [];
  const places = named.length > 0 ? named : spotNeighbours(clue);
  return [
    ...places,
    ...spotModemCells(clue),
    ...spotReportedCells(clue),
    ...spotGlobalCells(clue),
    ...spotPlacedMacs(clue),
    ...spotPrivateIdentities(clue),
    ...spotUserNames(clue),
    ...spotCallNames(clue),
  ];
}
