import { isNamed } from '../context/context-of.ts';
import type { Sighting } from '../evidence.ts';
import { spotReportedCells } from './cell.ts';
import type { Clue } from './clue.ts';
import { spotCodedCells, spotSectors } from './coded-cell.ts';
import { spotNeighbours, spotPlace } from './coordinates.ts';
import { spotEndpointNames } from './endpoint-name.ts';
import { spotGlobalCells } from './global-cell.ts';
import { spotIccids } from './iccid.ts';
import { spotImeis } from './imei.ts';
import { spotImsis, spotPrivateIdentities, spotUnconcealed, spotUserNames } from './imsi.ts';
import { spotMacs } from './mac.ts';
import { spotMeids } from './meid.ts';
import { spotMercatorPair } from './mercator.ts';
import { spotModemCells } from './modem-cell.ts';
import { spotCodedNumbers } from './number-notations.ts';
import { spotPaddedImei } from './padded-imei.ts';
import { spotCallNames, spotPhoneNumbers } from './phone-number.ts';
import { spotPlacedMacs } from './placed-mac.ts';
import { spotSipNumbers } from './sip-number.ts';
import { spotToldCells } from './told-cell.ts';
import { spotUnitPair } from './unit-place.ts';
import { writtenPlace } from './written-place.ts';

const spotters = [
  spotImeis,
  spotIccids,
  spotImsis,
  spotMacs,
  spotMeids,
  spotPlace,
  spotMercatorPair,
  spotPhoneNumbers,
  spotCallNames,
  spotUserNames,
  spotGlobalCells,
  spotCodedCells,
  spotUnconcealed,
  spotSipNumbers,
  spotEndpointNames,
  spotCodedNumbers,
  spotPaddedImei,
  spotSectors,
  spotToldCells,
];

/** All that a value may be by itself and its names. What needs its neighbours, cells and named coordinates, is not here. */
export function spot(clue: Clue): Sighting[] {
  return clue.text.length < 5 ? [] : spotters.flatMap((one) => one(clue));
}

/** What only the whole of a text shows that is then taken apart at its separators. */
export function spotWhole(clue: Clue): Sighting[] {
  const is_place =
    isNamed('coordinates', clue.keys) ||
    writtenPlace(clue.text, clue.keys.at(-1) ?? '') !== null ||
    spotUnitPair(clue) !== null;
  const named = is_place ? spotPlace(clue) : [];
  const places = named.length > 0 ? named : spotNeighbours(clue);
  return [
    ...places,
    ...spotMercatorPair(clue),
    ...spotModemCells(clue),
    ...spotToldCells(clue),
    ...spotSectors(clue),
    ...spotReportedCells(clue),
    ...spotGlobalCells(clue),
    ...spotPlacedMacs(clue),
    ...spotPrivateIdentities(clue),
    ...spotUnconcealed(clue),
    ...spotSipNumbers(clue),
    ...spotEndpointNames(clue),
    ...spotUserNames(clue),
    ...spotCallNames(clue),
  ];
}
