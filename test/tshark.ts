import { spawnSync } from 'node:child_process';

const CHECKS = ['ip.check_checksum', 'tcp.check_checksum', 'udp.check_checksum'].flatMap((name) => [
  '-o',
  `${name}:TRUE`,
]);
const OUTPUT_MAX = 1 << 30;

/** What tshark finds wrong with a packet: malformed, a warning or an error, a bad checksum. */
export const BAD =
  '_ws.malformed or _ws.expert.severity >= 0x600000 or ip.checksum.status == "Bad" or tcp.checksum.status == "Bad" or udp.checksum.status == "Bad"';

/** The fields that tshark tells of each packet of a capture that a filter lets through, a line each. */
export function tshark(file: string, filter: string, ...fields: string[]): string[] {
  const wanted = fields.flatMap((field) => ['-e', field]);
  const { stdout, stderr, status } = spawnSync(
    'tshark',
    ['-n', '-r', file, ...CHECKS, '-Y', filter, '-T', 'fields', ...wanted],
    { encoding: 'utf8', maxBuffer: OUTPUT_MAX, env: { ...process.env, TZ: 'UTC' } },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\n').filter((line) => line !== '');
}
