import type { PhonePath } from '../place/phone-path.ts';

/**
 * What only says how things of others are called or reached, and so betrays nobody: labels of SELinux, permissions,
 * names of hosts, access points of operators, fonts, pictures and sounds.
 */
const NOT_SEARCHED =
  /_contexts$|\.(?:cil|rc|prop|ttf|otf|ttc|png|jpe?g|webp|gif|ogg|mp3|mp4|wav|pem|der|x509|0)$|\/etc\/(?:permissions|sysconfig|selinux|security|default-permissions|compatconfig)\/|\/etc\/hosts$|\/apns?-conf[\w.-]*\.xml$/i;

/** Whether a file of an image is searched for texts. */
export function isSearched({ path, partition }: PhonePath): boolean {
  return partition !== null && !NOT_SEARCHED.test(path);
}
