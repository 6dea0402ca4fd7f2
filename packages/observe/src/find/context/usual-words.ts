/** Words that name identifiers and are words of no language: one of them among others says much. */
const telling = 'imei imsi iccid meid msisdn bssid ssid wlan wifi';

/** Other words of names and values that devices send, and the commonest ones of English. */
const usual = `
  device model brand version build battery session screen android language lang locale country carrier operator network
  bluetooth phone mobile number serial sim lat lon lng latitude longitude location place position accuracy altitude cell mcc
  mnc lac cid tac gps mac address addr time timestamp date event events type name value key data token user uid uuid app
  package sdk osv net com example http https www org api status state true false null code message order price count page
  title text info client server request response platform manufacturer product hardware firmware gaid idfa adid advertising
  resolution width height density memory storage free total level signal strength timezone install update launch open
  close start end login email password username first last city street seq tel ver vendor subscriber schema rows columns
  xml encoding string dict
  the and for with from that this not you are has have was will your hello all`;

/** Points of the words, in lower case: those of three letters are met by chance more often. */
export const usualWords: ReadonlyMap<string, number> = new Map([
  ...words(usual).map((word) => [word, word.length > 3 ? 1 : 0.5] as const),
  ...words(telling).map((word) => [word, 2] as const),
]);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
