import { luhnHolds } from '@phonehome/shared';
import type { Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';
import { networkOf } from './networks.ts';

/** How clients of Lightweight M2M call themselves by two numbers (OMA TS LightweightM2M Core 1.1, 7.4.1). */
const NAME = /\burn:imei-(imsi|msisdn):(\d{15})-(\d{8,15})(?!\d)/gi;

/** The two numbers in the name of an endpoint: of the device, and of the subscriber. */
export function spotEndpointNames({ text }: Clue): Sighting[] {
  if (!/urn:imei-/i.test(text)) return [];
  const evidence = [{ points: 18, says: 'the name of an endpoint (Lightweight M2M)' }];
  return [...text.matchAll(NAME)].flatMap(([, second = '', imei = '', number = '']): Sighting[] => {
    const found: Sighting[] = luhnHolds(imei) ? [{ kind: 'imei', value: imei, evidence }] : [];
    if (second.toLowerCase() === 'msisdn') found.push({ kind: 'phone-number', value: number, evidence });
    else if (networkOf(number).country) found.push({ kind: 'imsi', value: number, evidence });
    return found;
  });
}
