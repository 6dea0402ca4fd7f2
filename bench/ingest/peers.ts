import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What is installed to be held against, for the benchmark alone: it is no dependency of the project. */
export const VERSIONS = {
  '@mockoon/cli': '9.9.0',
  fastify: '5.12.8',
  'json-server': '0.17.4',
  mockttp: '4.6.5',
  mountebank: '2.9.1',
} as const;

const HOST = '127.0.0.1';
const REPLY = { type: 'application/json', body: '{"resultCode":"0","resultDesc":"Success"}' };
const server = fileURLToPath(new URL('server.ts', import.meta.url));
const phonehome = fileURLToPath(new URL('../../packages/cli/bin/phonehome.js', import.meta.url));

/** Installs the peers into the folder for temporary files, where they stay for the next time. */
export async function installPeers(): Promise<string> {
  const name = Object.values(VERSIONS).join('-');
  const folder = join(tmpdir(), `phonehome-bench-peers-${name}`);
  if (existsSync(join(folder, 'installed'))) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: VERSIONS }));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  await writeFile(join(folder, 'installed'), '');
  return folder;
}

/** The arguments of Node.js that start a server on a port, with a folder to work in and that of the peers. */
type Command = (port: number, work: string, peers: string) => Promise<readonly string[]>;

const small =
  (name: string): Command =>
  async (port, _work, peers) => [server, name, String(port), peers];

/** Every server of the comparison, with its best fair settings. */
export const contenders = {
  /** On disk, synced before the reply; no log of requests. The policy is as the default one, without its delay. */
  async phonehome(port, work) {
    const rules = [
      '{id: china-telecom, when: {primary_sim: china-telecom, required_fields: complete}, outcome: accepted, delay_ms: 0}',
      '{id: otherwise, when: {}, outcome: refused, result_code: "1", result_desc: Refused, delay_ms: 0}',
    ];
    const policy = join(work, 'policy.yaml');
    await writeFile(policy, `format: phonehome-policy/1\nrules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`);
    return [
      phonehome,
      'serve',
      '--port',
      String(port),
      '--store',
      join(work, 'store'),
      '--policy',
      policy,
      '--log',
      'off',
    ];
  },
  raw: small('raw'),
  durable: small('durable'),
  fastify: small('fastify'),
  mockttp: small('mockttp'),
  'json-server': small('json-server'),
  /** Records in memory; no log but of errors, no log file, no rules. */
  async mountebank(port, work, peers) {
    const response = { is: { statusCode: 200, headers: { 'Content-Type': REPLY.type }, body: REPLY.body } };
    const imposter = { port, protocol: 'http', host: HOST, recordRequests: true, stubs: [{ responses: [response] }] };
    const config = join(work, 'imposters.json');
    await writeFile(config, JSON.stringify({ imposters: [imposter] }));
    const quiet = ['--nologfile', '--loglevel', 'error', '--localOnly', '--pidfile', join(work, 'mb.pid')];
    const admin = String(await freePort());
    return [join(peers, 'node_modules/mountebank/bin/mb'), 'start', '--port', admin, '--configfile', config, ...quiet];
  },
  /** Records the last hundred in memory, as it does by default; no log file, nothing of the exchange in the log. */
  async mockoon(port, work, peers) {
    const headers = [{ key: 'Content-Type', value: REPLY.type }];
    const response = { uuid: 'response', body: REPLY.body, statusCode: 200, headers, rules: [], default: true };
    const route = { uuid: 'route', type: 'http', method: 'post', endpoint: '', responses: [response], enabled: true };
    const children = [{ type: 'route', uuid: 'route' }];
    const environment = { uuid: 'bench', name: 'bench', port, hostname: HOST, routes: [route], rootChildren: children };
    const file = join(work, 'environment.json');
    await writeFile(file, JSON.stringify(environment));
    const options = ['--data', file, '--repair', '--disable-log-to-file'];
    return [join(peers, 'node_modules/@mockoon/cli/bin/run.js'), 'start', ...options];
  },
} satisfies Record<string, Command>;

export type Contender = keyof typeof contenders;

/** A server that runs. */
export interface Running {
  readonly port: number;
  readonly pid: number;
  /** Ends it, and removes what it kept; tells how many seconds it took to end. */
  stop(): Promise<number>;
}

/** Starts a server in a folder of its own, as a process of its own, and waits until it takes connections. */
export async function startContender(name: Contender, peers: string): Promise<Running> {
  const work = await mkdtemp(join(tmpdir(), `phonehome-bench-${name}-`));
  const port = await freePort();
  const args = await contenders[name](port, work, peers);
  // What some write for each request goes where it costs least.
  const child = spawn(process.execPath, args, { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  for (let tries = 0; !(await canConnect(port)); tries++) {
    if (child.exitCode !== null || tries > 300) throw new Error(`${name} does not start`);
    await wait(100);
  }
  return {
    port,
    pid: child.pid as number,
    async stop() {
      const begun_ms = performance.now();
      child.kill('SIGINT');
      await ended;
      const seconds = (performance.now() - begun_ms) / 1_000;
      await rm(work, { recursive: true });
      return seconds;
    },
  };
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, HOST);
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  await new Promise((resolve) => holder.close(resolve));
  return port;
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
