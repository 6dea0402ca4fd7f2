import type { ExchangeRow } from '@phonehome/dataset';
import { featuresOf, NOTHING } from './feature.ts';

/** What can be seen of an exchange without reading a byte of it. */
export const flowFeatures = [
  ...featuresOf('sizes', {
    request_bytes: 'payload from phone to server',
    reply_bytes: 'payload from server to phone',
  }),
  ...featuresOf('padded', {
    request_padded: 'the same, rounded up to 256',
    reply_padded: 'the same, rounded up to 256',
  }),
  ...featuresOf('repetition', {
    same_request_bytes: '1 where as many bytes went as in the last exchange of the phone with this server, else 0',
    same_reply_bytes: '1 where as many bytes came as then, else 0',
  }),
  ...featuresOf('connection', {
    looked_up: '1 where the name was looked up first, 0 where the phone remembered it',
    ended_by_server: '1 where the server sent the first FIN',
    cut_off: '1 where the connection was reset, or nobody ended it before the phone gave up',
  }),
  ...featuresOf('rhythm', {
    phone_gap_s: 'seconds since the last exchange of the phone with anybody',
    phone_count: 'exchanges of the phone with anybody in the hour before',
    server_gap_s: 'seconds since the last exchange of the phone with this server',
    server_count: 'exchanges of the phone with this server in the 24 hours before',
  }),
  ...featuresOf('hour', { hour: 'hour of the day, UTC' }),
  ...featuresOf('path', { connect_us: 'how long the TCP connection took to open: the way to the server and back' }),
  ...featuresOf('delay', { server_us: 'from the request to the first byte of the reply, less the way there and back' }),
];

const PADDING_BYTES = 256;

/** The last exchange with a server, and when there were any within the last day. */
interface Known {
  readonly times_us: number[];
  request_bytes: number;
  reply_bytes: number;
}

const US_PER_S = 1_000_000;
const US_PER_HOUR = 3_600 * US_PER_S;
const US_PER_DAY = 24 * US_PER_HOUR;

/** Reads the features of a flow. Exchanges must come in order of time: each is seen beside those before it. */
export type FlowReader = (row: ExchangeRow) => number[];

/**
 * A reader that has seen nothing yet. A phone is told by its address, a server by its name; neither becomes a feature.
 * @returns numbers in the order of `flowFeatures`
 */
export function createFlowReader(): FlowReader {
  const phones = new Map<string, number[]>();
  const servers = new Map<string, Known>();
  return (row) => {
    const { time_us, client_address, host, request_bytes, reply_bytes, connect_us, reply_us, ending } = row;
    const phone = valueOf(phones, client_address, () => []);
    const phone_gap_s = gapOf(phone, time_us);
    const phone_count = countWithin(phone, time_us, US_PER_HOUR);
    phone.push(time_us);
    const pair = `${client_address} ${host}`;
    const before = servers.get(pair);
    const server_gap_s = before ? gapOf(before.times_us, time_us) : NOTHING;
    const server_count = before ? countWithin(before.times_us, time_us, US_PER_DAY) : 0;
    const same = (one: number, other: number | undefined): number => (before ? Number(one === other) : NOTHING);
    const same_request_bytes = same(request_bytes, before?.request_bytes);
    const same_reply_bytes = same(reply_bytes, before?.reply_bytes);
    const known = valueOf(servers, pair, () => ({ times_us: [], request_bytes, reply_bytes }));
    known.times_us.push(time_us);
    known.request_bytes = request_bytes;
    known.reply_bytes = reply_bytes;
    return [
      request_bytes,
      reply_bytes,
      padded(request_bytes),
      padded(reply_bytes),
      same_request_bytes,
      same_reply_bytes,
      Number(row.looked_up),
      Number(ending === 'server'),
      Number(ending === 'reset' || ending === 'nobody'),
      phone_gap_s,
      phone_count,
      server_gap_s,
      server_count,
      Math.floor((time_us % US_PER_DAY) / US_PER_HOUR),
      connect_us ?? NOTHING,
      reply_us === null || connect_us === null ? NOTHING : reply_us - connect_us,
    ];
  };
}

function padded(bytes: number): number {
  return Math.ceil(bytes / PADDING_BYTES) * PADDING_BYTES;
}

function gapOf(times_us: readonly number[], time_us: number): number {
  const last = times_us.at(-1);
  return last === undefined ? NOTHING : (time_us - last) / US_PER_S;
}

/** How many of the times lie less than so long before; forgets the others. */
function countWithin(times_us: number[], time_us: number, within_us: number): number {
  const from = times_us.findIndex((time) => time > time_us - within_us);
  // The last one stays, for the gap to it.
  if (from !== 0) times_us.splice(0, from < 0 ? times_us.length - 1 : from);
  return from < 0 ? 0 : times_us.length;
}

function valueOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
