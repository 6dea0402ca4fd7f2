// Made by `npm run generate` from the .proto files; do not edit.

/** What the server did. */
export type Outcome = 'OUTCOME_UNSPECIFIED' | 'OUTCOME_ACCEPTED' | 'OUTCOME_REFUSED' | 'OUTCOME_SILENT' | 'OUTCOME_RESET' | 'OUTCOME_ERROR' | 'OUTCOME_GARBAGE' | 'OUTCOME_REDIRECT' | 'OUTCOME_PARTIAL';

/** How much of the truth the timeline has. */
export type Timeline = 'TIMELINE_UNSPECIFIED' | 'TIMELINE_FULL' | 'TIMELINE_CLIENT' | 'TIMELINE_NONE';

/** What happened. */
export type Event = 'EVENT_UNSPECIFIED' | 'EVENT_SWITCHED_ON' | 'EVENT_BOOT_COMPLETED' | 'EVENT_SHUTDOWN' | 'EVENT_POWER_LOST' | 'EVENT_SCREEN_ON' | 'EVENT_SCREEN_OFF' | 'EVENT_USER_PRESENT' | 'EVENT_CONNECTIVITY_CHANGE' | 'EVENT_SERVICE_STATE' | 'EVENT_SIM_LOADED' | 'EVENT_SIM_REMOVED' | 'EVENT_AIRPLANE_MODE' | 'EVENT_DATA_SIM_SWITCHED' | 'EVENT_VOLTE_SWITCHED' | 'EVENT_USER_SWITCHED' | 'EVENT_SECRET_CODE' | 'EVENT_CONSENT' | 'EVENT_SYSTEM_UPDATE' | 'EVENT_ALARM' | 'EVENT_RETRIES_EXHAUSTED' | 'EVENT_HELD_BACK' | 'EVENT_REPORT' | 'EVENT_REPORT_FAILED_OFFLINE' | 'EVENT_REPLY' | 'EVENT_REPLY_TIMEOUT' | 'EVENT_CONNECTION_LOST' | 'EVENT_ACTIVATION' | 'EVENT_ACTIVATION_HELD_BACK' | 'EVENT_ACTIVATION_REPLY' | 'EVENT_ACTIVATION_LOST' | 'EVENT_UPDATE_FAILED' | 'EVENT_FELL_BACK' | 'EVENT_MOVED';

/** How a phone is online. */
export type Network = 'NETWORK_UNSPECIFIED' | 'NETWORK_WIFI' | 'NETWORK_MOBILE' | 'NETWORK_NONE';

/** Which alarm of the client came due. */
export type Alarm = 'ALARM_UNSPECIFIED' | 'ALARM_BARRIER' | 'ALARM_RETRY';

/** A registration report as it was decoded: each field that any version of it has, as text, and the others as received. Which version it is of, and so which fields it should have, is in regver. */
export interface Report {
  /** The fields whose names no version has. */
  readonly others: readonly OtherField[];
  /** The numbers of all fields in the order in which the report had them, 1 for each of others in its turn. If empty, they are in the order of their numbers. */
  readonly order: readonly number[];
  /** REGVER: version of the report (configuration) */
  readonly regver?: string;
  /** MEID: MEID: here the first 14 digits of the IMEI (device) */
  readonly meid?: string;
  /** MODEL: maker code and model (configuration) */
  readonly model?: string;
  /** MODELSMS: maker code and model; how it differs from MODEL is not known: here it does not (configuration) */
  readonly modelsms?: string;
  /** SWVER: software build (configuration) */
  readonly swver?: string;
  /** SIM1CDMAIMSI: CDMA IMSI of SIM 1 (subscriber) */
  readonly sim1cdmaimsi?: string;
  /** UETYPE: kind of terminal: 1 is a phone (configuration) */
  readonly uetype?: string;
  /** SIM1ICCID: SIM card number (ICCID) of SIM 1 (subscriber) */
  readonly sim1iccid?: string;
  /** SIM1LTEIMSI: subscriber number (IMSI) of SIM 1 (subscriber) */
  readonly sim1lteimsi?: string;
  /** SIM1TYPE: not known; sent empty (configuration) */
  readonly sim1type?: string;
  /** SIM2CDMAIMSI: CDMA IMSI of SIM 2 (subscriber) */
  readonly sim2cdmaimsi?: string;
  /** SIM2ICCID: SIM card number (ICCID) of SIM 2 (subscriber) */
  readonly sim2iccid?: string;
  /** SIM2LTEIMSI: subscriber number (IMSI) of SIM 2 (subscriber) */
  readonly sim2lteimsi?: string;
  /** SIM2IMSI: subscriber number (IMSI) of SIM 2 (subscriber) */
  readonly sim2imsi?: string;
  /** SIM2TYPE: not known; sent empty (configuration) */
  readonly sim2type?: string;
  /** SID: not known; by its name the identity of a CDMA system; here a fixed dummy (network-identifier) */
  readonly sid?: string;
  /** NID: not known; by its name the identity of a CDMA network; here a fixed dummy (network-identifier) */
  readonly nid?: string;
  /** MACID: MAC address of the Wi-Fi interface (network-identifier) */
  readonly macid?: string;
  /** OSVER: version of Android (configuration) */
  readonly osver?: string;
  /** ROM: not known; here the size of the storage (configuration) */
  readonly rom?: string;
  /** RAM: not known; here the size of the memory (configuration) */
  readonly ram?: string;
  /** IMEI1: serial number of the modem (IMEI) 1 (device) */
  readonly imei1?: string;
  /** IMEI2: serial number of the modem (IMEI) 2 (device) */
  readonly imei2?: string;
  /** SIM1CELLID: serving cell of SIM 1: eNodeB * 256 + cell (location) */
  readonly sim1cellid?: string;
  /** SIM2CELLID: serving cell of SIM 2: eNodeB * 256 + cell (location) */
  readonly sim2cellid?: string;
  /** DATASIM: slot of the data SIM (configuration) */
  readonly datasim?: string;
  /** SIM1VoLTESW: VoLTE of SIM 1: 1 on, 2 off, 3 not supported (configuration) */
  readonly sim1voltesw?: string;
  /** SIM2VoLTESW: VoLTE of SIM 2: 1 on, 2 off, 3 not supported (configuration) */
  readonly sim2voltesw?: string;
  /** ACCESSTYPE: how it is online: 1 mobile data, 2 Wi-Fi (configuration) */
  readonly accesstype?: string;
  /** REGDATE: local date and time of the report (configuration) */
  readonly regdate?: string;
  /** MLPLVER: not known; optional, never sent here (configuration) */
  readonly mlplver?: string;
  /** MSPLVER: not known; optional, never sent here (configuration) */
  readonly msplver?: string;
  /** MMEID: not known; optional, never sent here (device) */
  readonly mmeid?: string;
  /** LATITUDE: not a genuine field: only with `location: cell+gps` (dossier 1) (location) */
  readonly latitude?: string;
  /** LONGITUDE: not a genuine field: only with `location: cell+gps` (dossier 1) (location) */
  readonly longitude?: string;
}

/** A field whose name no version has. */
export interface OtherField {
  /**  */
  readonly name: string;
  /**  */
  readonly value: string;
}

/** What an observer on the path sees of an exchange: a row of the table `exchanges` of a data set. docs/reference/dataset.md says what each field is. */
export interface TrafficExchange {
  /** Joins the truth, and the comments of the packets. */
  readonly exchange_id: string;
  /** When its first packet was seen: microseconds since 1970-01-01 00:00 UTC. */
  readonly time_us: bigint;
  /** http, tls, dns or ntp. */
  readonly protocol: string;
  /**  */
  readonly client_address: string;
  /**  */
  readonly client_port: number;
  /**  */
  readonly server_address: string;
  /**  */
  readonly server_port: number;
  /** Name of the server. */
  readonly host: string;
  /** Whether a DNS look-up of the host is part of the exchange. */
  readonly looked_up: boolean;
  /**  */
  readonly lookup_us?: bigint;
  /**  */
  readonly connect_us?: bigint;
  /**  */
  readonly reply_us?: bigint;
  /** Who ended the TCP connection: client, server, reset or nobody. */
  readonly ending?: string;
  /**  */
  readonly request_bytes: bigint;
  /**  */
  readonly reply_bytes: bigint;
  /**  */
  readonly method?: string;
  /**  */
  readonly target?: string;
  /** JSON: [[name, value], ...]. */
  readonly request_headers?: string;
  /**  */
  readonly request_body?: string;
  /**  */
  readonly status?: number;
  /** JSON: [[name, value], ...]. */
  readonly reply_headers?: string;
  /**  */
  readonly reply_body?: string;
}

/** What a server can know of one request: a line of records.ndjson or activations.ndjson. */
export interface Exchange {
  /** Version of the record's form. */
  readonly v: number;
  /** Opaque; joins the truth. */
  readonly exchange_id: string;
  /** When the request arrived: milliseconds since the scenario's start, in `serve` since 1970. */
  readonly time_ms: bigint;
  /** The port of the server that it came to; only of a server on its own. */
  readonly port?: number;
  /** A whole HTTP request. */
  readonly http_request?: HttpRequest;
  /** The bytes of what is no whole HTTP request. */
  readonly raw_request?: Uint8Array;
  /** What could be decoded of the body; absent if nothing could. */
  readonly report?: Report;
  /** Everything unusual. */
  readonly anomalies: readonly Anomaly[];
  /**  */
  readonly decision?: Decision;
  /** How identifiers were replaced before it was kept, such as HMAC-SHA-256; only where they were. */
  readonly pseudonyms?: string;
}

/** An HTTP request as it was received. */
export interface HttpRequest {
  /**  */
  readonly method: string;
  /**  */
  readonly target: string;
  /**  */
  readonly http_version: string;
  /** In the order and case in which they were received. */
  readonly headers: readonly Header[];
  /** The body as it crossed the wire, which for a report is base64 itself. */
  readonly body: Uint8Array;
  /** All bytes as received, only where the fields before would not give them back. */
  readonly raw?: Uint8Array;
}

/** A header. Its bytes are the characters U+0000 to U+00FF. */
export interface Header {
  /**  */
  readonly name: string;
  /**  */
  readonly value: string;
}

/** One unusual thing about a request. */
export interface Anomaly {
  /** An id of docs/reference/report.md. An open list: versions of phonehome add to it. */
  readonly id: string;
  /** start-line, header:<name>, body or field:<NAME>. */
  readonly where: string;
  /** What was seen, escaped, of limited length. */
  readonly saw: string;
}

/** What the server decided, by which rule of its policy, and why. */
export interface Decision {
  /**  */
  readonly outcome: Outcome;
  /**  */
  readonly policy_rule: string;
  /** Of a reply that has one. */
  readonly result_code?: string;
  /**  */
  readonly why: string;
}

/** What two runs are compared by: manifest.json. */
export interface Manifest {
  /** Name and version of the run folder's form. */
  readonly format: string;
  /**  */
  readonly scenario?: ManifestScenario;
  /**  */
  readonly seed: bigint;
  /**  */
  readonly devices: bigint;
  /**  */
  readonly timeline: Timeline;
  /** Version of the record's form. */
  readonly record_version: number;
  /**  */
  readonly counts?: ManifestCounts;
  /** In the order of manifest.json. */
  readonly files: readonly ManifestFile[];
}

/** Which scenario was run. */
export interface ManifestScenario {
  /**  */
  readonly id: string;
  /**  */
  readonly format: string;
  /** SHA-256 of what it says, hexadecimal. */
  readonly sha256: string;
}

/** How much there is. */
export interface ManifestCounts {
  /**  */
  readonly records: bigint;
  /**  */
  readonly truth: bigint;
}

/** A file of the run folder. */
export interface ManifestFile {
  /**  */
  readonly name: string;
  /**  */
  readonly bytes: bigint;
  /**  */
  readonly lines: bigint;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
}

/** What happened on a phone, and why: a line of timeline.ndjson. No server could know it. */
export interface TimelineEntry {
  /** Which phone, from 0. */
  readonly device: bigint;
  /** The running number of the entry on that phone. */
  readonly seq: bigint;
  /** Milliseconds since the scenario's start. */
  readonly time_ms: bigint;
  /**  */
  readonly event: Event;
  /** The running number of the entry that it followed from. */
  readonly cause?: bigint;
  /** What the phone runs; of a system update, what was installed; of one that failed, what did not start. */
  readonly build: string;
  /** Of a report or an activation and what came of it: joins the records. */
  readonly exchange_id?: string;
  /** The rule that held it back. An open list. */
  readonly gate?: string;
  /** What the gate saw. */
  readonly saw?: string;
  /** The client's event that asked for a report. An open list. */
  readonly trigger?: string;
  /** What in the life of the phone it goes back to. An open list. */
  readonly root_cause?: string;
  /** Whether a reply was a success for the client. */
  readonly success?: boolean;
  /**  */
  readonly network?: Network;
  /**  */
  readonly in_service?: boolean;
  /**  */
  readonly roaming?: boolean;
  /** 1 or 2. */
  readonly slot?: number;
  /** Whether a switch (VoLTE, airplane mode) is on; of a failed update, the master switch that its first boot left. */
  readonly on?: boolean;
  /** Whether the primary user has the phone. */
  readonly primary?: boolean;
  /** Whether the user consented to the maker's activation. */
  readonly given?: boolean;
  /**  */
  readonly alarm?: Alarm;
  /** How many tries failed. */
  readonly failures?: number;
  /** How far the first boot of a failed update came: boot-loader or init. An open list. */
  readonly first_boot?: string;
  /** What the place is where the person now is: home, work, other, way or abroad. An open list. */
  readonly place?: string;
  /** Its cell, as SIM1CELLID has it. */
  readonly cell?: string;
}

/** Who has a phone and what it is: a line of devices.ndjson. */
export interface Device {
  /** Which phone, from 0. */
  readonly device: bigint;
  /**  */
  readonly cohort: string;
  /** Twins share one. */
  readonly person: bigint;
  /**  */
  readonly owner?: Owner;
  /**  */
  readonly model: string;
  /**  */
  readonly first_build: string;
  /**  */
  readonly switched_on_ms: bigint;
  /** The person's mean. */
  readonly wakes_per_day: number;
  /**  */
  readonly utc_offset_ms: bigint;
  /**  */
  readonly imeis: readonly string[];
  /**  */
  readonly mac: string;
  /** Every card that it has had. */
  readonly sims: readonly SimCard[];
}

/** The contact data of a person, made up. */
export interface Owner {
  /**  */
  readonly name: string;
  /**  */
  readonly email: string;
  /**  */
  readonly phone: string;
}

/** A card of a phone, and since when. */
export interface SimCard {
  /**  */
  readonly slot: number;
  /**  */
  readonly operator: string;
  /**  */
  readonly country: string;
  /**  */
  readonly iccid: string;
  /**  */
  readonly imsi: string;
  /**  */
  readonly from_ms: bigint;
}

/** Every message by its name. */
export interface Messages {
  readonly Report: Report;
  readonly OtherField: OtherField;
  readonly TrafficExchange: TrafficExchange;
  readonly Exchange: Exchange;
  readonly HttpRequest: HttpRequest;
  readonly Header: Header;
  readonly Anomaly: Anomaly;
  readonly Decision: Decision;
  readonly Manifest: Manifest;
  readonly ManifestScenario: ManifestScenario;
  readonly ManifestCounts: ManifestCounts;
  readonly ManifestFile: ManifestFile;
  readonly TimelineEntry: TimelineEntry;
  readonly Device: Device;
  readonly Owner: Owner;
  readonly SimCard: SimCard;
}

/** What phonehome.v1 holds, as protobufjs reads it. */
export const schema = {
  Report: {"oneofs":{"_regver":{"oneof":["regver"]},"_meid":{"oneof":["meid"]},"_model":{"oneof":["model"]},"_modelsms":{"oneof":["modelsms"]},"_swver":{"oneof":["swver"]},"_sim1cdmaimsi":{"oneof":["sim1cdmaimsi"]},"_uetype":{"oneof":["uetype"]},"_sim1iccid":{"oneof":["sim1iccid"]},"_sim1lteimsi":{"oneof":["sim1lteimsi"]},"_sim1type":{"oneof":["sim1type"]},"_sim2cdmaimsi":{"oneof":["sim2cdmaimsi"]},"_sim2iccid":{"oneof":["sim2iccid"]},"_sim2lteimsi":{"oneof":["sim2lteimsi"]},"_sim2imsi":{"oneof":["sim2imsi"]},"_sim2type":{"oneof":["sim2type"]},"_sid":{"oneof":["sid"]},"_nid":{"oneof":["nid"]},"_macid":{"oneof":["macid"]},"_osver":{"oneof":["osver"]},"_rom":{"oneof":["rom"]},"_ram":{"oneof":["ram"]},"_imei1":{"oneof":["imei1"]},"_imei2":{"oneof":["imei2"]},"_sim1cellid":{"oneof":["sim1cellid"]},"_sim2cellid":{"oneof":["sim2cellid"]},"_datasim":{"oneof":["datasim"]},"_sim1voltesw":{"oneof":["sim1voltesw"]},"_sim2voltesw":{"oneof":["sim2voltesw"]},"_accesstype":{"oneof":["accesstype"]},"_regdate":{"oneof":["regdate"]},"_mlplver":{"oneof":["mlplver"]},"_msplver":{"oneof":["msplver"]},"_mmeid":{"oneof":["mmeid"]},"_latitude":{"oneof":["latitude"]},"_longitude":{"oneof":["longitude"]}},"fields":{"others":{"rule":"repeated","type":"OtherField","id":1},"order":{"rule":"repeated","type":"uint32","id":2},"regver":{"type":"string","id":16,"options":{"proto3_optional":true}},"meid":{"type":"string","id":17,"options":{"proto3_optional":true}},"model":{"type":"string","id":18,"options":{"proto3_optional":true}},"modelsms":{"type":"string","id":19,"options":{"proto3_optional":true}},"swver":{"type":"string","id":20,"options":{"proto3_optional":true}},"sim1cdmaimsi":{"type":"string","id":21,"options":{"proto3_optional":true}},"uetype":{"type":"string","id":22,"options":{"proto3_optional":true}},"sim1iccid":{"type":"string","id":23,"options":{"proto3_optional":true}},"sim1lteimsi":{"type":"string","id":24,"options":{"proto3_optional":true}},"sim1type":{"type":"string","id":25,"options":{"proto3_optional":true}},"sim2cdmaimsi":{"type":"string","id":26,"options":{"proto3_optional":true}},"sim2iccid":{"type":"string","id":27,"options":{"proto3_optional":true}},"sim2lteimsi":{"type":"string","id":28,"options":{"proto3_optional":true}},"sim2imsi":{"type":"string","id":29,"options":{"proto3_optional":true}},"sim2type":{"type":"string","id":30,"options":{"proto3_optional":true}},"sid":{"type":"string","id":31,"options":{"proto3_optional":true}},"nid":{"type":"string","id":32,"options":{"proto3_optional":true}},"macid":{"type":"string","id":33,"options":{"proto3_optional":true}},"osver":{"type":"string","id":34,"options":{"proto3_optional":true}},"rom":{"type":"string","id":35,"options":{"proto3_optional":true}},"ram":{"type":"string","id":36,"options":{"proto3_optional":true}},"imei1":{"type":"string","id":37,"options":{"proto3_optional":true}},"imei2":{"type":"string","id":38,"options":{"proto3_optional":true}},"sim1cellid":{"type":"string","id":39,"options":{"proto3_optional":true}},"sim2cellid":{"type":"string","id":40,"options":{"proto3_optional":true}},"datasim":{"type":"string","id":41,"options":{"proto3_optional":true}},"sim1voltesw":{"type":"string","id":42,"options":{"proto3_optional":true}},"sim2voltesw":{"type":"string","id":43,"options":{"proto3_optional":true}},"accesstype":{"type":"string","id":44,"options":{"proto3_optional":true}},"regdate":{"type":"string","id":45,"options":{"proto3_optional":true}},"mlplver":{"type":"string","id":46,"options":{"proto3_optional":true}},"msplver":{"type":"string","id":47,"options":{"proto3_optional":true}},"mmeid":{"type":"string","id":48,"options":{"proto3_optional":true}},"latitude":{"type":"string","id":49,"options":{"proto3_optional":true}},"longitude":{"type":"string","id":50,"options":{"proto3_optional":true}}}},
  OtherField: {"fields":{"name":{"type":"string","id":1},"value":{"type":"string","id":2}}},
  TrafficExchange: {"oneofs":{"_lookup_us":{"oneof":["lookup_us"]},"_connect_us":{"oneof":["connect_us"]},"_reply_us":{"oneof":["reply_us"]},"_ending":{"oneof":["ending"]},"_method":{"oneof":["method"]},"_target":{"oneof":["target"]},"_request_headers":{"oneof":["request_headers"]},"_request_body":{"oneof":["request_body"]},"_status":{"oneof":["status"]},"_reply_headers":{"oneof":["reply_headers"]},"_reply_body":{"oneof":["reply_body"]}},"fields":{"exchange_id":{"type":"string","id":1},"time_us":{"type":"int64","id":2},"protocol":{"type":"string","id":3},"client_address":{"type":"string","id":4},"client_port":{"type":"uint32","id":5},"server_address":{"type":"string","id":6},"server_port":{"type":"uint32","id":7},"host":{"type":"string","id":8},"looked_up":{"type":"bool","id":9},"lookup_us":{"type":"int64","id":10,"options":{"proto3_optional":true}},"connect_us":{"type":"int64","id":11,"options":{"proto3_optional":true}},"reply_us":{"type":"int64","id":12,"options":{"proto3_optional":true}},"ending":{"type":"string","id":13,"options":{"proto3_optional":true}},"request_bytes":{"type":"int64","id":14},"reply_bytes":{"type":"int64","id":15},"method":{"type":"string","id":16,"options":{"proto3_optional":true}},"target":{"type":"string","id":17,"options":{"proto3_optional":true}},"request_headers":{"type":"string","id":18,"options":{"proto3_optional":true}},"request_body":{"type":"string","id":19,"options":{"proto3_optional":true}},"status":{"type":"uint32","id":20,"options":{"proto3_optional":true}},"reply_headers":{"type":"string","id":21,"options":{"proto3_optional":true}},"reply_body":{"type":"string","id":22,"options":{"proto3_optional":true}}}},
  Exchange: {"oneofs":{"_port":{"oneof":["port"]},"request":{"oneof":["http_request","raw_request"]},"_pseudonyms":{"oneof":["pseudonyms"]}},"fields":{"v":{"type":"uint32","id":1},"exchange_id":{"type":"string","id":2},"time_ms":{"type":"int64","id":3},"port":{"type":"uint32","id":9,"options":{"proto3_optional":true}},"http_request":{"type":"HttpRequest","id":4},"raw_request":{"type":"bytes","id":5},"report":{"type":"Report","id":6},"anomalies":{"rule":"repeated","type":"Anomaly","id":7},"decision":{"type":"Decision","id":8},"pseudonyms":{"type":"string","id":10,"options":{"proto3_optional":true}}}},
  HttpRequest: {"oneofs":{"_raw":{"oneof":["raw"]}},"fields":{"method":{"type":"string","id":1},"target":{"type":"string","id":2},"http_version":{"type":"string","id":3},"headers":{"rule":"repeated","type":"Header","id":4},"body":{"type":"bytes","id":5},"raw":{"type":"bytes","id":6,"options":{"proto3_optional":true}}}},
  Header: {"fields":{"name":{"type":"string","id":1},"value":{"type":"string","id":2}}},
  Anomaly: {"fields":{"id":{"type":"string","id":1},"where":{"type":"string","id":2},"saw":{"type":"string","id":3}}},
  Decision: {"oneofs":{"_result_code":{"oneof":["result_code"]}},"fields":{"outcome":{"type":"Outcome","id":1},"policy_rule":{"type":"string","id":2},"result_code":{"type":"string","id":3,"options":{"proto3_optional":true}},"why":{"type":"string","id":4}}},
  Outcome: {"values":{"OUTCOME_UNSPECIFIED":0,"OUTCOME_ACCEPTED":1,"OUTCOME_REFUSED":2,"OUTCOME_SILENT":3,"OUTCOME_RESET":4,"OUTCOME_ERROR":5,"OUTCOME_GARBAGE":6,"OUTCOME_REDIRECT":7,"OUTCOME_PARTIAL":8}},
  Manifest: {"fields":{"format":{"type":"string","id":1},"scenario":{"type":"ManifestScenario","id":2},"seed":{"type":"int64","id":3},"devices":{"type":"int64","id":4},"timeline":{"type":"Timeline","id":5},"record_version":{"type":"uint32","id":6},"counts":{"type":"ManifestCounts","id":7},"files":{"rule":"repeated","type":"ManifestFile","id":8}}},
  ManifestScenario: {"fields":{"id":{"type":"string","id":1},"format":{"type":"string","id":2},"sha256":{"type":"string","id":3}}},
  ManifestCounts: {"fields":{"records":{"type":"int64","id":1},"truth":{"type":"int64","id":2}}},
  ManifestFile: {"fields":{"name":{"type":"string","id":1},"bytes":{"type":"int64","id":2},"lines":{"type":"int64","id":3},"sha256":{"type":"string","id":4}}},
  Timeline: {"values":{"TIMELINE_UNSPECIFIED":0,"TIMELINE_FULL":1,"TIMELINE_CLIENT":2,"TIMELINE_NONE":3}},
  TimelineEntry: {"oneofs":{"_cause":{"oneof":["cause"]},"_exchange_id":{"oneof":["exchange_id"]},"_gate":{"oneof":["gate"]},"_saw":{"oneof":["saw"]},"_trigger":{"oneof":["trigger"]},"_root_cause":{"oneof":["root_cause"]},"_success":{"oneof":["success"]},"_network":{"oneof":["network"]},"_in_service":{"oneof":["in_service"]},"_roaming":{"oneof":["roaming"]},"_slot":{"oneof":["slot"]},"_on":{"oneof":["on"]},"_primary":{"oneof":["primary"]},"_given":{"oneof":["given"]},"_alarm":{"oneof":["alarm"]},"_failures":{"oneof":["failures"]},"_first_boot":{"oneof":["first_boot"]},"_place":{"oneof":["place"]},"_cell":{"oneof":["cell"]}},"fields":{"device":{"type":"int64","id":1},"seq":{"type":"int64","id":2},"time_ms":{"type":"int64","id":3},"event":{"type":"Event","id":4},"cause":{"type":"int64","id":5,"options":{"proto3_optional":true}},"build":{"type":"string","id":6},"exchange_id":{"type":"string","id":7,"options":{"proto3_optional":true}},"gate":{"type":"string","id":8,"options":{"proto3_optional":true}},"saw":{"type":"string","id":9,"options":{"proto3_optional":true}},"trigger":{"type":"string","id":10,"options":{"proto3_optional":true}},"root_cause":{"type":"string","id":11,"options":{"proto3_optional":true}},"success":{"type":"bool","id":12,"options":{"proto3_optional":true}},"network":{"type":"Network","id":13,"options":{"proto3_optional":true}},"in_service":{"type":"bool","id":14,"options":{"proto3_optional":true}},"roaming":{"type":"bool","id":15,"options":{"proto3_optional":true}},"slot":{"type":"uint32","id":16,"options":{"proto3_optional":true}},"on":{"type":"bool","id":17,"options":{"proto3_optional":true}},"primary":{"type":"bool","id":18,"options":{"proto3_optional":true}},"given":{"type":"bool","id":19,"options":{"proto3_optional":true}},"alarm":{"type":"Alarm","id":20,"options":{"proto3_optional":true}},"failures":{"type":"uint32","id":21,"options":{"proto3_optional":true}},"first_boot":{"type":"string","id":22,"options":{"proto3_optional":true}},"place":{"type":"string","id":23,"options":{"proto3_optional":true}},"cell":{"type":"string","id":24,"options":{"proto3_optional":true}}}},
  Event: {"values":{"EVENT_UNSPECIFIED":0,"EVENT_SWITCHED_ON":1,"EVENT_BOOT_COMPLETED":2,"EVENT_SHUTDOWN":3,"EVENT_POWER_LOST":4,"EVENT_SCREEN_ON":5,"EVENT_SCREEN_OFF":6,"EVENT_USER_PRESENT":7,"EVENT_CONNECTIVITY_CHANGE":8,"EVENT_SERVICE_STATE":9,"EVENT_SIM_LOADED":10,"EVENT_SIM_REMOVED":11,"EVENT_AIRPLANE_MODE":12,"EVENT_DATA_SIM_SWITCHED":13,"EVENT_VOLTE_SWITCHED":14,"EVENT_USER_SWITCHED":15,"EVENT_SECRET_CODE":16,"EVENT_CONSENT":17,"EVENT_SYSTEM_UPDATE":18,"EVENT_ALARM":19,"EVENT_RETRIES_EXHAUSTED":20,"EVENT_HELD_BACK":21,"EVENT_REPORT":22,"EVENT_REPORT_FAILED_OFFLINE":23,"EVENT_REPLY":24,"EVENT_REPLY_TIMEOUT":25,"EVENT_CONNECTION_LOST":26,"EVENT_ACTIVATION":27,"EVENT_ACTIVATION_HELD_BACK":28,"EVENT_ACTIVATION_REPLY":29,"EVENT_ACTIVATION_LOST":30,"EVENT_UPDATE_FAILED":31,"EVENT_FELL_BACK":32,"EVENT_MOVED":33}},
  Network: {"values":{"NETWORK_UNSPECIFIED":0,"NETWORK_WIFI":1,"NETWORK_MOBILE":2,"NETWORK_NONE":3}},
  Alarm: {"values":{"ALARM_UNSPECIFIED":0,"ALARM_BARRIER":1,"ALARM_RETRY":2}},
  Device: {"fields":{"device":{"type":"int64","id":1},"cohort":{"type":"string","id":2},"person":{"type":"int64","id":3},"owner":{"type":"Owner","id":4},"model":{"type":"string","id":5},"first_build":{"type":"string","id":6},"switched_on_ms":{"type":"int64","id":7},"wakes_per_day":{"type":"double","id":8},"utc_offset_ms":{"type":"int64","id":9},"imeis":{"rule":"repeated","type":"string","id":10},"mac":{"type":"string","id":11},"sims":{"rule":"repeated","type":"SimCard","id":12}}},
  Owner: {"fields":{"name":{"type":"string","id":1},"email":{"type":"string","id":2},"phone":{"type":"string","id":3}}},
  SimCard: {"fields":{"slot":{"type":"uint32","id":1},"operator":{"type":"string","id":2},"country":{"type":"string","id":3},"iccid":{"type":"string","id":4},"imsi":{"type":"string","id":5},"from_ms":{"type":"int64","id":6}}},
};
