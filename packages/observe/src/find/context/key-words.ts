import type { LeakKind } from '../kinds.ts';

/** What names say about the values that stand with them. Names are read as words: `simOperatorId` is sim, operator, id. */
export interface KeyWords {
  /** The whole name, without marks and in lower case, names the kind. */
  readonly names: RegExp;
  /** One of its words goes with the kind. */
  readonly suggests: RegExp;
}

export const keyWords: Readonly<Record<LeakKind, KeyWords>> = {
  imei: {
    names: /imei/,
    suggests:
      /^(?:device|devices|dev|phone|terminal|equipment|handset|hardware|hw|machine|udid|uuid|did|serial|sn|modem|ueid|mobile)$/,
  },
  meid: { names: /meid|esn$/, suggests: /^(?:device|cdma|equipment|hardware|serial|terminal)$/ },
  iccid: {
    names: /iccid|simserial|simnumber|simcardnumber|simsn/,
    suggests: /^(?:sim|card|uicc|usim|euicc|chip|eid|icc)$/,
  },
  imsi: { names: /imsi/, suggests: /^(?:sim|subscriber|subscription|sub|subid|usim|msin|operator)$/ },
  mac: {
    names:
      /(?:^|wifi|wlan|bt|bluetooth|ether|hw|device|dev)mac(?:addr|address|id)?\d?$|^macid|macaddr|bssid|wifimac|wlanmac|hwaddr|ethaddr|btaddr/,
    suggests: /^(?:mac|wifi|wlan|bluetooth|bt|ap|eth|ethernet|network|hw|address|lan|bda)$/,
  },
  cell: {
    names:
      /cellid|cellidentity|celltower|servingcell|ecgi|^eci$|^cgi$|^ncgi$|^gci$|^nci$|^ueci$|utrancell|cellcid|basestationid/,
    suggests: /^(?:cell|cid|ci|enb|enodeb|tower|bts|basestation)$/,
  },
  coordinates: {
    names: /latlon|latlng|lonlat|lnglat|coordinate|geopoint|geoloc|gps|^ll$|^geo$/,
    suggests: /^(?:loc|location|position|pos|place|point|center|centre|where|near|geo|map|home|work|coords?)$/,
  },
  'phone-number': {
    names: /msisdn|phonenumber|phoneno|mobilenumber|mobileno|telephone|cellphone|linenumber|line1number|callernumber/,
    suggests: /^(?:phone|mobile|tel|sms|caller|callee|msisdn|contact|number|fax|whatsapp|call|dial)$/,
  },
};

/** Words of names of numbers that are something else. */
export const otherNumbers =
  /^(?:order|invoice|tracking|shipment|parcel|consignment|receipt|transaction|trans|txn|payment|pay|card|pan|account|acct|iban|ts|time|timestamp|date|datetime|created|updated|expires|expiry|nonce|session|sess|seq|sequence|price|amount|total|sum|app|campaign|article|product|sku|ean|upc|gtin|isbn|barcode|version|ver|checksum|crc|hash|sha1|sha256|md5|signature|sig|etag|random|rand|rnd|cb|cache|offset|size|length|len|width|height|ticket|case|ref|reference|token|bytes|count|duration|latency|uptime|memory|ram|rom|disk|post|tweet|video|page|photo|fbid|thread|comment|message|msgid|event|trace|span|batch|job|build|revision|commit|customer|booking|reservation|member|loyalty|vin|tax|vat|policy|contract|license|licence|lot|po|fingerprint|cert|certificate|thumbprint|digest|uid|user|userid)$/;
