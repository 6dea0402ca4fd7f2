import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = 12;

/** Writes what servers serve: a repository of packages, an index of Python's, repositories of git, files for rsync. */
export async function writeServed(folder: string): Promise<void> {
  writeDebian(join(folder, 'deb.example'), join(folder, 'deb-build'));
  writePython(join(folder, 'pypi.example'), join(folder, 'pip-build'));
  writeGit(join(folder, 'git'), join(folder, 'git-build'));
  const files = join(folder, 'rsync');
  mkdirSync(files, { recursive: true });
  writeFileSync(
    join(folder, 'rsyncd.conf'),
    `use chroot = no\nport = 873\n[files]\npath = ${files}\nread only = false\n`,
  );
  writeFileSync(join(folder, 'snmpd.conf'), 'rocommunity public\nsysName corpus\nrwcommunity private\n');
  quietly(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'tls.key',
      '-out',
      'tls.pem',
      '-subj',
      '/CN=tls.example',
      '-days',
      '30',
    ],
    folder,
  );
}

function quietly(command: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function writeDebian(folder: string, build: string): void {
  const dist = join(folder, 'dists/stable/main/binary-amd64');
  mkdirSync(dist, { recursive: true });
  mkdirSync(join(folder, 'pool'), { recursive: true });
  for (let i = 0; i < PACKAGES; i++) {
    const root = join(build, `p${i}`);
    mkdirSync(join(root, 'DEBIAN'), { recursive: true });
    writeFileSync(
      join(root, 'DEBIAN/control'),
      `Package: corpus-${i}\nVersion: 1.${i}.2+dfsg-1~deb12u${i}\nArchitecture: all\nMaintainer: Corpus <corpus@example.org>\nDescription: nothing\n`,
    );
    quietly('dpkg-deb', ['--build', root, join(folder, `pool/corpus-${i}_1.${i}.2+dfsg-1~deb12u${i}_all.deb`)], build);
  }
  writeFileSync(join(dist, 'Packages'), quietly('apt-ftparchive', ['packages', 'pool'], folder));
  writeFileSync(
    join(folder, 'dists/stable/Release'),
    quietly('apt-ftparchive', ['release', '.'], join(folder, 'dists/stable')),
  );
}

function writePython(folder: string, build: string): void {
  const simple = join(folder, 'simple/corpus');
  mkdirSync(simple, { recursive: true });
  mkdirSync(join(build, 'corpus'), { recursive: true });
  writeFileSync(join(build, 'corpus/__init__.py'), '');
  const info = join(build, 'corpus-1.0.dist-info');
  mkdirSync(info, { recursive: true });
  writeFileSync(join(info, 'METADATA'), 'Metadata-Version: 2.1\nName: corpus\nVersion: 1.0\n');
  writeFileSync(
    join(info, 'WHEEL'),
    'Wheel-Version: 1.0\nGenerator: corpus\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  );
  writeFileSync(
    join(info, 'RECORD'),
    'corpus/__init__.py,,\ncorpus-1.0.dist-info/METADATA,,\ncorpus-1.0.dist-info/WHEEL,,\ncorpus-1.0.dist-info/RECORD,,\n',
  );
  quietly(
    '/usr/bin/python3',
    ['-m', 'zipfile', '-c', join(simple, 'corpus-1.0-py3-none-any.whl'), 'corpus', 'corpus-1.0.dist-info'],
    build,
  );
  writeFileSync(
    join(simple, 'index.html'),
    '<!doctype html><a href="corpus-1.0-py3-none-any.whl">corpus-1.0-py3-none-any.whl</a>',
  );
}

function writeGit(folder: string, build: string): void {
  mkdirSync(folder, { recursive: true });
  quietly('git', ['init', '--quiet', '--bare', 'project.git'], folder);
  quietly('git', ['-C', 'project.git', 'config', 'http.receivepack', 'true'], folder);
  mkdirSync(build, { recursive: true });
  quietly('git', ['init', '--quiet', '-b', 'main', '.'], build);
  writeFileSync(join(build, 'a.txt'), 'a\n');
  quietly('git', ['add', '.'], build);
  quietly(
    'git',
    ['-c', 'user.name=corpus', '-c', 'user.email=corpus@example.org', 'commit', '--quiet', '-m', 'begin'],
    build,
  );
  quietly('git', ['push', '--quiet', join(folder, 'project.git'), 'main'], build);
}
