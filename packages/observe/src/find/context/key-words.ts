import type { LeakKind } from '../kinds.ts';

/** What names say about the values that stand with them. Names are read as words: `simOperatorId` is sim, operator, id. */
export interface KeyWords {
  /** The whole name, without marks and in lower case, names the kind. */
  readonly names: RegExp;
  /** One of its words goes with the kind. */
  readonly suggests: RegExp;
  /** The whole name is a few letters of the kind's, as of whoever saves bytes: within a longer name they are words of their own. */
  readonly short?: RegExp;
}

/** In the languages in which applications were seen to name their fields. */
export const keyWords: Readonly<Record<LeakKind, KeyWords>> = {
  imei: {
    names: /imei|cgsn|串号/,
    suggests:
      /^(?:device|devices|dev|deviceid|devid|phone|terminal|equipment|handset|hardware|hw|machine|udid|did|serial|sn|modem|ueid|mobile|hwid|hardwareid|deviceno|devno|devsn|phoneid|mobileid|terminalid|termid|handsetid|equipmentid|machineid|serialno|serialnumber|gerät|geraet|appareil|dispositivo|устройство|устройства|geraete?nummer|gerätenummer|geraete?id|geräteid|seriennummer|numeroserie|numserie|toestel|toestelnummer|urzadzenia|urządzenia|enhet|enhetsnummer|laite|cihaz|zarizeni|zařízení|keszulek|készülék|perangkat|设备号|设备|手机|端末|端末番号|단말기|기기)$/,
    short: /^(?:im|ime|ei)$/,
  },
  meid: { names: /meid|esn$/, suggests: /^(?:device|cdma|equipment|hardware|serial|terminal)$/, short: /^me$/ },
  iccid: {
    names: /iccid|^q?ccid$|simserial|simnumber|simcardnumber|simsn/,
    suggests:
      /^(?:sim|card|uicc|usim|euicc|chip|icc|karte|kartennummer|simkarte|tarjeta|carte|kart|karta|karty|cartao|cartão|scheda|kaart|kort|kortti|карта|карты|卡|卡号|カード|카드)$/,
    short: /^ic$/,
  },
  imsi: {
    names: /imsi(?!gnal)|cimi/,
    suggests:
      /^(?:sim|subscriber|subscription|sub|subid|subno|supi|suci|usim|operator|assinante|abonne|abonné|abonado|suscriptor|abonent|abonenta|teilnehmer|teilnehmernummer|abbonato|абонент|абонента|abone|abonnee|prenumerant|tilaaja|加入者|用户号)$/,
    short: /^(?:is|ims)$/,
  },
  mac: {
    names:
      /(?:^|wifi|wlan|bt|bluetooth|ether|hw|device|dev)mac(?:addr|address|id|dec|hex)?\d?$|^(?:net|lan|eth\d?|local|my|phone|router|ap|sta|client|host)mac(?:addr|address|id)?\d?$|^macid|macaddr|lladdr|bssid|wifimac|wlanmac|hwaddr|ethaddr|btaddr|bdaddr|hardwareaddr|physicaladdr/,
    suggests: /^(?:mac|ether|wifi|wlan|bluetooth|bt|ap|eth|ethernet|network|hw|address|addr|lan|bda|ssid)$/,
    short: /^mc$/,
  },
  cell: {
    names:
      /cellid|cellinfo(?!age)|cellidentity|celltower|cellloc(?:ation)?$|servingcell|ecgi|^m?eci$|^(?:n|global)?cgi(?:3gpp|hex|bin|raw|bytes|b64)?$|^gci$|^m?nci$|^ueci$|utrancell|cellcid|basestationid|基站|小区/,
    suggests:
      /^(?:cell|cells|cid|ci|bs|bsid|station|lacci|gcell|nwcell|scell|pcell|utran|eutran|gsm|lte|umts|enb|enodeb|tower|bts|basestation|serving|neighbou?r|neighbou?rs)$/,
  },
  coordinates: {
    names:
      /latlon|latlng|lonlat|lnglat|coordinate|geopoint|geoloc|gps(?!time|date|ts|ok|on|state|acc|accuracy|enabled|week|speed|alt|altitude|sats?|count|id)|iso6709|^(?:my|user|cur|gps)?ll$|^geo$|坐标/,
    suggests:
      /^(?:(?:my|cur|current|last|user|gps|dev|device)(?:loc|location|pos|position)|loc|location|position|pos|place|center|centre|where|near|geo|map|home|work|coords?|forecast|weather|nearby|nearest|origin|destination|dest|waypoint|via|start|end|ort|lieu|lugar|位置)$/,
  },
  'phone-number': {
    names:
      /msisdn|celular|phnum|phonenum|shoujihao|هاتف|phonenumber|phoneno|mobilenumber|mobileno|telephone|cellphone|linenumber|line1number|callinglineid|callernumber|telnr|nrtel|gsmnumber|subscribernumber|mobilnummer|mdn$|rufnummer|telefon|手机号|电话|電話|전화|телефон/,
    suggests:
      /^(?:phone|mobile|tel|sms|caller|callee|contact|line|address|addr|number|num|fax|whatsapp|call|dial|from|to|sender|recipient|cell|movil|móvil|celular|handy|telefone|telefono|teléfono|téléphone|telefoonnummer|puhelin|puhelinnumero|numer|numero|número|номер|телефона|cep|mobil|mobiel|rufnr|sdt|dienthoai|携帯|휴대폰|전화번호)$/,
  },
};

/** Words of names of numbers that are something else, also beside a word that goes with a kind: `device_timestamp`. */
export const otherNumbers =
  /^(?:awb|xp|uv|elo|ref|cur|cnt|qty|sum|avg|pos|idx|row|col|lot|pnr|fee|bid|ask|order|invoice|tracking|shipment|parcel|receipt|transaction|trans|txn|payment|account|iban|ts|time|timestamp|date|expires|nonce|session|seq|sequence|price|amount|total|app|campaign|article|product|sku|ean|upc|gtin|isbn|barcode|version|checksum|crc|hash|sha1|sha256|md5|signature|etag|random|rnd|cache|offset|size|length|width|height|ticket|token|bytes|count|duration|latency|uptime|memory|fingerprint|cert|certificate|thumbprint|digest)$/;

/** Words that name nothing: what stands under them may be anything. */
export const opaque =
  /^(?:data|payload|value|val|values|info|body|content|contents|param|params|arg|args|msg|message|field|fields|raw|blob|packet|extra|extras|ext|attr|attrs|attribute|item|items|object|obj|record|report|req|request|input|text|string|str|enc|encoded|b64|base64|hex|json|query|code|key|id|ids|ident|identifier|uid|uuid|guid|user|agent|name|self|common|basic|header|authorization|cookie|list|array|map|set|meta|result|stat|stats|event|events|log|logs|collect|track|up|upload|cmd|command|auth|login|username|from|to|sender|recipient|filename|file|path|topic|client|clientid|unit|tag|referer|referrer|href|link|uri|url|target|schema|rows|host|hostname|thing|things|disposition|attachment|dump)$/;

/** Words of names of what is opaque to all but its maker: they say nothing of what is packed within. */
export const sealed = /^(?:token|ticket|session|signature|sig|nonce|random|cache|etag|fingerprint)$/;

/** Words of a name that say how its value is written: `mac_hex`, `imei_rot1`. What it is, the others say. */
export const codingWords =
  /^(?:hex|hexa|hexadecimal|dec|decimal|int|integer|num|oct|octal|bits|bin|b2|binary|bytes|raw|str|arr|array|list|le|be|rev|reversed|bcd|tbcd|xor|enc|enc\d|encoded|obf|rot|rot\d+|modhex|(?:b|base)(?:16|32|36|45|58|62|64|85|91)|[uiw](?:8|16|24|32|48|64)(?:le|be)?)$/;
