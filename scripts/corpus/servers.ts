import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { writeServed } from './served.ts';

/** Debian's servers, and what takes in the rest: a sink that only listens, for programs that speak first. */
const commands: readonly (readonly string[])[] = [
  ['mosquitto', '-p', '1883'],
  ['redis-server', '--port', '6379', '--save', '', '--bind', '0.0.0.0'],
  ['socat', '-u', 'UDP4-RECV:514', '/dev/null'],
  ['socat', '-u', 'UDP4-RECV:8125', '/dev/null'],
  ['socat', 'TCP4-LISTEN:2003,fork,reuseaddr', '/dev/null,ignoreeof'],
  ['socat', 'TCP4-LISTEN:5432,fork,reuseaddr', 'OPEN:/dev/null,ignoreeof'],
  ['socat', 'TCP4-LISTEN:389,fork,reuseaddr', 'OPEN:/dev/null,ignoreeof'],
  ['/usr/bin/python3', '-m', 'pyftpdlib', '-p', '21', '-w', '-i', '0.0.0.0'],
  ['/usr/bin/python3', '-m', 'aiosmtpd', '-n', '-l', '0.0.0.0:25', '-c', 'aiosmtpd.handlers.Sink'],
];

/** Starts all servers; where one is not there, its programs find none. */
export async function startServers(folder: string): Promise<ChildProcess[]> {
  await writeServed(folder);
  const site = spawn(process.execPath, [fileURLToPath(new URL('site/server.ts', import.meta.url)), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(site.stdout, 'data');
  const rsync = ['rsync', '--daemon', '--no-detach', `--config=${folder}/rsyncd.conf`];
  const snmp = ['snmpd', '-f', '-C', '-c', `${folder}/snmpd.conf`, 'udp:161'];
  const tls = [
    'openssl',
    's_server',
    '-accept',
    '4433',
    '-cert',
    `${folder}/tls.pem`,
    '-key',
    `${folder}/tls.key`,
    '-quiet',
    '-naccept',
    '1000000',
  ];
  const others = [...commands, rsync, snmp, tls].map(([command = '', ...args]) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', () => process.stdout.write(`not there: ${command}\n`));
    return child;
  });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return [site, ...others];
}
