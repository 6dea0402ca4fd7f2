/** The numbers of a connection, in a row of which each stands in its place: very many are kept, and objects would be more. */
export const connectionNumbers = {
  /** When its first packet leaves: the time that was asked for, and some of a millisecond. */
  time_us: 0,
  client_port: 1,
  round_trip_us: 2,
  segment_bytes_max: 3,
  client_sequence: 4,
  server_sequence: 5,
  client_packet_id: 6,
  server_packet_id: 7,
  /** 0 where there is no look-up. */
  lookup_port: 8,
  lookup_id: 9,
  lookup_us: 10,
  lookup_client_packet_id: 11,
  lookup_server_packet_id: 12,
} as const;

/** How many there are. */
export const CONNECTION_NUMBERS = 13;
