import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8, of the whole process, make every object where young ones are made. By itself it makes those of a place in the code
 * from which many have stayed where old ones are, for good; but here a phone's day is garbage when it is over, and what stays
 * of it are those few that the next day begins with. Changes how fast things are, and nothing else.
 */
export function makeObjectsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
