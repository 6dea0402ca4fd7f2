import t from 'tap';
import { bytes, text } from './bytes.ts';
import { holdsAsSent, holdsUpBroken, type Message } from './messages.ts';
import { phone } from './support.ts';

const { imei, imsi } = phone;

const short = (value: string): Buffer => bytes(value.length, text(value));
const packet = (number: number, body: Uint8Array): Buffer =>
  bytes(body.length & 0xff, body.length >> 8, 0, number, body);
const mysql = (statement: string): Buffer => packet(0, bytes(3, text(statement)));
const postgres = (type: string, body: Uint8Array): Buffer => bytes(text(type), 0, 0, 0, body.length + 4, body);

/** Messages of which a part has the form of a protocol and another part has not, and what is found in them: by kind. */
const messages: readonly Message[] = [
  ['MySQL, values in double quotes', mysql(`UPDATE d SET n = 1 WHERE imei = "${imei}"`), ['imei']],
  [
    'MySQL, a row without columns',
    mysql(`INSERT INTO d VALUES ('${imei}', 1) ON DUPLICATE KEY UPDATE n = 1`),
    ['imei'],
  ],
  [
    'MySQL, two statements',
    mysql(`INSERT INTO a (n) VALUES (1); INSERT INTO d (imsi, n) VALUES ('${imsi}', 2)`),
    ['imsi'],
  ],
  ['MySQL, a value that is chosen', mysql(`SELECT '${imei}' AS imei, "x" FROM d WHERE b = 2`), ['imei']],
  [
    'a line that begins like a statement',
    text(`Update v=2 failed on device ${imei} with mac ${phone.mac}`),
    ['imei', 'mac'],
  ],
  [
    'MySQL, the values of a prepared statement',
    bytes(
      mysql('SET NAMES utf8'),
      packet(0, bytes(0x17, '01000000 00 01000000 00 01 fd00 fd00', short('imei'), short(imei))),
    ),
    ['imei'],
  ],
  [
    'MySQL, who logs in',
    bytes(
      packet(1, bytes('8da20a00 00000001 21', Buffer.alloc(23), text('app\0'), 0, 27, short('imei'), short(imei))),
      mysql('SELECT n FROM d WHERE n = 2'),
    ),
    ['imei'],
  ],
  [
    'MySQL, a few rows of a file',
    bytes(
      mysql("LOAD DATA LOCAL INFILE 'a' INTO TABLE d"),
      packet(2, text(`imei=${imei}\n`)),
      packet(3, bytes()),
      mysql('SELECT n FROM d WHERE n = 2'),
    ),
    ['imei'],
  ],
  [
    'MySQL, rows of a file',
    bytes(
      mysql("LOAD DATA LOCAL INFILE 'a' INTO TABLE d"),
      ...Array.from({ length: 12 }, (_, i) => packet(i + 2, text(i === 11 ? `imei=${imei}\n` : `n=${i}\n`))),
      packet(14, bytes()),
    ),
    ['imei'],
  ],
  [
    'PostgreSQL, rows that are copied',
    bytes(
      postgres('Q', text('COPY d FROM STDIN\0')),
      postgres('d', text(`imei=${imei}\tup\n`)),
      postgres('c', bytes()),
    ),
    ['imei'],
  ],
  [
    'PostgreSQL, who begins',
    bytes('00000027', '00030000', text(`user\0app\0imei\0${imei}\0\0`), postgres('Q', text('SELECT n FROM d\0'))),
    ['imei'],
  ],
  ['NATS, a line of none of its commands', text(`PING\r\nimei=${imei}\r\nSUB a 1\r\n`), ['imei']],
  ['STOMP, behind its frames', text(`CONNECT\nhost:/\n\n\0\nSEND\nhost:/\n\nup\0imei=${imei}&os=9`), ['imei']],
  ['metrics that are a number of the device', text(`dev.imei:${imei}|g\ndev.up:1|c`), ['imei']],
  ['the same of Graphite', text(`dev.imei ${imei} 1602938475`), ['imei']],
  ['the same of Prometheus', text(`dev_imei{job="x"} ${imei}`), ['imei']],
  ['the same of OpenTSDB', text(`put dev.imei 1602938475 ${imei} job=x`), ['imei']],
  [
    'a report of H02 with more behind its flags',
    text(`*HQ,4209951296,V1,142233,A,5954.7638,N,01044.7654,E,000.00,000,210926,FFFFFBFF,${imei},${phone.mac}#`),
    ['coordinates', 'imei', 'mac'],
  ],
  [
    'the id of a report of Suntech',
    text(`ST300STT;${imei};04;374;20251127;08:22:01;04530;+59.912730;+010.746090;000.012;000.00;9;1;0`),
    ['coordinates', 'imei'],
  ],
];

const valid = new Set([imei, imsi, phone.mac.replaceAll(':', ''), '59.91273,10.74609']);

for (const one of messages) t.test(one[0], (t) => holdsAsSent(t, one, (value) => valid.has(value)));

t.test('messages that are broken or cut do no harm', async (t) => holdsUpBroken(t, messages, 23));
