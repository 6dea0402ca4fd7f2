import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draw } from '../errands/draw.ts';
import { numbers } from '../errands/shop.ts';
import { type Program, run } from '../run.ts';

/** What a line of a log says. */
const logLine = (draw: Draw): string =>
  draw.one([
    `GET /${draw.words(1)} 200 ${draw.digits(5)} ${draw.decimal(0, 9, 3)} "${draw.hex(32)}"`,
    `order ${numbers.order(draw)} paid, ref=${draw.digits(15)} total=${draw.decimal(1, 900, 2)}`,
    `job ${draw.uuid()} took ${draw.decimal(0, 90, 6)} s, offset ${draw.digits(14)}`,
    `kernel: [${draw.decimal(0, 99_999, 6)}] segfault at ${draw.hex(12)} ip 0000${draw.hex(12)} sp 0000${draw.hex(12)}`,
    `sshd[${draw.digits(5)}]: Accepted publickey for corpus: RSA SHA256:${draw.base64(32)}`,
    JSON.stringify({
      ts: draw.time_ms() / 1_000,
      id: draw.digits(18),
      msg: draw.words(3),
      x: draw.fraction(),
      ms: draw.time_ms(),
    }),
  ]);

const SNMP = ['-v2c', '-c', 'public', '-t', '1', '-r', '0', 'snmp.example'];

/** Programs that send messages, readings and questions. */
export const messages: readonly Program[] = [
  {
    name: 'dig and host',
    needs: ['dig', 'host'],
    share: 0,
    async run(_errands, { folder, draw }) {
      const name = (): string =>
        draw.one([
          `${draw.words(1)}.example`,
          `${draw.hex(12)}.cdn.example`,
          `${draw.digits(15)}.track.example`,
          `${draw.below(255)}.${draw.below(255)}.0.192.bl.example`,
          `_${draw.hex(32)}.acme.example`,
          `${draw.hex(32)}.${draw.digits(10)}.metrics.example`,
          `e${draw.digits(5)}.a.example`,
        ]);
      writeFileSync(
        join(folder, 'names'),
        draw.many(400, () => `${name()} ${draw.one(['A', 'AAAA', 'TXT', 'MX'])}\n`).join(''),
      );
      await run('dig', ['@127.0.0.1', '+short', '+tries=1', '+time=1', '-f', join(folder, 'names')]);
      for (let i = 0; i < 20; i++) await run('host', ['-W', '1', name(), '127.0.0.1']);
    },
  },
  {
    name: 'logger (syslog)',
    needs: ['logger'],
    share: 0,
    async run(_errands, { draw }) {
      for (let i = 0; i < 80; i++) {
        const form = draw.one([
          ['--rfc3164'],
          ['--rfc5424'],
          ['--rfc5424', '--sd-id', 'order@32473', '--sd-param', `id="${draw.digits(15)}"`],
        ]);
        await run('logger', ['--server', '127.0.0.1', '--udp', ...form, '--tag', draw.words(1), logLine(draw)]);
      }
    },
  },
  {
    name: 'socat (StatsD and Graphite lines)',
    needs: ['socat'],
    share: 0,
    async run(_errands, { draw }) {
      const line = (): string => `site.${draw.words(1)}.h${draw.below(90)}`;
      for (let i = 0; i < 40; i++) {
        await run('socat', ['-u', '-', 'UDP4:127.0.0.1:8125'], {
          input: `${line()}:${draw.decimal(0, 900, 6)}|ms|@0.1|#order:${draw.digits(15)}\n`,
        });
        const series = draw.many(
          12,
          () => `${line()} ${draw.decimal(-90, 90, 5)} ${Math.floor(draw.time_ms() / 1_000)}\n`,
        );
        await run('socat', ['-u', '-', 'TCP4:127.0.0.1:2003'], { input: series.join('') });
      }
    },
  },
  {
    name: 'mosquitto_pub (MQTT)',
    needs: ['mosquitto_pub'],
    share: 0,
    async run(_errands, { draw }) {
      for (let i = 0; i < 60; i++) {
        const reading = draw.one([
          JSON.stringify({
            t: draw.time_ms(),
            temperature: draw.decimal(-20, 40, 2),
            humidity: draw.decimal(0, 100, 2),
            seq: draw.digits(15),
          }),
          String(draw.decimal(-20, 40, 4)),
          `${draw.decimal(0, 90, 3)},${draw.decimal(0, 90, 3)}`,
          draw.base64(60),
        ]);
        await run('mosquitto_pub', [
          '-h',
          'mqtt.example',
          '-t',
          `plant/${draw.words(1)}/${draw.hex(8)}`,
          '-m',
          reading,
          '-q',
          String(draw.below(3)),
          '-u',
          'reader',
          '-P',
          draw.base64(9),
        ]);
      }
    },
  },
  {
    name: 'redis-cli',
    needs: ['redis-cli'],
    share: 0,
    async run(_errands, { draw }) {
      for (let i = 0; i < 60; i++) {
        const lines = draw.many(8, () =>
          draw.one([
            `SET session:${draw.hex(32)} ${draw.base64(40)} EX ${draw.digits(4)}`,
            `ZADD seen ${draw.time_ms()} ${draw.digits(15)}`,
            `INCRBY hits:${draw.digits(8)} ${draw.below(90)}`,
            `HSET order:${draw.digits(15)} total ${draw.decimal(0, 900, 2)} at ${draw.time_ms()}`,
            `PFADD u ${draw.uuid()}`,
            `XADD log * id ${draw.digits(18)} v ${draw.fraction()}`,
          ]),
        );
        await run('redis-cli', ['-h', 'redis.example', '--pipe', '--pipe-timeout', '2'], {
          input: `${lines.join('\n')}\n`,
        });
      }
    },
  },
  {
    name: 'Net-SNMP',
    needs: ['snmpget'],
    share: 0,
    async run(_errands, { draw }) {
      for (let i = 0; i < 30; i++) {
        await run('snmpget', [...SNMP, '1.3.6.1.2.1.1.1.0', `1.3.6.1.4.1.${draw.digits(5)}.${draw.digits(9)}.1`]);
        await run('snmpset', [
          '-v2c',
          '-c',
          'private',
          '-t',
          '1',
          '-r',
          '0',
          'snmp.example',
          '1.3.6.1.2.1.1.4.0',
          's',
          logLine(draw),
        ]);
        await run('snmptrap', [
          '-v2c',
          '-c',
          'public',
          'snmp.example',
          String(draw.below(1e9)),
          '1.3.6.1.4.1.8072.2.3.0.1',
          '1.3.6.1.4.1.8072.2.3.2.1',
          'i',
          String(draw.below(1e9)),
        ]);
      }
      await run('snmpwalk', [...SNMP, '1.3.6.1.2.1.1']);
    },
  },
  {
    name: 'swaks (SMTP)',
    needs: ['swaks'],
    share: 0,
    async run(_errands, { draw }) {
      for (let i = 0; i < 12; i++) {
        const body = [
          draw.words(20),
          logLine(draw),
          `https://shop.example/unsubscribe/${draw.base64(60)}`,
          draw.digits(12),
        ].join('\n');
        await run(
          'swaks',
          [
            '--server',
            'mail.example',
            '--from',
            'shop@example.org',
            '--to',
            `reader${i}@example.org`,
            '--header',
            `Subject: order ${numbers.order(draw)}`,
            '--header',
            `Message-Id: <${draw.time_ms()}.${draw.digits(15)}@example.org>`,
            '--body',
            body,
            '--attach-type',
            'image/png',
            '--attach',
            `-`,
            '--attach-body',
            body,
          ],
          { input: draw.bytes(300) },
        );
      }
    },
  },
  {
    name: 'SIPsak',
    needs: ['sipsak'],
    share: 0,
    async run(_errands, { draw }) {
      for (let i = 0; i < 8; i++)
        await run('sipsak', ['-s', `sip:${draw.words(1)}@127.0.0.1:5066`, '-D', '1'], { wait_ms: 700 });
    },
  },
];
