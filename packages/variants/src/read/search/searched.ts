import type { PhonePath } from '../place/phone-path.ts';

/** Certificates, fonts, pictures and sounds; and software of other processors, such as the modem's. */
const NOT_SEARCHED =
  /\.(?:ttf|otf|ttc|png|jpe?g|webp|gif|ogg|mp3|mp4|wav|pem|der|x509|0)$|\/(?:firmware|firmware_mnt|modem|dsp)\//i;

/**
 * Whether a file of an image that is in no known form is searched for texts: where it is no text itself. What is only
 * written down somewhere, such as names of hosts, access points, permissions and labels of SELinux, runs nothing.
 */
export function isSearched({ path, partition }: PhonePath, head: Uint8Array): boolean {
  return partition !== null && head.includes(0) && !NOT_SEARCHED.test(path);
}
