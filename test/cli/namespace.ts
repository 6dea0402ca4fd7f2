import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name that must not be looked up, and an address of documentation (RFC 5737) that it is given here. */
export const REAL_HOST = 'zzhc.vnet.cn';
const ELSEWHERE = '203.0.113.7';
/** A proxy that would be dialled by whoever heeds the variables. */
const PROXY = 'http://203.0.113.8:3128';

/**
 * Runs in a network of its own that has no way out, and in which names lead astray: the resolver is a port of this machine,
 * and the hosts file gives the real name an address elsewhere. $1 is the folder.
 */
const ENTER = `
ip link set lo up
printf 'nameserver 127.0.0.1\\n' > "$1/resolv.conf"
printf '127.0.0.1 localhost\\n${ELSEWHERE} ${REAL_HOST}\\n' > "$1/hosts"
mount --bind "$1/resolv.conf" /etc/resolv.conf
mount --bind "$1/hosts" /etc/hosts
cd "$1"
exec sh script
`;

const CALLS = 'connect,sendto,sendmsg,sendmmsg,bind';

/** Why there is no such network here, or false. */
export function noNamespace(): string | false {
  const works = spawnSync('unshare', [
    '--net',
    '--mount',
    'sh',
    '-c',
    'ip link set lo up && strace -e trace=connect true',
  ]);
  return works.status !== 0 && 'no judge: it needs root, and apt-get install strace iproute2 util-linux';
}

/** What a command has left: its exit code and output, and every address that it has dialled, sent to or listened on. */
export interface Witnessed {
  readonly code: number | null;
  readonly output: string;
  readonly dialled: readonly string[];
  readonly bound: readonly string[];
}

/** Runs a shell script in that network; in it, \`$witness\` before a command has it watched. */
export async function inNamespace(folder: string, script: string): Promise<Witnessed> {
  await mkdir(folder, { recursive: true });
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
  const variables = [
    ...proxies.map((name) => [name, PROXY]),
    ['NODE_USE_ENV_PROXY', '1'],
    ['NO_PROXY', ''],
    ['no_proxy', ''],
  ];
  const witness = `strace --seccomp-bpf -f -qq -o ${join(folder, 'trace')} -e trace=${CALLS}`;
  await writeFile(join(folder, 'script'), `witness='${witness}'\n${script}`);
  const { status, stdout, stderr } = spawnSync('unshare', ['--net', '--mount', 'sh', '-ec', ENTER, 'sh', folder], {
    encoding: 'utf8',
    env: { ...process.env, ...Object.fromEntries(variables) },
    timeout: 120_000,
  });
  const trace = await readFile(join(folder, 'trace'), 'utf8').catch(() => '');
  const addresses = (call: RegExp): string[] =>
    trace
      .split('\n')
      .filter((line) => call.test(line))
      .flatMap((line) => addressIn(line) ?? []);
  return {
    code: status,
    output: stdout + stderr,
    dialled: addresses(/\b(?:connect|sendto|sendmsg|sendmmsg)\(/),
    bound: addresses(/\bbind\(/),
  };
}

/** The address and port of an Internet socket in a line of strace, such as \`127.0.0.1:53\`; null for other sockets. */
function addressIn(line: string): string | null {
  const port = /\bsin6?_port=htons\((\d+)\)/.exec(line)?.[1];
  const address = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/.exec(line);
  return port === undefined ? null : `${address?.[1] ?? address?.[2]}:${port}`;
}
