const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const INTERNET_ADDRESS = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}(?::\\d{1,5}|/\\d{1,2})?$`);
const VERSION = /^\d{1,4}(?:\.\d{1,4}){2}$/;
const FRACTION = /^-?(?:0|[1-9]\d*)\.\d+$/;

/** Whether a text is an address of the Internet (IPv4), perhaps with a port or the length of its network: no byte of it has zeros in front. */
export function isInternetAddress(text: string): boolean {
  return INTERNET_ADDRESS.test(text);
}

/** Whether a text is numbers with full stops as computers write them: an address of the Internet, a version, a fraction. */
export function isOfDottedNumbers(text: string): boolean {
  return isInternetAddress(text) || VERSION.test(text) || FRACTION.test(text);
}
