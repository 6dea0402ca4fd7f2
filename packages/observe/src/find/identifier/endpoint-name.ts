import { luhnHolds } from '@phonehome/shared';
import type { Sighting } from '../evidence.ts';
import type { Clue } from './clue.ts';
import { networkOf } from './networks.ts';

/** How clients of Lightweight M2M call themselves by two numbers (OMA TS LightweightM2M Core 1.1, 7.4.1). */
const NAME = /\burn:imei-(imsi|msisdn):(\d{15})-(\d{8,15})(?!\d)/gi;
const CHECKED = { points: 10, says: 'its check digit holds (Luhn)' };
const KEY = /^imei-(?:imsi|msisdn)$/i;

/** The two numbers in the name of an endpoint: of the device, and of the subscriber. */
export function spotEndpointNames({ text, keys }: Clue): Sighting[] {
  const key = keys.at(-1) ?? '';
  // What reads a text as a name and its value takes it apart.
  const whole = KEY.test(key) ? `urn:${key}:${text}` : text;
  if (!/urn:imei-/i.test(whole)) return [];
  const evidence = [{ points: 18, says: 'the name of an endpoint (Lightweight M2M)' }];
  return [...whole.matchAll(NAME)].flatMap(([, second = '', imei = '', number = '']): Sighting[] => {
    const found: Sighting[] = luhnHolds(imei) ? [{ kind: 'imei', value: imei, evidence: [...evidence, CHECKED] }] : [];
    if (second.toLowerCase() === 'msisdn') found.push({ kind: 'phone-number', value: number, evidence });
    else if (networkOf(number).country) found.push({ kind: 'imsi', value: number, evidence });
    return found;
  });
}
