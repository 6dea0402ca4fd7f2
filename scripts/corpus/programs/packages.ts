import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Program, run } from '../run.ts';

/** Programs that fetch packages and sources. */
export const fetchingSystems: readonly Program[] = [
  {
    name: 'apt',
    needs: ['apt-get'],
    share: 0,
    async run(_errands, { folder }) {
      for (const one of [
        'lists/partial',
        'cache/archives/partial',
        'etc/apt.conf.d',
        'etc/preferences.d',
        'etc/trusted.gpg.d',
      ])
        mkdirSync(join(folder, one), { recursive: true });
      writeFileSync(join(folder, 'sources.list'), 'deb [trusted=yes] http://deb.example stable main\n');
      writeFileSync(join(folder, 'status'), '');
      const options = [
        'Dir::State=',
        'Dir::Cache=cache',
        'Dir::Etc=etc',
        'Dir::Etc::sourcelist=../sources.list',
        'Dir::Etc::sourceparts=-',
        'Dir::State::status=status',
        'APT::Sandbox::User=root',
        'Acquire::Languages=none',
      ];
      const given = options.flatMap((one) => {
        const [name = '', value = ''] = one.split('=');
        return ['-o', `${name}=${name.endsWith('parts') ? value : join(folder, value)}`];
      });
      await run('apt-get', [...given, 'update'], { folder });
      await run('apt-get', [...given, 'download', 'corpus-1', 'corpus-2', 'corpus-7'], { folder });
      await run('apt-get', [...given, '-o', 'Acquire::http::Proxy=http://proxy.example:80', 'update'], { folder });
    },
  },
  {
    name: 'git',
    needs: ['git'],
    share: 0,
    async run(_errands, { folder, draw }) {
      const clone = join(folder, 'clone');
      rmSync(clone, { recursive: true, force: true });
      await run('git', ['clone', '--quiet', 'http://git.example/project.git', clone]);
      await run('git', ['-C', clone, 'pull', '--quiet']);
      const who = ['-c', 'user.name=corpus', '-c', 'user.email=corpus@example.org'];
      for (let i = 0; i < 8; i++) {
        writeFileSync(join(clone, `${draw.words(1)}.txt`), draw.base64(draw.below(4_000)));
        await run('git', ['-C', clone, 'add', '.']);
        await run('git', ['-C', clone, ...who, 'commit', '--quiet', '-m', draw.words(5)]);
        await run('git', ['-C', clone, ...who, 'tag', '-a', `v${draw.digits(14)}`, '-m', draw.words(2)]);
        await run('git', [
          '-C',
          clone,
          'push',
          '--quiet',
          '--tags',
          'origin',
          'HEAD:main',
          `HEAD:refs/heads/${draw.words(1)}-${draw.digits(6)}`,
        ]);
        await run('git', ['ls-remote', '--quiet', 'http://git.example/project.git']);
      }
    },
  },
  {
    name: 'pip',
    needs: ['/usr/bin/pip3'],
    share: 0,
    async run(_errands, { folder }) {
      const index = ['--index-url', 'http://pypi.example/simple', '--trusted-host', 'pypi.example'];
      await run('/usr/bin/pip3', ['download', '--no-cache-dir', '--dest', folder, ...index, 'corpus']);
      await run('/usr/bin/pip3', [
        'download',
        '--no-cache-dir',
        '--retries',
        '0',
        '--dest',
        folder,
        ...index,
        'not-there',
      ]);
    },
  },
  {
    name: 'OpenSSL',
    needs: ['openssl'],
    share: 0,
    async run(_errands, { folder, draw }) {
      const served = join(folder, '..');
      for (let i = 0; i < 30; i++) {
        const one = draw.one(['-tls1_2', '-tls1_3']);
        await run('openssl', ['s_client', '-connect', 'tls.example:4433', '-servername', `t${i}.tls.example`, one], {
          input: `Q ${draw.base64(60)}\nQ\n`,
          wait_ms: 3_000,
        });
        const serial = draw.digits(draw.one([15, 18, 20]));
        const certificate = join(served, 'tls.pem');
        await run(
          'openssl',
          ['ocsp', '-issuer', certificate, '-serial', serial, '-url', 'http://ocsp.example/', '-timeout', '3'],
          { folder },
        );
        writeFileSync(join(folder, 'data'), draw.bytes(200));
        await run('openssl', ['ts', '-query', '-data', 'data', '-cert', '-out', 'query.tsq'], { folder });
        await run('curl', [
          '--silent',
          '--output',
          '/dev/null',
          '--header',
          'Content-Type: application/timestamp-query',
          '--data-binary',
          `@${join(folder, 'query.tsq')}`,
          'http://timestamp.example/',
        ]);
      }
    },
  },
];
