import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numbers } from '../errands/shop.ts';
import { type Program, run } from '../run.ts';

/** Programs that move files, and those that begin to speak with a database. */
export const transfers: readonly Program[] = [
  {
    name: 'rsync',
    needs: ['rsync'],
    share: 0,
    async run(_errands, { folder, draw }) {
      const from = join(folder, 'from');
      mkdirSync(from, { recursive: true });
      for (let i = 0; i < 10; i++)
        writeFileSync(
          join(from, `${draw.words(1)}-${draw.digits(14)}.dat`),
          draw.one([
            draw.bytes(draw.below(4_000)),
            draw.base64(900),
            draw.many(30, () => `${numbers.order(draw)};${draw.decimal(0, 90, 4)}`).join('\n'),
          ]),
        );
      for (let i = 0; i < 4; i++)
        await run('rsync', ['-a', ...(i % 2 ? ['--checksum', '-z'] : []), `${from}/`, 'rsync://rsync.example/files/'], {
          wait_ms: 10_000,
        });
    },
  },
  {
    name: 'LFTP and curl (FTP)',
    needs: ['lftp', 'curl'],
    share: 0,
    async run(_errands, { folder, draw }) {
      const file = join(folder, `report-${draw.digits(14)}.csv`);
      writeFileSync(
        file,
        draw
          .many(60, () => [numbers.order(draw), numbers.gtin(draw), draw.decimal(0, 900, 2), draw.time_ms()].join(','))
          .join('\n'),
      );
      await run(
        'lftp',
        ['-c', `set net:max-retries 1; set net:timeout 3; open ftp.example; ls; put ${file}; get ${draw.words(1)}`],
        { folder, wait_ms: 15_000 },
      );
      for (let i = 0; i < 6; i++)
        await run('curl', [
          '--silent',
          '--max-time',
          '5',
          '--upload-file',
          file,
          `ftp://ftp.example/${draw.digits(15)}.csv`,
        ]);
    },
  },
  {
    name: 'curl (WebDAV, DICT, MQTT, Gopher, SMTP)',
    needs: ['curl'],
    share: 0,
    async run(_errands, { draw }) {
      const quiet = ['--silent', '--output', '/dev/null', '--max-time', '1'];
      for (let i = 0; i < 12; i++) {
        const body = `<?xml version="1.0"?><d:propfind xmlns:d="DAV:"><d:prop><d:getetag>${draw.hex(32)}</d:getetag><d:getlastmodified/></d:prop></d:propfind>`;
        await run('curl', [
          ...quiet,
          '--request',
          'PROPFIND',
          '--header',
          'Depth: 1',
          '--anyauth',
          '--user',
          `reader:${draw.base64(9)}`,
          '--data',
          body,
          `http://dav.example/files/${draw.digits(15)}/`,
        ]);
        await run('curl', [
          ...quiet,
          '--request',
          'LOCK',
          '--header',
          `If: (<opaquelocktoken:${draw.uuid()}>)`,
          '--digest',
          '--user',
          'reader:secret',
          `http://dav.example/${draw.words(1)}.odt`,
        ]);
        await run('curl', [
          ...quiet,
          '--data',
          String(draw.decimal(0, 90, 4)),
          `mqtt://mqtt.example/house/${draw.digits(12)}`,
        ]);
        await run('curl', [...quiet, `gopher://gopher.example:2003/1/${draw.words(1)}-${draw.digits(15)}`]);
        await run('curl', [
          ...quiet,
          '--proxy',
          'http://proxy.example:80',
          '--proxy-user',
          `p:${draw.base64(9)}`,
          `http://www.example/${draw.digits(14)}`,
        ]);
        await run(
          'curl',
          [
            ...quiet,
            '--mail-from',
            'a@example.org',
            '--mail-rcpt',
            'b@example.org',
            '--upload-file',
            '-',
            'smtp://mail.example',
          ],
          {
            input: `Subject: ${draw.words(3)}\nDate: ${new Date(draw.time_ms()).toUTCString()}\n\n${draw.base64(200)}\n`,
          },
        );
      }
    },
  },
  {
    name: 'psql, ldapsearch, mysql',
    needs: ['psql', 'ldapsearch', 'mysql'],
    share: 0,
    async run(_errands, { draw }) {
      for (let i = 0; i < 4; i++) {
        await run(
          'psql',
          [
            `postgresql://reader:x@db.example:5432/shop${draw.digits(6)}?sslmode=disable&connect_timeout=2&application_name=${draw.words(1)}`,
            '-c',
            'select 1',
          ],
          { wait_ms: 500 },
        );
        await run(
          'ldapsearch',
          [
            '-x',
            '-H',
            'ldap://ldap.example',
            '-l',
            '1',
            '-o',
            'nettimeout=1',
            '-b',
            'dc=example,dc=org',
            `(entryUUID=${draw.uuid()})`,
          ],
          { wait_ms: 500 },
        );
        await run(
          'mysql',
          [
            '--host=ldap.example',
            '--port=389',
            '--connect-timeout=1',
            `--database=d${draw.digits(8)}`,
            '--execute=select 1',
          ],
          { wait_ms: 500 },
        );
      }
    },
  },
];
