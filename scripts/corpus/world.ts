import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

/** What the machine is called within: nothing of its own name may be in the corpus. */
const NAME = 'corpus.example';

/**
 * Runs this program again where there is no network but a loopback of its own, nor a name of the machine: whatever the
 * programs do, nothing can leave.
 */
export function enterWorld(script: string, args: readonly string[]): Promise<number> {
  const rights = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const within = ['--net', '--uts', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', ...rights];
  const child = spawn('unshare', [...within, process.execPath, script, '--within', ...args], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Makes the world: a loopback that is up, a name, and a resolver for which every name is on loopback. */
export function makeWorld(folder: string): ChildProcess {
  const run = (command: string, ...args: string[]): void => {
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  run('ip', 'link', 'set', 'lo', 'up');
  run('hostname', NAME);
  writeFileSync('/proc/sys/net/ipv4/ip_local_port_range', '2000 65000');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of [
    ['hosts', `127.0.0.1 localhost ${NAME}\n`],
    ['resolv.conf', 'nameserver 127.0.0.1\n'],
  ] as const) {
    writeFileSync(`${folder}/${name}`, text);
    run('mount', '--bind', `${folder}/${name}`, `/etc/${name}`);
  }
  const answers = [
    '--address=/#/127.0.0.1',
    '--txt-record=txt.example,v=spf1',
    '--no-resolv',
    '--no-hosts',
    '--user=root',
  ];
  return spawn(
    'dnsmasq',
    ['--keep-in-foreground', '--pid-file=', ...answers, '--log-facility=/dev/null', '--cache-size=0'],
    { stdio: 'ignore' },
  );
}

/** Captures all of the loopback, until it is ended. */
export async function startCapture(file: string): Promise<() => Promise<void>> {
  const args = ['-i', 'lo', '-w', file, '-B', '131072', '-s', '0', '-Z', 'root', '--immediate-mode'];
  const child = spawn('tcpdump', args.slice(0, -1), { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('listening on')) resolve();
    });
  });
  return () =>
    new Promise((resolve) => {
      child.on('close', () => {
        process.stdout.write(said.replace(/^/gm, '    '));
        resolve();
      });
      // What it has not yet read from the kernel is read before it ends.
      setTimeout(() => child.kill('SIGINT'), 2_000);
    });
}
