import list from 'mcc-mnc-list';

/** The networks that are in use, as MCC and MNC, and their countries' codes (ITU-T E.212). Filled when first asked for. */
let known: { readonly networks: ReadonlySet<string>; readonly countries: ReadonlySet<string> } | null = null;

function read() {
  if (known) return known;
  const all = list.all().filter(({ mcc, mnc }) => mcc && mnc);
  known = {
    networks: new Set(all.filter(({ status }) => status !== 'Not operational').map(({ mcc, mnc }) => `${mcc}-${mnc}`)),
    countries: new Set(all.map(({ mcc }) => mcc as string)),
  };
  return known;
}

/** Whether the digits of an IMSI begin with the code of a country, and of a network in it. */
export function networkOf(imsi: string): { readonly country: boolean; readonly network: string | null } {
  const { networks, countries } = read();
  const mcc = imsi.slice(0, 3);
  const mnc = [imsi.slice(3, 5), imsi.slice(3, 6)].find((code) => networks.has(`${mcc}-${code}`));
  return { country: countries.has(mcc), network: mnc === undefined ? null : `${mcc}-${mnc}` };
}
