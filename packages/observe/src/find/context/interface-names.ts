import type { Content } from '../codec/codec.ts';
import { contextOf } from './context-of.ts';

/** What programs call an interface, or its address. */
const ADDRESS_WORD =
  /^(?:wlan\d|eth\d|en\d|bt\d|ble|wi-?fi|bssid|(?:wi-?fi|wlan|bt|hw|eth)?[ _]?mac(?:[ _]?addr(?:ess)?)?|hwaddr)$/i;

/** Whether six bytes under a name may be an address of an interface: an address, or a network, may be any. */
export function namesInterface(key: string | undefined): boolean {
  if (key === undefined) return false;
  const points = contextOf('mac', [key])?.points ?? 0;
  return points >= 20 || (points > 0 && /mac|mc|wi-?fi|wlan|wm|hw|ether|bluetooth|bt|ble/i.test(key));
}

/** Whether a content is no more than what an interface or its address is called: six bytes beside it are one. */
export function isAddressWord(content: Content): boolean {
  if (content.length > 20) return false;
  return ADDRESS_WORD.test(typeof content === 'string' ? content : Buffer.from(content).toString('latin1'));
}
