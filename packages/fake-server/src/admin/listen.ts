import type { AddressInfo } from 'node:net';
import { LOOPBACK } from '../listener.ts';
import { createAdminApp } from './app.ts';
import type { Access, AdminContext } from './context.ts';
import { urlHost } from './url-host.ts';

export { createMetrics } from './metrics.ts';

/** Where the admin API listens. */
export interface AdminOptions extends Partial<Access> {
  /** 0, the default, for any free one. */
  readonly port?: number;
  /** Loopback unless a person has said otherwise. */
  readonly host?: string;
}

/** An admin API that listens. */
export interface Admin {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the admin API. Rejects with the system's error when the port cannot be had. */
export async function openAdmin(context: AdminContext, options: AdminOptions): Promise<Admin> {
  const { port: wanted = 0, host = LOOPBACK, hosts = [], token = null } = options;
  const app = await createAdminApp(context, { hosts: host === LOOPBACK ? hosts : [...hosts, urlHost(host)], token });
  try {
    await app.listen({ port: wanted, host });
  } catch (error) {
    await app.close();
    throw Object.assign(error as Error, { port: wanted });
  }
  const { port } = app.server.address() as AddressInfo;
  return { port, url: `http://${urlHost(host)}:${port}`, close: () => app.close() };
}
