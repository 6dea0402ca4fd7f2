import type { Codec } from '../codec.ts';
import { credentials } from '../credentials.ts';
import { metrics } from '../metrics.ts';
import { netstrings } from '../netstrings.ts';
import { pickle } from '../pickle.ts';
import { placeLines } from '../place-lines.ts';
import { socketIo } from '../socket-io.ts';
import { sql } from '../sql.ts';
import { trackerLines } from '../tracker-lines.ts';
import { amqp } from './amqp.ts';
import { calamp } from './calamp.ts';
import { callRecords } from './call-records.ts';
import { cellQuery } from './cell-query.ts';
import { dhcp, dhcp6 } from './dhcp.ts';
import { eelink } from './eelink.ts';
import { egts } from './egts.ts';
import { flowExports, sflow } from './flow-exports.ts';
import { ftp } from './ftp.ts';
import { galileosky } from './galileosky.ts';
import { gb32960 } from './gb32960.ts';
import { kafka } from './kafka.ts';
import { deviceDiscovery, neighbourDiscovery, wakeOnLan } from './link-messages.ts';
import { lwm2m } from './lwm2m.ts';
import { mavlink } from './mavlink.ts';
import { mongodb } from './mongodb.ts';
import { nats } from './nats.ts';
import { packetForwarder } from './packet-forwarder.ts';
import { pfcp } from './pfcp.ts';
import { redis, redisBytes } from './redis.ts';
import { ruptela } from './ruptela.ts';
import { smtp } from './smtp.ts';
import { mysql, postgres } from './sql-clients.ts';
import { stomp } from './stomp.ts';
import { thrift } from './thrift.ts';
import { ucp } from './ucp.ts';
import { unifi } from './unifi.ts';
import { zmtp } from './zmtp.ts';

/** Texts of protocols, with clear marks. */
export const protocolTexts: readonly Codec[] = [
  credentials,
  trackerLines,
  socketIo,
  placeLines,
  nats,
  stomp,
  redis,
  ftp,
  smtp,
  metrics,
  netstrings,
  pickle,
  sql,
];

/** Trackers of vehicles; what devices tell of themselves in a network; brokers of messages, databases and calls. */
export const protocolMessages: readonly Codec[] = [
  gb32960,
  ruptela,
  galileosky,
  egts,
  calamp,
  eelink,
  mavlink,
  flowExports,
  sflow,
  mongodb,
  dhcp,
  dhcp6,
  wakeOnLan,
  neighbourDiscovery,
  deviceDiscovery,
  packetForwarder,
  pfcp,
  callRecords,
  cellQuery,
  unifi,
  ucp,
  kafka,
  amqp,
  zmtp,
  thrift,
  redisBytes,
  nats,
  mysql,
  postgres,
  lwm2m,
];
