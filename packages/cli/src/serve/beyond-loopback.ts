import { isIP } from 'node:net';
import { LOOPBACK } from '@phonehome/fake-server';
import { PhonehomeError, type Problem } from '@phonehome/shared';

/** Who may reach the server, and what is kept of them. */
export interface Reach {
  readonly listen?: string;
  readonly adminListen?: string;
  readonly token: string | null;
  readonly has_retention: boolean;
}

/** Whether only this machine can reach an address. */
export function isLoopback(address: string): boolean {
  return address === LOOPBACK || address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

/**
 * Refuses a server that others can reach and that has not said who may look at what it keeps, and for how long.
 * @throws PhonehomeError USAGE with everything that is missing
 */
export function refuseOpenServer({ listen, adminListen, token, has_retention }: Reach): void {
  const problems: Problem[] = [];
  for (const [option, address] of [
    ['--listen', listen],
    ['--admin-listen', adminListen],
  ] as const) {
    if (address === undefined) continue;
    if (isIP(address) === 0) {
      const remedy = 'Give an address of this machine, such as 192.0.2.1; names are not resolved';
      problems.push({ what: `${option} ${JSON.stringify(address)} is no IP address`, remedy });
    } else if (!isLoopback(address)) {
      if (token === null) {
        const remedy = 'Give --token-file FILE; its token is then needed for the admin API';
        problems.push({
          what: `with ${option} ${address}, others can reach this server, and there is no token`,
          remedy,
        });
      }
      if (option === '--listen' && !has_retention) {
        const remedy = 'Give --retain-days, --retain-count or --retain-bytes';
        problems.push({
          what: `with ${option} ${address}, phones of others can reach this server, and nothing limits what it keeps of them`,
          remedy,
        });
      }
    }
  }
  if (problems.length > 0) throw new PhonehomeError('USAGE', problems);
}

/** What a Host header has before the port: a name, or an address, of IPv6 in brackets. */
const HOST_NAME = /^(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\])$/i;

/**
 * Refuses names by which nobody can call, such as one with a port: it would be taken, and each call refused.
 * @throws PhonehomeError USAGE
 */
export function refuseNoHostNames(names: readonly string[]): void {
  const problems = names
    .filter((name) => !HOST_NAME.test(name))
    .map((name): Problem => {
      const remedy = 'Give the name alone, without scheme, port or path, such as lab.example';
      return { what: `--admin-host ${JSON.stringify(name)} is no host name`, remedy };
    });
  if (problems.length > 0) throw new PhonehomeError('USAGE', problems);
}

/** What whoever opens the server to others is told. */
export function noticeOf(address: string, is_hashed: boolean): string {
  return [
    `this server listens on ${address}: phones of real people may reach it.`,
    'What they send in clear text names their phone, their SIM card and where they are. Use it only with phones that are',
    'yours, or whose owners know of it and have agreed (RESPONSIBLE_USE.md). A law may need more than that.',
    is_hashed
      ? 'Identifiers are kept as keyed hashes.'
      : 'Keep no more than you need: --hash-identifiers FILE keeps keyed hashes instead of identifiers.',
  ].join('\n  ');
}
